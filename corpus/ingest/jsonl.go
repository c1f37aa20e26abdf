package ingest

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// isJSONLines reports whether an input is JSON Lines: by its name, or because
// it begins with an object that has a text.
func isJSONLines(name string, head []byte) bool {
	name = unpackedName(name)
	if strings.HasSuffix(name, ".jsonl") || strings.HasSuffix(name, ".ndjson") {
		return true
	}
	body := bytes.TrimLeft(head, " \t\r\n\ufeff")
	return bytes.HasPrefix(body, []byte("{")) && bytes.Contains(head, []byte(`"text"`))
}

// isOneJSON reports whether an input begins with an array of objects, or with an
// object spread over lines.
func isOneJSON(head []byte) bool { return oneJSON.Match(head) }

var oneJSON = regexp.MustCompile(`^\x{feff}?\s*(?:\[\s*\{|\{[ \t]*\r?\n)\s*"[^"\n]*"\s*:`)

// isOtherJSON reports whether a whole input is JSON, or its first line is an
// object of JSON: no text begins so.
func isOtherJSON(raw []byte) bool {
	raw = bytes.TrimSpace(bytes.TrimPrefix(raw, []byte("\ufeff")))
	if len(raw) == 0 || raw[0] != '{' && raw[0] != '[' {
		return false
	}
	first, _, _ := bytes.Cut(raw, []byte("\n"))
	return json.Valid(raw) || raw[0] == '{' && json.Valid(first)
}

// lineCounts are what is told once of a file of JSON Lines.
type lineCounts struct {
	read   int            // lines that are not empty
	empty  int            // lines between them
	others map[string]int // fields that are not read, and in how many lines
	what   string         // what they are called, where they are no lines
}

// jsonLines reads one release a line. A line over the limit is skipped without
// being held; a bad line costs no more than itself.
func (r *reader) jsonLines(in *input) bool {
	name := in.name
	var line []byte
	counts := lineCounts{others: map[string]int{}}
	for n := 1; ; n++ {
		if r.ctx.Err() != nil {
			return false
		}
		var long bool
		var err error
		line, long, err = readLine(in.in, line[:0], r.opt.MaxBytes)
		switch {
		case len(bytes.TrimSpace(line)) > 0 || long:
			counts.read++
			if !r.line(place{in, n}, line, long, counts.others) {
				return false
			}
		case err == nil:
			counts.empty++
		}
		if errors.Is(err, io.EOF) {
			return r.tellLines(name, counts)
		}
		if err != nil {
			return r.fail(name, n, "cannot be read further: %s", reason(err))
		}
	}
}

// toldFields is how many of the fields that are not read are named.
const toldFields = 8

// tellLines tells once what in a file of JSON Lines is no release.
func (r *reader) tellLines(name string, counts lineCounts) bool {
	if counts.read == 0 {
		return r.fail(name, 0, "is empty")
	}
	if counts.empty > 0 && !r.remark(name, 0, "lines that are empty: %d", counts.empty) {
		return false
	}
	if len(counts.others) == 0 {
		return true
	}
	fields := slices.Sorted(maps.Keys(counts.others))
	more := ""
	if n := len(fields) - toldFields; n > 0 {
		fields, more = fields[:toldFields], fmt.Sprintf(" and %d more", n)
	}
	for i, field := range fields {
		fields[i] = fmt.Sprintf("%q (%d)", field, counts.others[field])
	}
	return r.remark(name, 0, "fields that are not read, with the number of %s: %s%s", cmp.Or(counts.what, "lines"), strings.Join(fields, ", "), more)
}

// maxFields bounds how many different fields are counted.
const maxFields = 1000

// readLine appends the next line to buf without its end. A line of more than
// limit bytes is read to its end and reported as long, but not kept.
func readLine(in *bufio.Reader, buf []byte, limit int64) (line []byte, long bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if !long {
			buf = append(buf, part...)
			if int64(len(buf)) > limit+1 {
				long, buf = true, buf[:0]
			}
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return buf, long, err
		}
	}
}

// place is where a line stands.
type place struct {
	*input
	n int
}

// line reads one record and counts the fields of it that are not read.
func (r *reader) line(at place, line []byte, long bool, others map[string]int) bool {
	if long {
		return r.fail(at.name, at.n, "%s", tooLong(-1, r.opt.MaxBytes))
	}
	if !utf8.Valid(line) {
		d, why := r.charsets.decode(line, r.opt.Charset)
		if why != "" {
			return r.fail(at.name, at.n, "%s", why)
		}
		if d.guessed != "" && !r.guess(at.name, at.n, d.guessed) {
			return false
		}
		line = []byte(d.text)
	}
	return r.record(at, bytes.TrimPrefix(line, []byte("\ufeff")), others)
}
