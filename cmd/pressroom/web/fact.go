package web

import (
	"regexp"
	"strconv"
	"strings"

	"pressroom/analyze/schema"
	"pressroom/cmd/pressroom/report"
	"pressroom/corpus"
)

// inWords is a fact in words instead of codes, which programs are told. It reports false for
// a time that says nothing beyond its expression, as "now".
func inWords(f report.Fact, an schema.Analysis) (report.Fact, bool) {
	kind := strings.TrimPrefix(f.Kind, "main ")
	switch kind {
	case "date":
		n, err := strconv.Atoi(f.Fact[1:])
		if err != nil || n < 1 || n > len(an.Dates) {
			break
		}
		if strings.HasSuffix(an.Dates[n-1].Value, "_REF") {
			return f, false
		}
		f.What = timeInWords(an.Dates[n-1])
	case "published":
		f.What = daysInWords(f.What)
	case "focus":
		f.What = nameOfValue("country", f.What)
	}
	proofs := f.Proofs
	f.Proofs = nil
	for _, p := range proofs {
		if kind == "date" && p.Label == "days" { // the fact itself says so
			continue
		}
		f.Proofs = append(f.Proofs, proofInWords(kind, p))
	}
	return f, true
}

// timeInWords is an expression of time with what it means.
func timeInWords(d schema.Date) string {
	said := strings.Join(strings.Fields(d.Text), " ")
	if words := report.TimeWords(d); words != "" && !strings.EqualFold(words, said) {
		return said + " = " + words
	}
	return said
}

func proofInWords(kind string, p report.Proof) report.Proof {
	switch {
	case kind == "date" && p.Label == "value":
		p.Label, p.Rule = "as TIMEX3", schema.Nullable(strings.ToLower(string(p.Rule)))
	case kind == "focus":
		p.Label = nameOfValue("country", p.Label)
	case p.Label == "country":
		p.Text = nameOfValue("country", p.Text)
	case p.Label == "term":
		p.Text = p.Text[strings.LastIndex(p.Text, ":")+1:]
	case p.Label == "kind" || p.Label == "status":
		p.Text = strings.ReplaceAll(p.Text, "_", " ")
	case p.Start == nil:
		p.Text = daysInWords(p.Text)
	}
	p.Rule = schema.Nullable(daysInWords(inOurWords("rule", string(p.Rule))))
	return p
}

var isoDay = regexp.MustCompile(`\b\d{4}-\d\d-\d\d\b`)

// daysInWords writes the days in a text as people do.
func daysInWords(s string) string {
	return isoDay.ReplaceAllStringFunc(s, func(iso string) string {
		if d, err := corpus.ParseDate(iso); err == nil {
			return day(d)
		}
		return iso
	})
}
