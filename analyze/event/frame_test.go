package event

import (
	"slices"
	"testing"

	"pressroom/analyze/lexicon"
)

func TestInflect(t *testing.T) {
	for lemma, want := range map[string][]string{
		"sign": {"signs", "signed", "signing"}, "host": {"hosts", "hosted"}, "agree": {"agrees", "agreed", "agreeing"},
		"close": {"closes", "closed", "closing"}, "stop": {"stops", "stopped", "stopping"}, "ratify": {"ratifies", "ratified", "ratifying"},
		"deploy": {"deploys", "deployed"}, "launch": {"launches", "launched"},
	} {
		got := inflect(lemma, nil)
		for _, form := range want {
			if !slices.Contains(got, form) {
				t.Errorf("inflect(%q) = %v, lacks %q", lemma, got, form)
			}
		}
	}
}

// TestTables reads the tables and finds forms of verbs, plurals and words after
// them.
func TestTables(t *testing.T) {
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	f, err := New(lex)
	if err != nil {
		t.Fatal(err)
	}
	for part, words := range map[string][]string{"verb": {"met", "sold", "took", "held", "sentenced"}, "event": {"summits", "treaties",
		"press"}, "thing": {"bills", "satellites"}} {
		table := map[string]map[string][]entry{"verb": f.verbs, "event": f.events, "thing": f.things}[part]
		for _, w := range words {
			if len(table[w]) == 0 {
				t.Errorf("%s %q is not in the table", part, w)
			}
		}
	}
	for first, es := range f.verbs {
		if !slices.IsSortedFunc(es, func(a, b entry) int { return len(b.rest) - len(a.rest) }) {
			t.Errorf("frames of %q: the longest does not come first", first)
		}
	}
	for _, c := range []wordClass{auxiliary, being, having, wish, plan, intention, intent, putting, prepositional, opener, nominative, body,
		parliament, staff, study, officer} {
		if !slices.ContainsFunc(mapValues(f.vocabulary), func(v wordClass) bool { return v&c != 0 }) {
			t.Errorf("no word is of class %d", c)
		}
	}
}

func mapValues(v vocabulary) (cs []wordClass) {
	for _, c := range v {
		cs = append(cs, c)
	}
	return cs
}
