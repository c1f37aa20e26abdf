package web

import (
	"net/http"
	"strings"

	"pressroom/cmd/pressroom/archive"
	"pressroom/index"
	"pressroom/index/query"
)

// completions is how many are offered.
const completions = 10

// namesOffered is how many names of a kind are looked through, those of most releases first.
const namesOffered = 5000

// complete answers with queries that go on as what was typed, one a line: the names of
// fields, and what they take.
func (s *Server) complete(w http.ResponseWriter, r *http.Request) {
	reading, _, release, err := s.Live.Take()
	if err != nil {
		s.tell(w, r, err)
		return
	}
	defer release()
	lines, err := (&request{r, reading, s, s.viewOf(r, "")}).completed(r.URL.Query().Get("q"))
	if err != nil {
		s.tell(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "private, max-age=60")
	_, _ = w.Write([]byte(strings.Join(lines, "\n"))) // who does not listen any more is not told
}

// completed completes the last part of a query.
func (r *request) completed(typed string) (lines []string, err error) {
	end := len(typed)
	if quote := strings.LastIndex(typed, `:"`); quote >= 0 && strings.Count(typed[quote:], `"`) == 1 {
		end = quote // a name in quotation marks that is not ended
	}
	at := strings.LastIndexAny(typed[:end], " (") + 1
	if strings.HasPrefix(typed[at:], "-") {
		at++
	}
	before, last := typed[:at], typed[at:]
	field, value, valued := strings.Cut(last, ":")
	if !valued {
		for _, name := range archive.Fields {
			if len(last) > 1 && strings.HasPrefix(name, strings.ToLower(last)) {
				lines = append(lines, before+name+":")
			}
		}
		return lines, nil
	}
	values, err := r.valuesOf(strings.ToLower(field))
	value = strings.ToLower(index.Fold(strings.Trim(value, `"`)))
	for _, v := range values {
		if folded := " " + strings.ToLower(index.Fold(v)); strings.Contains(folded, " "+value) {
			lines = append(lines, before+archive.Complete("", field, v))
		}
		if len(lines) == completions {
			break
		}
	}
	return lines, err
}

// valuesOf are the values of a field: those that it takes, or names of the archive.
func (r *request) valuesOf(field string) (values []string, err error) {
	for _, v := range archive.Values(query.Field(field)) {
		values = append(values, v.Name)
	}
	facet := map[string]string{"person": "person", "said-by": "person", "place": "place", "org": "org", "issuer": "issuer"}[field]
	if facet == "" {
		return values, nil
	}
	counts, err := archive.FacetOf(facet).Count(r.Context(), r.Profiler, nil, namesOffered)
	for _, c := range counts {
		values = append(values, c.Value)
	}
	return values, err
}
