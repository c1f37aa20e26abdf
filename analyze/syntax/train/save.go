package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"path/filepath"
)

// save writes the weights as package syntax reads them.
func (m *model) save(dir, forms string) error {
	form := &param{rows: m.delta.rows, cols: m.dim, w: append([]float32(nil), m.delta.w...)}
	for i := range form.rows {
		matvec(form.row(i), m.proj.w, m.vec.row(i))
	}
	var out bytes.Buffer
	write := func(name string, p *param) { writeBlock(&out, name, p.rows, p.cols, p.w) }
	vector := func(name string, p *param) { writeBlock(&out, name, len(p.w), 0, p.w) }
	both := func(name string, w, b *param) { write(name, w); vector(name+" bias", b) }
	write("form", form)
	write("suffix", m.suffix)
	write("prefix", m.pre)
	write("shape", m.shape)
	write("tag", m.tagC)
	write("tag before", m.tagL)
	write("tag after", m.tagR)
	both("layer 1", m.w1, m.b1)
	for i := range m.w {
		both(fmt.Sprintf("layer %d", i+2), m.w[i], m.b[i])
	}
	both("tagger", m.tagW, m.tagB)
	both("dependent", m.dW, m.dB)
	both("head", m.hW, m.hB)
	both("pair", m.u, m.ub)
	vector("distance", m.dist)
	write("relation dependent", m.rdW)
	write("relation head", m.rhW)
	vector("relation hidden bias", m.rB)
	write("relation distance", m.rdist)
	both("relation", m.rOut, m.rOB)
	if err := os.WriteFile(filepath.Join(dir, "network.bin"), out.Bytes(), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "forms.txt"), []byte(forms), 0o644)
}

// writeBlock writes a matrix; see package syntax for the form.
func writeBlock(out *bytes.Buffer, name string, rows, cols int, w []float32) {
	fmt.Fprintln(out, name)
	order := binary.LittleEndian
	out.Write(order.AppendUint32(nil, uint32(rows)))
	out.Write(order.AppendUint32(nil, uint32(cols)))
	var cells []byte
	for r := range rows {
		if cols == 0 {
			out.Write(order.AppendUint32(nil, math.Float32bits(w[r])))
			continue
		}
		row := w[r*cols : (r+1)*cols]
		top := float32(0)
		for _, v := range row {
			top = max(top, v, -v)
		}
		unit := top / 127
		out.Write(order.AppendUint32(nil, math.Float32bits(unit)))
		for _, v := range row {
			if unit > 0 {
				v /= unit
			}
			cells = append(cells, byte(int8(math.Round(float64(v)))))
		}
	}
	out.Write(cells)
}
