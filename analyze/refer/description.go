package refer

import (
	"slices"
	"strings"

	"pressroom/analyze/annot"
)

// How many sentences back a description may look.
const (
	titleReach = 40
	firmReach  = 3
	bodyReach  = 40
	placeReach = 8
)

// description returns who is meant by a description that begins at token k, "the company" or "both ministers", and the token
// after it. A noun that others describe says itself what it means, unless they name the country or
// the office: "the Norwegian minister", "the Deputy Minister".
func (r *reader) description(k int) (int, []meant) {
	n := k + 1
	switch r.Lower(k) {
	case "the":
		if r.Lower(n) == "two" {
			return r.several(k, n+1)
		}
	case "both":
		return r.several(k, n)
	default:
		return k, nil
	}
	if country := r.lex.Adjective(r.Word(n)); country != "" && r.closed(n+1) && r.Tag(n+2) != "" {
		return n + 2, r.bearerOf(n+1, country)
	}
	if r.Tag(n+1) != "" && r.closed(n) {
		return n + 1, r.noun(n)
	}
	return r.office(k)
}

// maxTitle is the most words of an office without what it is for.
const maxTitle = 4

// office returns the person with an office of several words: "the Deputy Minister".
func (r *reader) office(k int) (int, []meant) {
	for n := k + 2; n <= k+maxTitle && r.SentenceOf(n) == r.SentenceOf(k) && r.MentionOf(n) == annot.None; n++ {
		if !strings.HasPrefix(r.Tag(n), "NN") || !r.closed(n) || r.Tag(n+1) == "" {
			continue
		}
		if title := strings.ToLower(r.TextOf(r.Words(k+1, n+1))); r.titled(title) {
			return n + 1, r.bearer(n, title)
		}
	}
	return k, nil
}

// closed reports whether the phrase of the noun n ends with it.
func (r *reader) closed(n int) bool {
	if r.MentionOf(n) != annot.None || r.SentenceOf(n) != r.SentenceOf(n-1) {
		return false
	}
	switch r.Lower(n + 1) {
	case "of", "for", "that", "who", "which", "whose", "-":
		return false
	}
	next := r.Part(n + 1)
	if r.TimexOf(n+1) != annot.None {
		return true
	}
	return !strings.HasPrefix(next, "NN") && next != "CD" && (r.MentionOf(n+1) == annot.None || r.SentenceOf(n+1) != r.SentenceOf(n))
}

// noun returns for whom the noun n with its article stands.
func (r *reader) noun(n int) []meant {
	w := r.Lower(n)
	if age, ok := strings.CutSuffix(w, "-year-old"); ok {
		return r.aged(n, age)
	}
	if r.words.Is("people", w) && !r.titled(w) {
		return nil
	}
	for _, find := range []func(n int, w string) []meant{r.bearer, r.body, r.firm, r.place} {
		if found := find(n, w); len(found) > 0 {
			return found
		}
	}
	return nil
}

// titled reports whether a person of the release bears a title.
func (r *reader) titled(w string) bool {
	for e := range r.Entities {
		if r.bears(e, w) {
			return true
		}
	}
	return false
}

// bears reports whether a noun is the title of a person, or that without what it is for.
func (r *reader) bears(e int, noun string) bool {
	for _, title := range r.Entities[e].Titles {
		t := strings.ToLower(title)
		for _, stop := range []string{",", " of ", " for ", " at ", " to ", " and "} {
			t, _, _ = strings.Cut(t, stop)
		}
		if before, ok := strings.CutSuffix(" "+t, " "+noun); ok && !slices.ContainsFunc(strings.Fields(before), r.lesser) {
			return true
		}
	}
	return false
}

func (r *reader) lesser(w string) bool { return r.words.Is("lesser", w) }

// bearer returns the person with a title.
func (r *reader) bearer(n int, w string) []meant {
	return r.antecedent(query{token: n, reach: titleReach, fits: func(e int) bool { return r.bears(e, w) }})
}

// bearerOf returns the person with a title in a country: "the Norwegian minister".
func (r *reader) bearerOf(n int, country string) []meant {
	return r.antecedent(query{token: n, reach: titleReach, fits: func(e int) bool {
		return r.bears(e, r.Lower(n)) && slices.ContainsFunc(r.Entities[e].Mentions, func(m int) bool { return r.ofCountry(m, country) })
	}})
}

// maxOffice is the most bytes of a title with its country.
const maxOffice = 60

// ofCountry reports whether the words right before a mention name a country: "Norway's Minister of Foreign Affairs X", "Norwegian
// Foreign Minister X".
func (r *reader) ofCountry(m int, country string) bool {
	start := r.Mentions[m].Start
	sentence := r.Sentences[r.SentenceAt(start)].Start
	for _, w := range strings.Fields(r.Release.Text[max(0, sentence, start-maxOffice):start]) {
		w = strings.TrimSuffix(strings.TrimSuffix(strings.Trim(w, ",.()"), "'s"), "’s")
		if r.lex.Adjective(w) == country {
			return true
		}
		if places := r.lex.Places(w); len(places) > 0 && places[0].Kind == "country" && places[0].Country == country {
			return true
		}
	}
	return false
}

// aged returns the person after whose name an age stands.
func (r *reader) aged(n int, age string) []meant {
	return r.antecedent(query{token: n, reach: titleReach, fits: func(e int) bool {
		return r.Entities[e].Kind == annot.Person && slices.ContainsFunc(r.Entities[e].Mentions, func(m int) bool {
			rest := strings.TrimLeft(r.Release.Text[r.Mentions[m].End:], ", (")
			return strings.HasPrefix(rest, age) && !strings.HasPrefix(rest, age+"-")
		})
	}})
}

// body returns the body in whose name a noun is the head: "the League", "the Department".
func (r *reader) body(n int, w string) []meant {
	if !r.words.Is("body", w) {
		return nil
	}
	fits := func(e int) bool { return r.headed(e, w) }
	if found := r.antecedent(query{token: n, reach: bodyReach, fits: fits}); len(found) > 0 {
		return found
	}
	if r.issuer != annot.None && fits(r.issuer) {
		return []meant{{r.issuer, annot.Evidence{Rule: "issuer"}}}
	}
	return nil
}

// headed reports whether a noun is the head of the name of a body.
func (r *reader) headed(e int, noun string) bool {
	return r.Entities[e].Kind == annot.Organization && slices.Contains(headNouns(r.Entities[e].Name), noun)
}

// headNouns returns the words in lower case that may be the head of the name of a body: the last, and the one before "of".
func headNouns(name string) []string {
	words := strings.Fields(strings.ToLower(name))
	heads := []string{words[len(words)-1]}
	for i, w := range words {
		if i > 0 && (w == "of" || w == "for" || w == "on") {
			return append(heads, words[i-1])
		}
	}
	return heads
}

// firm returns the company, or for "the organization" the body, that is spoken of: the subject of the sentences before, else the
// issuer, else the one named last.
func (r *reader) firm(n int, w string) []meant {
	if !r.words.Is("firm", w) && !r.words.Is("group", w) {
		return nil
	}
	found := r.antecedent(query{token: n, reach: firmReach, fits: r.private})
	if len(found) > 0 && found[0].by.Rule == "subject before" {
		return found
	}
	if r.issuer != annot.None && r.private(r.issuer) {
		return []meant{{r.issuer, annot.Evidence{Rule: "issuer"}}}
	}
	return found
}

// private reports whether an entity is an organization that is no office of government.
func (r *reader) private(e int) bool {
	return r.Entities[e].Kind == annot.Organization && !slices.ContainsFunc(strings.Fields(strings.ToLower(r.Entities[e].Name)),
		func(w string) bool { return r.words.Is("public", w) })
}

// place returns the state, the city or the country that was named last.
func (r *reader) place(n int, w string) []meant {
	kind := annot.GeoKind("")
	switch {
	case r.words.Is("state", w):
		kind = annot.Region
	case r.words.Is("city", w):
		kind = annot.City
	case r.words.Is("country", w):
		kind = annot.Country
	default:
		return nil
	}
	return r.antecedent(query{token: n, reach: placeReach, fits: func(e int) bool { return r.located(e, kind) }})
}

// located reports whether an entity is a place of a kind.
func (r *reader) located(e int, kind annot.GeoKind) bool {
	g := r.Entities[e].Geo
	return r.Entities[e].Kind == annot.Place && g != nil && g.Kind == kind
}

// several returns the two who are meant by "both ministers" from token k, with the noun n: the only two that fit in the sentences before.
func (r *reader) several(k, n int) (int, []meant) {
	w, ok := strings.CutSuffix(r.Lower(n), "s")
	if strings.HasSuffix(r.Lower(n), "ies") {
		w, ok = strings.TrimSuffix(r.Lower(n), "ies")+"y", true
	}
	if !ok || !r.closed(n) {
		return k, nil
	}
	fits := func(e int) bool {
		return r.bears(e, w) || r.words.Is("firm", w) && r.private(e) || r.words.Is("body", w) && r.headed(e, w) ||
			r.words.Is("country", w) && r.located(e, annot.Country)
	}
	return n + 1, r.pair(k, fits)
}

// pair returns the two entities that fit in the nearest sentences before token k, if there are no more.
func (r *reader) pair(k int, fits func(e int) bool) []meant {
	var two []meant
	sent := r.SentenceOf(k)
	for i := len(r.met) - 1; i >= max(0, len(r.met)-maxBack) && sent-r.met[i].sentence <= firmReach; i-- {
		o := &r.met[i]
		if o.entity == nobody || !fits(o.entity) || !r.spoken(o, k) ||
			slices.ContainsFunc(two, func(m meant) bool { return m.entity == o.entity }) {
			continue
		}
		two = append(two, meant{o.entity, annot.Evidence{Span: o.Span, Rule: "the two named before"}})
	}
	if len(two) != 2 {
		return nil
	}
	slices.Reverse(two)
	return two
}
