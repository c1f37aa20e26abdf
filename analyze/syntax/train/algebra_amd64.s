//go:build !purego

#include "textflag.h"

// func dots4(out, w, x *float32, cols, eights int)
TEXT ·dots4(SB), NOSPLIT, $0-40
	MOVQ out+0(FP), DI
	MOVQ w+8(FP), SI
	MOVQ x+16(FP), DX
	MOVQ cols+24(FP), R8
	MOVQ eights+32(FP), CX
	SHLQ $2, R8            // bytes of a row
	LEAQ (SI)(R8*1), R9
	LEAQ (R9)(R8*1), R10
	LEAQ (R10)(R8*1), R11
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3
	XORQ AX, AX

eight:
	VMOVUPS (DX)(AX*1), Y4
	VMULPS (SI)(AX*1), Y4, Y5
	VMULPS (R9)(AX*1), Y4, Y6
	VMULPS (R10)(AX*1), Y4, Y7
	VMULPS (R11)(AX*1), Y4, Y8
	VADDPS Y5, Y0, Y0
	VADDPS Y6, Y1, Y1
	VADDPS Y7, Y2, Y2
	VADDPS Y8, Y3, Y3
	ADDQ $32, AX
	DECQ CX
	JNZ eight

	VHADDPS Y1, Y0, Y0     // neighbours of 0, of 1, in each half
	VHADDPS Y3, Y2, Y2
	VHADDPS Y2, Y0, Y0     // 0, 1, 2, 3 in each half
	VEXTRACTF128 $1, Y0, X1
	VADDPS X1, X0, X0
	VMOVUPS X0, (DI)
	VZEROUPPER
	RET

// func axpy(out, x *float32, factor float32, eights int)
TEXT ·axpy(SB), NOSPLIT, $0-32
	MOVQ out+0(FP), DI
	MOVQ x+8(FP), SI
	VBROADCASTSS factor+16(FP), Y0
	MOVQ eights+24(FP), CX

eight:
	VMULPS (SI), Y0, Y1
	VADDPS (DI), Y1, Y1
	VMOVUPS Y1, (DI)
	ADDQ $32, SI
	ADDQ $32, DI
	DECQ CX
	JNZ eight
	VZEROUPPER
	RET
