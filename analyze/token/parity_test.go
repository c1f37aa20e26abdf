package token

import (
	"bytes"
	"encoding/gob"
	"math"
	"strings"
	"testing"

	"github.com/jdkato/prose/v2"

	"pressroom/analyze/annot"
)

// plain are sentences in which prose makes none of its mistakes: no word occurs
// twice, no mark is one that it takes for a noun, and nothing is lost.
var plain = []string{
	"The committee approved a new bridge over the river on Tuesday.",
	"Our farmers deserve better prices for their milk.",
	"Senator Hale introduced two amendments during the debate.",
	"We're proud of every nurse who worked through the storm.",
	"The company's profit rose sharply in March, analysts said.",
	"It doesn't replace the older program.",
	"Engineers tested the engine at full power before launch.",
	"She will speak to students about careers in science.",
	"Three hospitals received grants worth $500 each.",
	"Nobody knows how long repairs could take.",
	"They'll vote again when Congress returns from recess.",
	"I'm asking the secretary to explain this decision.",
	"Unemployment fell for the fourth straight quarter.",
	"Mr. Ortega praised volunteers from Ohio and Kentucky.",
	"Dr. Chen joined the institute as its first director.",
	"Fishing crews lost nearly half of last season's catch.",
	"What does this agreement mean for small businesses?",
	"The long-term plan includes a high-speed rail line.",
	"Residents may apply online until June 30.",
	"Finally, the court dismissed all remaining charges!",
	"Children learn faster if classes stay small.",
	"Former governor Elena Marsh chairs the board (unpaid).",
	"Water levels have dropped below those recorded in 1988.",
	"Police arrested four suspects near Denver; one escaped.",
	"The museum opens its doors at noon.",
	"Scientists found ice beneath a crater on Mars.",
	"Veterans waited months for benefits they had earned.",
	"Her report lists seven causes of delay.",
	"Exports to Canada grew by 12 percent.",
	"If passed, the measure would cut taxes for retirees.",
	"No other city has tried anything like it.",
	"Flood victims can't rebuild without federal help.",
	"Steel makers oppose cheaper imports.",
	"The U.S. Navy named a destroyer after him.",
	"Both sides agreed to meet next week in Geneva.",
	"Many teachers buy supplies with their own money.",
	"Investors quickly sold shares once rumors spread.",
	"Ambassador Okafor thanked Turkey for sheltering refugees.",
	"You shouldn't drink unfiltered water from these wells.",
	"Under current law, states decide who qualifies.",
	"Its third satellite reached orbit late Friday night.",
	"Wildfires destroyed 340 homes, officials reported Monday.",
	"There were few complaints.",
	"Consumers want safer toys.",
	"Every child counts: that is why we fund schools.",
}

// TestParityWithProse compares tokens and tags with those of prose, where prose
// is right.
func TestParityWithProse(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	s := newSplitter(t)
	first, err := prose.NewDocument("x", prose.WithSegmentation(false))
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range plain {
		doc, err := prose.NewDocument(text, prose.UsingModel(first.Model),
			prose.WithSegmentation(false), prose.WithExtraction(false))
		if err != nil {
			t.Fatal(err)
		}
		var want, got []string
		seen := map[string]bool{}
		for _, tok := range doc.Tokens() {
			if seen[tok.Text] {
				t.Errorf("%q holds %q twice: prose gives both one tag", text, tok.Text)
			}
			seen[tok.Text] = true
			want = append(want, tok.Text+"/"+tok.Tag)
		}
		toks, _ := s.Split(annot.Of(text))
		for _, tok := range toks {
			got = append(got, tok.Text(text)+"/"+tok.Tag)
		}
		if w, g := strings.Join(want, " "), strings.Join(got, " "); w != g {
			t.Errorf("prose %s\n ours %s", w, g)
		}
	}
}

// TestModelIsProse compares the embedded weights with prose's own, all of them.
func TestModelIsProse(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	var want map[string]map[string]float64
	var fixed map[string]string
	for name, to := range map[string]any{"weights": &want, "tags": &fixed} {
		data, err := prose.Asset("model/AveragedPerceptron/" + name + ".gob")
		if err != nil {
			t.Fatal(err)
		}
		if err := gob.NewDecoder(bytes.NewReader(data)).Decode(to); err != nil {
			t.Fatal(err)
		}
	}
	m := newSplitter(t).model
	got := features(m)
	for feature, weights := range want {
		if len(got[feature]) != len(weights) {
			t.Fatalf("%q has %d weights, want %d", feature, len(got[feature]), len(weights))
		}
		for class, w := range weights {
			if have := float64(got[feature][class]) / 1000; math.Abs(have-w) > 1e-9 {
				t.Fatalf("%q says %v for %s, want %v", feature, have, class, w)
			}
		}
	}
	for feature, weights := range got {
		if len(weights) != len(want[feature]) {
			t.Fatalf("%q is not a feature of prose", feature)
		}
	}
	if len(m.fixed) != len(fixed) {
		t.Fatalf("%d words of one tag, want %d", len(m.fixed), len(fixed))
	}
	for word, tag := range fixed {
		if got, ok := m.fixed[word]; !ok || m.tags[got] != tag {
			t.Fatalf("%q is not %s", word, tag)
		}
	}
}

// features writes the model as prose does: by the names of the features.
func features(m *model) map[string]map[string]int32 {
	all := map[string]map[string]int32{}
	add := func(r row, name string) {
		for _, w := range m.weights[r.from:r.to] {
			if all[name] == nil {
				all[name] = map[string]int32{}
			}
			all[name][m.tags[w.class]] = w.value
		}
	}
	add(m.bias, "bias")
	for t, tag := range m.tags {
		add(m.prev[t], "i-1 tag "+tag)
		add(m.prev2[t], "i-2 tag "+tag)
		for p, r := range m.pairs[t] {
			add(r, "i tag+i-2 tag "+m.tags[p]+" "+tag)
		}
	}
	for key, r := range m.first {
		add(r, "i pref1 "+key)
	}
	for key, r := range m.suffixes {
		add(r.here, "i suffix "+key)
		add(r.prev, "i-1 suffix "+key)
		add(r.next, "i+1 suffix "+key)
	}
	for key, r := range m.words {
		add(r.here, "i word "+key)
		add(r.prev, "i-1 word "+key)
		add(r.prev2, "i-2 word "+key)
		add(r.next, "i+1 word "+key)
		add(r.next2, "i+2 word "+key)
		for _, b := range r.behind {
			add(b.row, "i-1 tag+i word "+m.tags[b.tag]+" "+key)
		}
	}
	return all
}

func TestBrokenModel(t *testing.T) {
	for _, n := range []int{0, 1, 100, len(weights) / 2, len(weights) - 1} {
		if _, err := readModel(weights[:n]); err == nil {
			t.Errorf("the first %d bytes pass for a model", n)
		}
	}
	if _, err := readModel(weights + "\x00"); err == nil {
		t.Error("a byte too many passes")
	}
}
