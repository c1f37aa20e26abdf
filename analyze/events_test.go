package analyze

import (
	"slices"
	"strings"
	"testing"

	"pressroom/analyze/annot"
	"pressroom/corpus"
)

// pieces are what clauses are made of: a fuzzer that joins them finds odd
// sentences sooner than one that joins letters.
var pieces = []string{
	"Ann Lee", "the Ministry of Health of Kenya", "Armenia", "Yerevan", "a workshop", "the agreement", "the bill", "who", "which", "that",
	"and", ",", "(", ")", ".", "\n\n",
	"met", "signed", "was held", "will visit", "has today named", "said", "announced that", "to close", "plans to", "is to", "voted to",
	"sentenced", "the visit of", "a statement following",
	"on May 3, 2026", "today", "last year", "(1872–1951)", "on the second day", "since 2009", "yet", "not even", "he", "it", "they", "him",
	"by", "with", "in", "at", "between", "“", "”", "–", "if", "could", "not",
}

// TestUndatedLead has a lead that gives one of its two happenings a date, in a
// release that has none: the other happens at no known time.
func TestUndatedLead(t *testing.T) {
	const text = "The ministry announced today that it has signed an agreement with Kenya, which, if approved by the court, will end a lawsuit in which Ann Lee intervened in June 2012."
	doc := analyse(t, load(t), corpus.Release{ID: "x", Text: text})
	if err := annot.Check(doc); err != nil {
		t.Fatal(err)
	}
	dated := func(ev annot.Event) bool { return ev.When != nil }
	signed := func(ev annot.Event) bool { return ev.Main && ev.Kind == "agreement" }
	if !slices.ContainsFunc(doc.Events, signed) || slices.ContainsFunc(doc.Events, dated) {
		t.Errorf("got %+v, want that an agreement was signed, and no date", doc.Events)
	}
}

// TestDatedInVain has a sentence that says "today" in a release without a date: an
// earlier act that the text also tells of lends it none.
func TestDatedInVain(t *testing.T) {
	const text = "Ann Lee, of Elmford, was sentenced today to two years in prison for fraud.\n\n" +
		"Lee was sentenced to a month for a smaller fraud in October 2009. Her firm repaid the money."
	doc := analyse(t, load(t), corpus.Release{ID: "x", Text: text})
	for _, ev := range doc.Events {
		if ev.Main && ev.When != nil {
			t.Errorf("the sentence of today is dated %s", ev.When.Value)
		}
	}
	if len(doc.Events) == 0 {
		t.Error("found no event")
	}
}

// TestWhyDate has main events whose dates are known in different ways.
func TestWhyDate(t *testing.T) {
	a := load(t)
	day := corpus.Claim{Date: corpus.Date{Year: 2026, Month: 2, Day: 16}, From: corpus.Given}
	for text, rule := range map[string]string{
		"Ann Lee opened the fair on Monday.":                                                   "in its clause",
		"Ann Lee opened the fair.":                                                             "day of publication",
		"In 2009 the harbour, where Ann Lee hosted the fair, was closed.":                      "elsewhere in its sentence",
		"Media advisory\n\nWHAT: Opening of the fair\nWHEN: February 20, 2026\nWHERE: Yerevan": "field WHEN",
	} {
		doc := analyse(t, a, corpus.Release{ID: "x", Text: text, Dates: []corpus.Claim{day}})
		if len(doc.Events) == 0 || doc.Events[0].When == nil || doc.Events[0].WhenAt.Rule != rule {
			t.Errorf("%s: got %+v, want a date that is known by %q", text, doc.Events, rule)
		}
	}
}

// TestNoneIsNoNegation: the word before a name is a leftover of a scraper.
func TestNoneIsNoNegation(t *testing.T) {
	const text = "None Ann Lee has chaired the board since May 2009. None of the members resigned in May 2010."
	doc := analyse(t, load(t), corpus.Release{ID: "x", Text: text})
	for _, ev := range doc.Events {
		first := ev.Evidence.Start == 0
		if denied := ev.Status == annot.NotHappened; denied == first {
			t.Errorf("%q is %s", ev.What, ev.Status)
		}
	}
}

// TestAgeIsNoSubject has an age between a name and the clause that tells of it.
func TestAgeIsNoSubject(t *testing.T) {
	const text = "A third man, Eric Moss, 41, who was charged with Tom Hill in January 2008, was found not guilty."
	doc := analyse(t, load(t), corpus.Release{ID: "x", Text: text})
	charged := func(ev annot.Event) bool { return strings.HasPrefix(ev.What, "Eric Moss was charged") }
	if all := slices.Concat(doc.Events, doc.Told); !slices.ContainsFunc(all, charged) {
		t.Errorf("got %+v, want that Eric Moss was charged", all)
	}
}

// TestTextEndsAnywhere cuts sentences after each of their words: no rule looks past
// the end of the text, which has no full stop to stop it.
func TestTextEndsAnywhere(t *testing.T) {
	a := load(t)
	for _, text := range []string{
		"Small firms were prosecuted for errors that have not been determined yet and the court has not even ruled on the appeal of Ann Lee in May",
		"Ann Lee, 34, of Yerevan, and Bo Chan pleaded guilty to two counts of fraud before Judge Carl Day, who will sentence them on May 3, 2026",
		"The strike set for Tuesday has been averted, but if the union should not sign the agreement, which ended in 2009, talks will be held at the Ministry of Health of Kenya",
		"The council planned to meet but did not do so. The firm plans to close, but not yet",
		"“We did not meet,” said the minister, who denied having signed an agreement with or without the support of the bank's",
	} {
		words := strings.Fields(text)
		for n := range words {
			short := strings.Join(words[:n+1], " ")
			if err := annot.Check(analyse(t, a, corpus.Release{ID: "x", Text: short})); err != nil {
				t.Errorf("%q: %v", short, err)
			}
		}
	}
}

// FuzzEvents joins pieces by the bytes of its input.
func FuzzEvents(f *testing.F) {
	a := load(f)
	f.Add([]byte{0, 20, 17, 3, 30, 14})
	f.Add([]byte{4, 18, 38, 15, 36, 16, 40, 14})
	f.Add([]byte("said today that it will not be held, and they were sentenced by him."))
	f.Fuzz(func(t *testing.T, in []byte) {
		var b strings.Builder
		for _, c := range in[:min(len(in), 60)] {
			b.WriteString(pieces[int(c)%len(pieces)])
			b.WriteByte(' ')
		}
		day := corpus.Claim{Date: corpus.Date{Year: 2026, Month: 2, Day: 16}, From: corpus.Given}
		if err := annot.Check(analyse(t, a, corpus.Release{ID: "x", Text: b.String(), Dates: []corpus.Claim{day}})); err != nil {
			t.Fatalf("%s: %v", b.String(), err)
		}
	})
}

// TestTiers has a main event that two sentences tell, one that lies ahead, and one that is no news.
func TestTiers(t *testing.T) {
	const text = "Harbour board opens pier\n\nBERGEN, February 16, 2026 – The Norwegian Harbour Board opened a pier in Bergen on February 16, 2026.\n\n" +
		"The board will open a second pier on May 4, 2026.\n\nThe ceremony was attended by Ann Lee.\n\n" +
		"The Norwegian Harbour Board opened the pier on Monday.\n\nOle Berg, who works on the quay, walked over the planks."
	doc := analyse(t, load(t), corpus.Release{ID: "x", Text: text})
	tiers, mentions := map[annot.Tier]int{}, 0
	for _, ev := range slices.Concat(doc.Events, doc.Told) {
		if tiers[ev.Tier]++; ev.Main {
			mentions = len(ev.Mentions)
		}
	}
	if tiers[annot.TierMain] != 1 || tiers[annot.TierNext] != 1 || mentions != 2 {
		t.Errorf("tiers %v and %d mentions of the main event, want one main, one next and 2 in %+v", tiers, mentions, doc.Events)
	}
}
