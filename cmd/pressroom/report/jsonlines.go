package report

import (
	"io"

	"pressroom/analyze/schema"
	"pressroom/index"
)

// openJSONLines writes rows, or where there are none chosen whole analyses.
func openJSONLines(w io.Writer, tables []rows) Exporter {
	if len(tables) == 0 {
		return analyses{w}
	}
	return rowExporter{jsonRows{w}, tables}
}

// analyses writes an analysis a line.
type analyses struct{ w io.Writer }

func (analyses) Head() error { return nil }
func (analyses) Foot() error { return nil }

func (x analyses) Release(st index.Stored) error {
	_, err := x.w.Write(st.Analysis.Line())
	return err
}

// jsonRows writes a row a line, an object with the names of the columns.
type jsonRows struct{ w io.Writer }

func (jsonRows) begin([]rows) error { return nil }
func (jsonRows) end() error         { return nil }

func (x jsonRows) row(of rows, values []any) error {
	row, err := of.object(values, nil)
	if err != nil {
		return err
	}
	return WriteAnswer(x.w, row)
}

// object is JSON that is written already.
type object []byte

func (o object) MarshalJSON() ([]byte, error) { return o, nil }

// object returns a row as a JSON object: under "rows" the name of the table, then the
// columns in their order but those left out.
func (r rows) object(values []any, leave map[string]bool) (object, error) {
	b := []byte(`{"rows":"` + r.name + `"`)
	for n, col := range r.all() {
		if leave[col.name] {
			continue
		}
		v := values[n]
		if l, ok := v.([]string); ok && l == nil {
			v = []string{}
		}
		line, err := schema.Marshal(v)
		if err != nil {
			return nil, err
		}
		b = append(append(b, `,"`+col.name+`":`...), line...)
	}
	return append(b, '}'), nil
}
