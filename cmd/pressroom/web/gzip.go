package web

import (
	"compress/gzip"
	"net/http"
	"strings"
)

// takesGzip reports whether who asks reads gzip.
func takesGzip(r *http.Request) bool {
	for coding := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(coding), ";")
		if strings.EqualFold(name, "gzip") {
			return strings.TrimSpace(weight) != "q=0"
		}
	}
	return false
}

// compressed packs what a handler writes, as it writes it.
func compressed(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Add("Vary", "Accept-Encoding")
		if !takesGzip(r) {
			h.ServeHTTP(w, r)
			return
		}
		packed := &packing{ResponseWriter: w}
		defer packed.close()
		h.ServeHTTP(packed, r)
	})
}

// packing packs an answer that has a body.
type packing struct {
	http.ResponseWriter
	gz      *gzip.Writer
	decided bool
}

func (p *packing) WriteHeader(status int) {
	if !p.decided && status >= http.StatusOK {
		p.decided = true
		h := p.Header()
		if bodied := status != http.StatusNoContent && status != http.StatusNotModified; bodied && h.Get("Content-Encoding") == "" {
			h.Set("Content-Encoding", "gzip")
			h.Del("Content-Length")
			p.gz = gzip.NewWriter(p.ResponseWriter)
		}
	}
	p.ResponseWriter.WriteHeader(status)
}

func (p *packing) Write(b []byte) (int, error) {
	if !p.decided {
		p.WriteHeader(http.StatusOK)
	}
	if p.gz == nil {
		return p.ResponseWriter.Write(b)
	}
	return p.gz.Write(b)
}

// Flush sends what was written so far.
func (p *packing) Flush() {
	if p.gz != nil {
		p.gz.Flush()
	}
	_ = http.NewResponseController(p.ResponseWriter).Flush() // not every writer can
}

// Unwrap is for http.ResponseController.
func (p *packing) Unwrap() http.ResponseWriter { return p.ResponseWriter }

func (p *packing) close() {
	if p.gz != nil {
		p.gz.Close()
	}
}
