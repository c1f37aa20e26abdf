package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"path/filepath"
)

// save writes the weights as package syntax reads them, and the forms.
func (m *model) save(dir, forms string) error {
	var out bytes.Buffer
	for _, p := range m.params {
		switch {
		case p == m.projection:
		case p == m.form:
			writeBlock(&out, m.embeddedForms())
		default:
			writeBlock(&out, p)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "network.bin"), out.Bytes(), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "forms.txt"), []byte(forms), 0o644)
}

// embeddedForms adds the projected vectors to what was learned beside them.
func (m *model) embeddedForms() *param {
	p := &param{name: m.form.name, rows: m.form.rows, cols: m.form.cols, w: append([]float32(nil), m.form.w...)}
	for i := range p.rows {
		addProduct(p.row(i), m.projection.w, m.vectors.row(i))
	}
	return p
}

// writeBlock writes a parameter; see block in package syntax for the form.
func writeBlock(out *bytes.Buffer, p *param) {
	fmt.Fprintln(out, p.name)
	number := func(v uint32) { out.Write(binary.LittleEndian.AppendUint32(nil, v)) }
	if p.rows == 1 {
		number(uint32(p.cols))
		number(0)
		for _, v := range p.w {
			number(math.Float32bits(v))
		}
		return
	}
	number(uint32(p.rows))
	number(uint32(p.cols))
	var cells []byte
	for r := range p.rows {
		unit, row := quantize(p.row(r))
		number(math.Float32bits(unit))
		cells = append(cells, row...)
	}
	out.Write(cells)
}

// quantize returns a row in whole numbers from -127 to 127, and the unit that they count.
func quantize(row []float32) (unit float32, cells []byte) {
	top := float32(0)
	for _, v := range row {
		top = max(top, v, -v)
	}
	unit = top / 127
	for _, v := range row {
		if unit > 0 {
			v /= unit
		}
		cells = append(cells, byte(int8(math.Round(float64(v)))))
	}
	return unit, cells
}
