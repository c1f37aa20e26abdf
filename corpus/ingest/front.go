package ingest

import (
	"cmp"
	"net/url"
	"strings"

	"pressroom/corpus"
	"pressroom/corpus/clean"
)

// withFront adds to a release what the front matter of its text says of it.
func withFront(rel corpus.Release) corpus.Release {
	front := clean.FrontMatter(rel.Text)
	rel.Issuer = cmp.Or(rel.Issuer, front.Issuer)
	rel.Language, rel.Address = cmp.Or(rel.Language, front.Language), cmp.Or(rel.Address, webAddress(front.Address))
	if c, ok := claim("front matter date", front.Date); ok {
		rel.Dates = append(rel.Dates, c)
	}
	return rel
}

// webAddress returns an address of the web, and "" for what is none.
func webAddress(s string) string {
	s = strings.TrimSpace(s)
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return s
}
