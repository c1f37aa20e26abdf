package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"pressroom/corpus"
)

// record is one line of JSON Lines; other fields are passed over.
type record struct {
	Text      *string
	Source    string
	ID        string
	Published string
	Issuer    string
}

// isJSONLines reports whether an input is JSON Lines: by its name, or because
// it begins with an object that has a text.
func isJSONLines(name string, head []byte) bool {
	name = strings.TrimSuffix(strings.ToLower(name), ".gz")
	if strings.HasSuffix(name, ".jsonl") {
		return true
	}
	body := bytes.TrimLeft(head, " \t\r\n\ufeff")
	return bytes.HasPrefix(body, []byte("{")) && bytes.Contains(head, []byte(`"text"`))
}

// isOneJSON reports whether an input begins with an array of objects, or with an
// object spread over lines, that have a text.
func isOneJSON(head []byte) bool {
	return oneJSON.Match(head) && bytes.Contains(head, []byte(`"text"`))
}

var oneJSON = regexp.MustCompile(`^\x{feff}?\s*(\[\s*\{|\{[ \t]*\r?\n)`)

// jsonLines reads one release a line. A line over the limit is skipped without
// being held; a bad line costs no more than itself.
func (r *reader) jsonLines(name string, in *bufio.Reader) bool {
	var line []byte
	for n := 1; ; n++ {
		if r.ctx.Err() != nil {
			return false
		}
		var long bool
		var err error
		line, long, err = readLine(in, line[:0], r.opt.MaxBytes)
		if len(bytes.TrimSpace(line)) > 0 || long {
			if !r.line(name, n, line, long) {
				return false
			}
		}
		if errors.Is(err, io.EOF) {
			return true
		}
		if err != nil {
			return r.fail(name, n, "cannot be read further: %s", reason(err))
		}
	}
}

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

// line reads one record.
func (r *reader) line(name string, n int, line []byte, long bool) bool {
	if long {
		return r.fail(name, n, "%s", tooLong(-1, r.opt.MaxBytes))
	}
	rel, published, err := parseLine(line)
	if err != nil {
		return r.fail(name, n, "%v", err)
	}
	if rel.Source == "" {
		rel.Source = fmt.Sprintf("%s#%d", name, n)
	}
	var day corpus.Date
	if published != "" {
		if day, err = corpus.ParseDate(published); err != nil {
			if !r.remark(name, n, "published: %v; the release is read without it", err) {
				return false
			}
		}
	}
	return r.yield(r.release(rel, day), nil)
}

// parseLine reads the JSON object of one release.
func parseLine(line []byte) (rel corpus.Release, published string, err error) {
	var rec record
	err = json.Unmarshal(bytes.TrimPrefix(line, []byte("\ufeff")), &rec)
	var wrong *json.UnmarshalTypeError
	switch {
	case errors.As(err, &wrong) && wrong.Field != "":
		return rel, "", fmt.Errorf("its %q is a JSON %s, not a string", strings.ToLower(wrong.Field), wrong.Value)
	case errors.As(err, &wrong):
		return rel, "", fmt.Errorf("is a JSON %s, not the object of a release", wrong.Value)
	case err != nil:
		return rel, "", fmt.Errorf("is not a JSON object of a release: %w", err)
	}
	if rec.Text == nil {
		return rel, "", errors.New(`has no "text"`)
	}
	text := clean(*rec.Text)
	if strings.TrimSpace(text) == "" {
		return rel, "", errors.New("its text is empty")
	}
	if i := strings.IndexByte(text, 0); i >= 0 {
		return rel, "", fmt.Errorf("its text looks binary (NUL at offset %d)", i)
	}
	return corpus.Release{ID: rec.ID, Source: rec.Source, Issuer: rec.Issuer, Text: text}, rec.Published, nil
}
