package web

import (
	"net/url"
	"strings"

	"pressroom/cmd/pressroom/report"
	"pressroom/index"
)

// exports is where programs are given files; a page leads there only where programs may ask.
const exports = "/api/v1/export"

// files are the releases of a query as tables, and what they tell.
func (r *request) files() (out []facetValue) {
	if r.server.API == nil {
		return nil
	}
	for _, rows := range []string{"releases", "events", "quotes"} {
		values := keep(r.URL.Query(), "q", "from", "to", "near", "radius")
		values.Set("format", "csv")
		values.Set("rows", rows)
		out = append(out, facetValue{Name: rows, Path: address(exports, values)})
	}
	return out
}

// copies are a release as files.
func (r *request) copies(id string) []facetValue {
	if r.server.API == nil {
		return nil
	}
	path := "/api/v1/releases/" + url.PathEscape(id)
	return []facetValue{{Name: "its text", Path: path + "/text"}, {Name: "its analysis (JSON)", Path: path}}
}

// citation names a release as a footnote does: who issues it, what it is called, when and
// where it was published, and its identifier.
func citation(st index.Stored, title, address string) string {
	an := st.Analysis
	parts := []string{}
	if who := string(an.SureIssuer()); who != "" {
		parts = append(parts, report.Plain(who)+":")
	}
	parts = append(parts, "“"+title+"”,", "press release,", day(an.Published)+",")
	if address == "" {
		address = report.Plain(st.Release.Source)
	}
	return strings.Join(append(parts, address, "("+an.ID+")."), " ")
}
