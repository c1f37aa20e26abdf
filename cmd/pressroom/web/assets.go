package web

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

// assets answers for the files that pages load. Their addresses change with their content,
// so that a browser keeps them for good.
func (s *Server) assets() error {
	names, err := fs.Glob(files, "static/*")
	if err != nil {
		return err
	}
	for _, name := range names {
		b, err := files.ReadFile(name)
		if err != nil {
			return err
		}
		k, kind := pack("", b), kindOf(name)
		s.mux.HandleFunc("GET "+assetPath(path.Base(name), b), func(w http.ResponseWriter, r *http.Request) {
			h := w.Header()
			h.Set("Content-Type", kind)
			h.Set("Cache-Control", "public, max-age=31536000, immutable")
			h.Add("Vary", "Accept-Encoding")
			body := k.body
			if takesGzip(r) {
				h.Set("Content-Encoding", "gzip")
				body = k.packed
			}
			_, _ = w.Write(body) // who does not listen any more is not told
		})
	}
	return nil
}

// assetPath is the address of a file with this content.
func assetPath(name string, content []byte) string {
	sum := sha256.Sum256(content)
	return "/static/" + hex.EncodeToString(sum[:6]) + "/" + name
}

// kindOf is the media type of a file: it does not depend on what the machine knows.
func kindOf(name string) string {
	switch path.Ext(name) {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	}
	return "application/octet-stream"
}

// themeName is the cookie that says whether pages are dark.
const themeName = "theme"

// theme turns pages dark or light. It changes nothing but how they look to one browser.
func (s *Server) theme(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	theme := r.PostFormValue("theme")
	age := 365 * 24 * 3600
	if theme != "dark" && theme != "light" {
		theme, age = "", -1
	}
	http.SetCookie(w, &http.Cookie{Name: themeName, Value: theme, Path: "/", MaxAge: age, SameSite: http.SameSiteLaxMode})
	to := local(r.PostFormValue("to"))
	if strings.HasPrefix(to, "/login") {
		to = "/"
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}
