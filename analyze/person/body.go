package person

import (
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
)

// body returns the organisation of a title: the one that it names, or that stands right before it, right after it, or after the
// name beside it: "Acme President", "President, Acme", "Director Ann Lee of Acme". Where the readers of names have found none, the words of
// the title may still say it: "founder and CEO of Acme".
func (t titleReader) body(x title) string {
	if org := named(x.text, t.Entities); org != "" {
		return org
	}
	first, last := t.TokensIn(x.Start, x.End)
	if org := t.bodyBefore(first); org != "" {
		return org
	}
	for _, k := range []int{last, x.end} {
		if org := t.bodyAfter(k); org != "" {
			return org
		}
	}
	return t.bodyWords(first, last)
}

// bodyBefore returns the organisation that ends right before token k, also before "'s" and brackets: "Acme's", "Acme (NYSE: ACM)";
// before "its" the only one of the sentence so far.
func (t titleReader) bodyBefore(k int) string {
	sent := t.sentence(k - 1)
	if w := t.Lower(k - 1); w == "'s" || w == "’s" {
		k--
	} else if w == "its" || standing[w] && t.Lower(k-2) == "its" {
		return t.only(sent.First, k)
	}
	if t.Word(k-1) == ")" {
		for n := k - 2; n > max(sent.First, k-8); n-- {
			if t.Word(n) == "(" {
				k = n
			}
		}
	}
	if o := t.organizationBefore(k); o >= 0 {
		return t.organization(o)
	}
	return ""
}

// only returns the organisation that tokens k to end name, if they name no other.
func (t titleReader) only(k, end int) string {
	org := ""
	for ; k < end; k++ {
		if t.organizationAt(k) > k {
			switch name := t.organization(k); {
			case org == "":
				org = name
			case name != org:
				return ""
			}
		}
	}
	return org
}

// bodyAfter returns the organisation that a preposition or a comma at token k leads to.
func (t titleReader) bodyAfter(k int) string {
	switch t.Word(k) {
	case "of", "at", "for", ",", "with":
		k++
		if articles[t.Word(k)] {
			k++
		}
		if o := t.organizationAt(min(k, len(t.Tokens)-1)); o > k && (t.Word(k-1) != "," || strings.ContainsAny(t.Word(o), ",.;)")) {
			return t.organization(k)
		}
	}
	return ""
}

// bodyWords returns what the words of a title, tokens first to last, say of its body: what stands after the "of" of an office that is
// held in a body and not for a field, or after "at"; "Acme CFO" and the like is left to the readers of names.
func (t titleReader) bodyWords(first, last int) string {
	for k := first + 1; k < last; k++ {
		w := t.Word(k)
		if w != "at" && !(w == "of" && t.leads(k-1)) || !t.holder(k-1) {
			continue
		}
		if k++; articles[t.Lower(k)] && k < last {
			k++
		}
		end := k
		for n := k; n < last && (capital(t.Word(n)) || n > k && joints[t.Word(n)] && !t.isTitle(n+1)); n++ {
			if capital(t.Word(n)) {
				end = n + 1
			}
		}
		if kind := t.KindOf(k); end == k || kind == annot.Place || kind == annot.Other || end == k+1 && t.lex.StandsIn(t.Word(k)) {
			return ""
		}
		return t.between(k, end)
	}
	return ""
}

// joints are the small words within the name of a body.
var joints = lexicon.WordSet("of the and &")

// leads reports whether the office that ends with token k is held in a body: what stands after its "of" is no field.
func (t titleReader) leads(k int) bool {
	return leaders[t.Lower(k)] && t.Lower(k-1) != "vice" || t.Lower(k) == "officer" && t.Lower(k-2) == "chief" || t.Lower(k-1) == "founding"
}

// leaders are offices that are held in a body.
var leaders = lexicon.WordSet("ceo cfo coo cto founder co-founder cofounder owner co-owner president executive partner")

// organization returns the name of the organisation that begins at token k.
func (t titleReader) organization(k int) string {
	if e := t.EntityOf(t.MentionsBefore(t.Tokens[k].Start)); e != annot.None {
		return t.Entities[e].Name
	}
	return ""
}

// named returns the organisation with the longest name that stands in s.
func named(s string, ents []annot.Entity) string {
	best, length := "", 0
	folded := lexicon.Fold(s)
	for _, o := range ents {
		if o.Kind != annot.Organization {
			continue
		}
		for _, name := range append([]string{o.Name}, o.Aliases...) {
			if len(name) > length && strings.Contains(folded, lexicon.Fold(name)) {
				best, length = o.Name, len(name)
			}
		}
	}
	return best
}
