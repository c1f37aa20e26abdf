package ingest

import (
	"strings"
	"testing"
)

// TestRecords reads records of JSON and tables.
func TestRecords(t *testing.T) { testTold(t, "testdata/records.txtar") }

func TestColumns(t *testing.T) {
	table := "nr,story,body\n1,The wall is open.,x\n"
	rels, errs := read(t, Options{Columns: map[string]string{"text": "Story"}}, write(t, "x.csv", []byte(table)))
	if len(rels) != 1 || rels[0].Text != "The wall is open." || !strings.HasSuffix(rels[0].Source, "x.csv#2") {
		t.Errorf("got %+v %q", rels, errs)
	}
	rels, errs = read(t, Options{Columns: map[string]string{"id": "nr"}}, write(t, "x.csv", []byte("nr,text\n17,The wall is open.\n")))
	if len(rels) != 1 || rels[0].ID != "17" {
		t.Errorf("got %+v %q", rels, errs)
	}
	if _, errs := read(t, Options{}, write(t, "x.csv", []byte("nr,story\n1,The wall is open.\n"))); len(errs) != 1 ||
		!strings.Contains(errs[0], "--column text=NAME") {
		t.Errorf("got %q", errs)
	}
	folder := write(t, "x.csv", []byte("nr,price\n1,2\n"))
	if _, errs := read(t, Options{}, folder[:len(folder)-len("/x.csv")]); len(errs) != 1 || !strings.Contains(errs[0], "passed over (csv)") {
		t.Errorf("got %q", errs)
	}
}
