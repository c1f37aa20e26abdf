package topic_test

import (
	"strings"
	"testing"

	"pressroom/analyze/annot"
	"pressroom/analyze/lexicon"
	"pressroom/analyze/section"
	"pressroom/analyze/token"
	"pressroom/analyze/topic"
	"pressroom/corpus"
)

// reader runs the stages that topics and keyphrases need, without names.
type reader struct {
	lex     *lexicon.Lexicon
	tok     *token.Splitter
	topics  *topic.Classifier
	phrases *topic.Phraser
}

func load(t testing.TB) *reader {
	t.Helper()
	var r reader
	var errs [4]error
	r.lex, errs[0] = lexicon.Load()
	r.tok, errs[1] = token.New()
	r.topics, errs[2] = topic.New()
	r.phrases, errs[3] = topic.NewPhraser(r.topics)
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
	return &r
}

func (r *reader) read(text string, mens ...annot.Mention) *annot.Document {
	d := &annot.Document{Release: corpus.Release{ID: "x", Text: text}, Mentions: mens}
	d.Anatomy = section.Split(d, r.lex, nil)
	d.Tokens, d.Sentences = r.tok.Split(d)
	d.Topics = r.topics.Classify(d)
	d.Keyphrases = r.phrases.Find(d)
	return d
}

// TestNames holds that what a release only names counts for little.
func TestNames(t *testing.T) {
	r := load(t)
	const text = "The orchestra and the theatre of the museum met."
	at := func(kind annot.Kind, s string) annot.Mention {
		i := strings.Index(text, s)
		return annot.Mention{Span: annot.Span{Start: i, End: i + len(s)}, Kind: kind, Rule: "given"}
	}
	score := func(mens ...annot.Mention) float64 {
		topics := r.read(text, mens...).Topics
		if len(topics) == 0 {
			return 0
		}
		return topics[0].Score
	}
	plain, org, person := score(), score(at(annot.Organization, "theatre of the museum")), score(at(annot.Person, "theatre of the museum"))
	if !(plain > org && org > person) {
		t.Errorf("scores %.2f in no name, %.2f in an organisation's, %.2f in a person's: they do not fall", plain, org, person)
	}
}

// TestWorst reads text that code of more than linear time would not survive.
func TestWorst(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	r := load(t)
	for name, text := range map[string]string{
		"nothing": "", "one phrase": strings.Repeat("steel bridge ", 1<<15),
		"one sentence of set phrases": strings.Repeat("in the course of the in the light ", 1<<14),
		"capitals":                    strings.Repeat("WHO NATO ", 1<<15), "prefixes": strings.Repeat("prosecutprosecutprosecutprosecutprosecut ", 1<<14),
		"a long word": strings.Repeat("court", 1<<16), "sentences": strings.Repeat("Steel bridges carry heavy trains.\n", 1<<13),
	} {
		if err := annot.Check(r.read(text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	r := load(f)
	f.Add("Museum opens show\n\nThe Museum of Modern Art (MoMA) shows 40 paintings; curators chose them.", 4, 24)
	f.Add("SENATORS WHO\n\nU.S. tariffs’ effect on the ‘café’ trade — 3 % in Q1.", 0, 3)
	f.Add("In the course of\n\nin the", 0, 0)
	kinds := []annot.Kind{annot.Person, annot.Place, annot.Organization, annot.Other}
	f.Fuzz(func(t *testing.T, text string, start, length int) {
		text = strings.ToValidUTF8(text, "\ufffd")
		var mens []annot.Mention
		if start >= 0 && length > 0 && start+length > 0 && start+length <= len(text) {
			span := annot.Span{Start: start, End: start + length}
			if whole := strings.ToValidUTF8(text[span.Start:span.End], ""); whole == text[span.Start:span.End] {
				mens = append(mens, annot.Mention{Span: span, Kind: kinds[length%len(kinds)], Rule: "given"})
			}
		}
		if err := annot.Check(r.read(text, mens...)); err != nil {
			t.Fatal(err)
		}
	})
}
