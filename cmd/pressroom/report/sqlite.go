package report

import (
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"pressroom/analyze/schema"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// sqliteFile writes a database of SQLite 3: a table for each kind of rows, with the
// release and the key of a row as its primary key, and an index of words (FTS5) for
// the tables of indexed. Lists are arrays of JSON. SQLite writes files alone, so the
// database is made in a folder of its own and copied at the end.
type sqliteFile struct {
	w      io.Writer
	dir    string
	db     *sql.DB
	tx     *sql.Tx
	insert map[string]*sql.Stmt
}

// indexed are the columns whose words can be searched.
var indexed = map[string]string{"releases": "headline, text", "events": "what, evidence", "quotes": "text"}

// sqlTypes are the types of columns.
var sqlTypes = map[kind]string{words: "TEXT", day: "TEXT", integer: "INTEGER", number: "REAL", truth: "INTEGER", list: "TEXT"}

func (x *sqliteFile) begin(tables []rows) (err error) {
	if x.dir, err = os.MkdirTemp("", "pressroom-export-"); err != nil {
		return err
	}
	if x.db, err = sql.Open("sqlite", x.path()); err != nil {
		return err
	}
	x.db.SetMaxOpenConns(1)
	// Nobody reads the file before it is whole: it needs no journal.
	for _, s := range []string{"PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF", "PRAGMA foreign_keys=ON"} {
		if _, err := x.db.Exec(s); err != nil {
			return err
		}
	}
	if x.tx, err = x.db.Begin(); err != nil {
		return err
	}
	x.insert = map[string]*sql.Stmt{}
	for _, t := range tables {
		if _, err := x.tx.Exec(createTable(t)); err != nil {
			return err
		}
		holes := strings.TrimSuffix(strings.Repeat("?,", len(t.all())), ",")
		if x.insert[t.name], err = x.tx.Prepare(fmt.Sprintf("INSERT INTO %s VALUES (%s)", t.name, holes)); err != nil {
			return err
		}
	}
	return nil
}

func (x *sqliteFile) path() string { return filepath.Join(x.dir, "export.db") }

// createTable makes a table. Names stand in quotation marks: "from" and "to" are
// words of SQL.
func createTable(t rows) string {
	var lines []string
	for _, col := range t.all() {
		line := fmt.Sprintf("%q %s", col.name, sqlTypes[col.holds])
		if col.name == "release" || col.name == "source" || col.name == t.key {
			line += " NOT NULL"
		}
		lines = append(lines, line)
	}
	if t.key == "" {
		lines = append(lines, "PRIMARY KEY (release, source)")
	} else {
		lines = append(lines, fmt.Sprintf("PRIMARY KEY (release, source, %q)", t.key),
			"FOREIGN KEY (release, source) REFERENCES releases (release, source)")
	}
	return fmt.Sprintf("CREATE TABLE %s (\n  %s\n)", t.name, strings.Join(lines, ",\n  "))
}

func (x *sqliteFile) row(of rows, values []any) error {
	stored := make([]any, len(values))
	for n, v := range values {
		switch v := v.(type) {
		case string:
			stored[n] = Multiline(v)
		case []string:
			array, err := schema.Marshal(append([]string{}, v...))
			if err != nil {
				return err
			}
			stored[n] = string(array)
		default:
			stored[n] = v
		}
	}
	_, err := x.insert[of.name].Exec(stored...)
	return err
}

func (x *sqliteFile) end() error {
	for _, t := range tables {
		columns, ok := indexed[t.name]
		if !ok {
			continue
		}
		fts := t.name + "_fts"
		if _, err := x.tx.Exec(fmt.Sprintf("CREATE VIRTUAL TABLE %s USING fts5(%s, content=%q, tokenize='porter unicode61')",
			fts, columns, t.name)); err != nil {
			return err
		}
		if _, err := x.tx.Exec(fmt.Sprintf("INSERT INTO %s(%s) VALUES('rebuild')", fts, fts)); err != nil {
			return err
		}
	}
	if err := errors.Join(x.tx.Commit(), x.db.Close()); err != nil {
		return err
	}
	x.db = nil
	f, err := os.Open(x.path())
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(x.w, f)
	return err
}

// Close removes what was made on the way.
func (x *sqliteFile) Close() error {
	var err error
	if x.db != nil {
		err = errors.Join(x.tx.Rollback(), x.db.Close())
	}
	return errors.Join(err, os.RemoveAll(x.dir))
}
