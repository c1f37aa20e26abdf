package api

import (
	"bufio"
	"errors"
	"io"
	"net/http"
	"time"

	"pressroom/cmd/pressroom/report"
	"pressroom/index"
)

// fileTypes are the media types of the formats of an export.
var fileTypes = map[string]string{
	"csv": "text/csv; charset=utf-8", "geojson": "application/geo+json", "ics": "text/calendar; charset=utf-8",
	"jsonl": ndjson, "md": "text/markdown; charset=utf-8", "sqlite": "application/vnd.sqlite3",
}

func exportTypes() (types []string) {
	for _, format := range report.ExportFormats() {
		types = append(types, fileTypes[format])
	}
	return types
}

// maxExports is how many exports are written at once: each takes a core.
const maxExports = 2

// export writes releases as they are read.
func (a *asking) export(w http.ResponseWriter) error {
	select {
	case a.service.exports <- struct{}{}:
		defer func() { <-a.service.exports }()
	default:
		busy := problem(http.StatusServiceUnavailable, "others are exporting", "try again in a moment")
		busy.wait = 10
		return busy
	}
	to := bufio.NewWriterSize(patient{w, http.NewResponseController(w)}, 64<<10)
	format := a.Text("format")
	x, err := report.NewExporter(format, a.Text("rows"), to)
	if err != nil {
		return wrongParam("rows", err.Error(), "")
	}
	_, expanded, err := a.scope()
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", fileTypes[format])
	w.Header().Set("Content-Disposition", `attachment; filename="pressroom.`+format+`"`)
	err = x.Head()
	if err == nil {
		err = a.Index.Each(a, expanded, index.Oldest, x.Release)
	}
	if err == nil {
		err = x.Foot()
	}
	if closer, ok := x.(io.Closer); ok {
		err = errors.Join(err, closer.Close())
	}
	if errors.Is(err, report.ErrNothing) {
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	return errors.Join(err, to.Flush())
}

// patient is a writer that gives who reads it time for each part: a long file may take
// long, a reader who does not read any more may not.
type patient struct {
	http.ResponseWriter
	control *http.ResponseController
}

// partTime is how long a part of a file may take to be read.
const partTime = 30 * time.Second

func (p patient) Write(b []byte) (int, error) {
	_ = p.control.SetWriteDeadline(time.Now().Add(partTime)) // not every writer has one
	return p.ResponseWriter.Write(b)
}
