//go:build !purego

#include "textflag.h"

// func addProducts(out *float32, cells *int8, x *uint8, biases *int32, units *float32, unit float32, blocks, quads int)
TEXT ·addProducts(SB), NOSPLIT, $0-64
	MOVQ out+0(FP), DI
	MOVQ cells+8(FP), SI
	MOVQ x+16(FP), R8
	MOVQ biases+24(FP), R9
	MOVQ units+32(FP), R10
	VBROADCASTSS unit+40(FP), Y14
	MOVQ blocks+48(FP), CX
	VPCMPEQW Y15, Y15, Y15 // 16 times 1: what adds two neighbours of 16 bits
	VPSRLW $15, Y15, Y15

block:
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	MOVQ R8, AX
	MOVQ quads+56(FP), DX

quad:
	VPBROADCASTD (AX), Y2
	VPBROADCASTD 4(AX), Y3
	VPMADDUBSW (SI), Y2, Y2
	VPMADDUBSW 32(SI), Y3, Y3
	VPMADDWD Y15, Y2, Y2
	VPMADDWD Y15, Y3, Y3
	VPADDD Y2, Y0, Y0
	VPADDD Y3, Y1, Y1
	ADDQ $8, AX
	ADDQ $64, SI
	SUBQ $2, DX
	JNZ quad

	VPADDD Y1, Y0, Y0
	VPSUBD (R9), Y0, Y0
	VCVTDQ2PS Y0, Y0
	VMULPS (R10), Y14, Y1
	VMULPS Y1, Y0, Y0
	VADDPS (DI), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $32, R9
	ADDQ $32, R10
	ADDQ $32, DI
	DECQ CX
	JNZ block
	VZEROUPPER
	RET

// func addWeights(out *float32, weights *int8, unit float32, eights int)
TEXT ·addWeights(SB), NOSPLIT, $0-32
	MOVQ out+0(FP), DI
	MOVQ weights+8(FP), SI
	VBROADCASTSS unit+16(FP), Y1
	MOVQ eights+24(FP), CX

eight:
	VPMOVSXBD (SI), Y0
	VCVTDQ2PS Y0, Y0
	VMULPS Y1, Y0, Y0
	VADDPS (DI), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $8, SI
	ADDQ $32, DI
	DECQ CX
	JNZ eight
	VZEROUPPER
	RET
