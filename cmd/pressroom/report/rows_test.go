package report

import (
	"bufio"
	"bytes"
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"pressroom/analyze/schema"
	"pressroom/index"
)

// hostileReleases are a release for each hostile text, with every field made of it.
func hostileReleases() (all []index.Stored) {
	for n, text := range hostile {
		st := storedEvent(text, "2026-02-13", feb13, feb14, "planned")
		st.Analysis.ID = fmt.Sprintf("%d %s", n, text)
		all = append(all, st)
	}
	return all
}

// Every value of every table has the place of its column, and says where it comes
// from.
func TestRows(t *testing.T) {
	for _, table := range tables {
		for _, st := range append(hostileReleases(), analysedSamples(t)...) {
			for _, values := range table.values(st) {
				if len(values) != len(table.all()) {
					t.Fatalf("%s: %d values for %d columns", table.name, len(values), len(table.all()))
				}
				for n, col := range table.all() {
					checkValue(t, table.name+"."+col.name, col.holds, values[n])
				}
				if values[0] == nil {
					t.Errorf("%s: a row without its release", table.name)
				}
			}
		}
	}
}

func checkValue(t *testing.T, name string, holds kind, value any) {
	t.Helper()
	right := value == nil
	switch value.(type) {
	case string:
		right = holds == words || holds == day
	case int:
		right = holds == integer
	case float64:
		right = holds == number
	case bool:
		right = holds == truth
	case []string:
		right = holds == list
	}
	if !right {
		t.Errorf("%s: %T %v", name, value, value)
	}
}

// The text between the offsets of a row is what the row says.
func TestRowOffsets(t *testing.T) {
	found := 0
	for _, st := range analysedSamples(t) {
		runes := []rune(st.Release.Original())
		for _, q := range quoteRows.values(st) {
			cells := byName(quoteRows, q)
			got := string(runes[cells["start"].(int):cells["end"].(int)])
			if found++; Plain(got) != Plain(cells["text"].(string)) {
				t.Errorf("%v: %q, want %q", cells["quote"], got, cells["text"])
			}
		}
	}
	if found < 10 {
		t.Errorf("only %d quotes", found)
	}
}

func byName(table rows, values []any) map[string]any {
	out := map[string]any{}
	for n, col := range table.all() {
		out[col.name] = values[n]
	}
	return out
}

// Each table in each format is what a strict reader of the format takes, with a row
// for each of its rows, and drives no terminal.
func TestFormatsHostile(t *testing.T) {
	all := hostileReleases()
	readers := map[string]func(t *testing.T, out string) int{
		"csv": readCSV, "jsonl": readJSONLines, "md": readMarkdown, "geojson": readGeoJSON,
	}
	for name, read := range readers {
		for _, table := range formats[name].takes {
			out := writtenRows(t, name, table, all...)
			for _, line := range strings.Split(strings.ReplaceAll(out, "\r\n", "\n"), "\n") {
				if line != strings.Map(visible, line) {
					t.Errorf("%s of %s: %q drives a terminal", name, table, line)
				}
			}
			if n := read(t, out); n != len(all) {
				t.Errorf("%s of %s: %d rows, want %d", name, table, n, len(all))
			}
		}
	}
}

func readCSV(t *testing.T, out string) int {
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if r, _ := utf8.DecodeRuneInString(strings.TrimSpace(cell)); strings.ContainsRune("=+-@", r) {
				t.Errorf("cell %q is a formula", cell)
			}
		}
	}
	return len(rows) - 1
}

func readJSONLines(t *testing.T, out string) (n int) {
	lines := bufio.NewScanner(strings.NewReader(out))
	lines.Buffer(nil, 1<<20)
	for ; lines.Scan(); n++ {
		var row map[string]any
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil || row["release"] == "" {
			t.Errorf("%s: %v", lines.Text(), err)
		}
	}
	return n
}

func readMarkdown(t *testing.T, out string) int {
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	for _, line := range lines {
		if got, want := len(cells(t, line)), len(cells(t, lines[0])); got != want {
			t.Errorf("%d cells, want %d: %q", got, want, line)
		}
	}
	return len(lines) - 2
}

func readGeoJSON(t *testing.T, out string) int {
	var top struct{ Features []json.RawMessage }
	if err := json.Unmarshal([]byte(out), &top); err != nil {
		t.Fatal(err)
	}
	for _, f := range top.Features {
		if !checkFeature(t, f) {
			t.Errorf("no point: %s", f)
		}
	}
	return len(top.Features)
}

// openSQLite writes a database and opens it.
func openSQLite(t *testing.T, all iter.Seq[index.Stored]) *sql.DB {
	t.Helper()
	path := filepath.Join(t.TempDir(), "out.db")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	export(t, "sqlite", "", f, all)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// ask returns the first column of the answer to a query, in one line.
func ask(t *testing.T, db *sql.DB, query string, args ...any) string {
	t.Helper()
	rows, err := db.Query(query, args...)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	var got []string
	for rows.Next() {
		var s sql.NullString
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		got = append(got, s.String)
	}
	return strings.Join(got, " ")
}

func TestSQLite(t *testing.T) {
	all := analysedSamples(t)
	want := map[string]int{}
	for _, table := range tables {
		for _, st := range all {
			want[table.name] += len(table.values(st))
		}
	}
	db := openSQLite(t, func(yield func(index.Stored) bool) {
		for _, st := range append(all, hostileReleases()...) {
			if !yield(st) {
				return
			}
		}
	})
	for name, n := range want {
		if got := ask(t, db, "SELECT count(*) FROM "+name); got != fmt.Sprint(n+len(hostile)) {
			t.Errorf("%s: %s rows, want %d", name, got, n+len(hostile))
		}
	}
	for query, want := range map[string]string{
		"PRAGMA integrity_check":   "ok",
		"PRAGMA foreign_key_check": "",
		"SELECT DISTINCT typeof(start) || typeof(lat) FROM places WHERE lat NOT NULL":                                  "integerreal",
		"SELECT group_concat(name) FROM pragma_table_info('quotes') WHERE pk":                                          "release,source,quote",
		`SELECT DISTINCT "table" || "from" FROM pragma_foreign_key_list('events')`:                                     "releasesrelease releasessource",
		"SELECT count(*) FROM events WHERE NOT json_valid(who)":                                                        "0",
		"SELECT source FROM releases WHERE rowid IN (SELECT rowid FROM releases_fts WHERE headline MATCH 'dockwork*')": "sample/union.txt",
	} {
		if got := ask(t, db, query); got != want {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
	for _, st := range hostileReleases() {
		if got, want := ask(t, db, "SELECT text FROM quotes WHERE release = ?", Multiline(st.Analysis.ID)), Multiline(st.Release.Text); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// many yields n releases, each with a row of every table.
func many(n int) iter.Seq[index.Stored] {
	return func(yield func(index.Stored) bool) {
		for k := range n {
			text := fmt.Sprintf("Ann Lee opens bridge %d. %s", k, strings.Repeat("It is long. ", 10))
			st := storedEvent(text, "2026-02-13", feb13, feb14, "planned")
			st.Release.ID, st.Analysis.ID = fmt.Sprint(k), fmt.Sprint(k)
			if !yield(st) {
				return
			}
		}
	}
}

// TestExportLarge writes many releases: each is in every format, and none is kept.
func TestExportLarge(t *testing.T) {
	n := 60000
	if testing.Short() {
		n = 1500
	}
	for name := range formats {
		t.Run(name, func(t *testing.T) {
			w := &counter{}
			var most uint64
			export(t, name, "", w, func(yield func(index.Stored) bool) {
				k := 0
				for st := range many(n) {
					if k++; k%(n/5) == 0 {
						most = max(most, heap())
					}
					if !yield(st) {
						return
					}
				}
			})
			if w.bytes < int64(n)*100 {
				t.Errorf("%d releases are %d bytes", n, w.bytes)
			}
			if most > 64<<20 {
				t.Errorf("%d MB in use", most>>20)
			}
		})
	}
}

type counter struct{ bytes int64 }

func (c *counter) Write(b []byte) (int, error) {
	c.bytes += int64(len(b))
	return len(b), nil
}

// heap returns how many bytes are in use.
func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// What a format cannot hold is an error.
func TestUnknownRows(t *testing.T) {
	for _, bad := range [][2]string{{"xls", ""}, {"csv", "topics"}, {"ics", "events"}, {"geojson", "quotes"}, {"sqlite", "events"}} {
		if _, err := NewExporter(bad[0], bad[1], io.Discard); err == nil {
			t.Errorf("format %s takes rows %q", bad[0], bad[1])
		}
	}
}

// A value of a JSON line is what the analysis says, null where it is unknown.
func TestJSONRows(t *testing.T) {
	st := storedEvent("x", "", feb13, feb13, "planned")
	st.Analysis.Issuer = ""
	var row struct {
		Rows   string
		Issuer *string
		Who    []string
		Start  *int
	}
	line := writtenRows(t, "jsonl", "events", st)
	if err := json.NewDecoder(bytes.NewReader([]byte(line))).Decode(&row); err != nil {
		t.Fatal(err)
	}
	if row.Rows != "events" || row.Issuer != nil || len(row.Who) != 2 || row.Start == nil {
		t.Errorf("%+v of %s", row, line)
	}
	if an := (schema.Analysis{}); len(eventRows.values(index.Stored{Analysis: an})) != 0 {
		t.Error("an event of nothing")
	}
}
