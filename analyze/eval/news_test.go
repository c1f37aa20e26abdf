package eval_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pressroom/analyze"
	"pressroom/analyze/eval"
	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/corpus/jsonl"
)

// news holds annotated news items. Their texts are not in the repository.
const news = "../../../shared/train"

// newsItem is one item with its expressions of time.
type newsItem struct {
	ID, Text, DCT string
	Spans         []struct {
		Start, End         int
		Label, Type, Value string
	}
}

// TestNews scores dates in news by the definition of TempEval-3: an expression counts
// for the strict figure where both ends are right, for the value where it shares a
// character with one of the gold that has the same value. GUM marks nothing but days,
// weeks, months and years of the calendar, so that only these are compared. Two thirds of the items, drawn
// by a seed, are for everybody to look at; of the last third the figures alone are told.
func TestNews(t *testing.T) {
	if testing.Short() {
		t.Skip("analyses all news items")
	}
	if _, err := os.Stat(news); err != nil {
		t.Skip("no news beside the checkout:", err)
	}
	a, err := analyze.New()
	if err != nil {
		t.Fatal(err)
	}
	var figures bytes.Buffer
	for _, file := range []string{"meantime", "gum-news"} {
		var seen, kept newsTally
		for i, it := range shuffled(t, file) {
			rel := corpus.Release{ID: it.ID, Text: it.Text}
			if day, err := corpus.ParseDate(it.DCT); err == nil {
				rel.Dates = []corpus.Claim{{Date: day, From: corpus.Given}}
			}
			doc, err := a.Analyze(rel)
			if err != nil {
				t.Fatal(err)
			}
			dates := schema.Of(doc, schema.CodePoints).Dates
			if file == "gum-news" {
				dates = slices.DeleteFunc(dates, func(d schema.Date) bool { return d.From.IsZero() })
			}
			if i%3 == 2 {
				kept.add(it, dates, func(string, ...any) {})
			} else {
				seen.add(it, dates, t.Logf)
			}
		}
		seen.write(&figures, file+".seen")
		kept.write(&figures, file+".kept")
	}
	aboveFloors(t, "news.golden", 8, figures.String())
	sameAsGolden(t, "news.golden", figures.Bytes())
}

// shuffled returns the items of a file in an order that a seed gives.
func shuffled(t *testing.T, file string) (items []newsItem) {
	t.Helper()
	err := jsonl.Each(filepath.Join(news, file+".jsonl"), func(it newsItem) error {
		items = append(items, it)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(items, func(a, b newsItem) int { return strings.Compare(a.ID, b.ID) })
	rand.New(rand.NewPCG(3, 19)).Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
	return items
}

// newsTally counts expressions by their ends and by their values.
type newsTally struct{ strict, value eval.Tally }

// add counts the expressions of an item and tells those that are wrong.
func (n *newsTally) add(it newsItem, found []schema.Date, tell func(format string, args ...any)) {
	text := []rune(it.Text)
	met := make([]bool, len(found))
	gold, strict, value := 0, 0, 0
	for _, x := range it.Spans {
		if x.Label != "TIMEX3" {
			continue
		}
		gold++
		want := string(text[x.Start:x.End]) + " " + x.Value
		j := touching(eval.Range{Start: x.Start, End: x.End}, len(found), func(j int) (int, int) { return found[j].Start, found[j].End })
		if j < 0 || met[j] {
			tell("%s\tmissed\t%q", it.ID, want)
			continue
		}
		d := found[j]
		met[j] = true
		ends, same := d.Start == x.Start && d.End == x.End, sameTime(d, x.Value)
		if ends {
			strict++
		}
		if same {
			value++
		}
		if !ends || !same {
			tell("%s\tends %v, value %v\t%q got %q", it.ID, ends, same, want, d.Text+" "+d.Value)
		}
	}
	for j, d := range found {
		if !met[j] {
			tell("%s\tfalse\t%q", it.ID, d.Text+" "+d.Value)
		}
	}
	n.strict.Add(strict, len(found), gold)
	n.value.Add(value, len(found), gold)
}

// sameTime reports whether an expression has the value of the gold, whose notation
// differs in places: a week or a season may be the range of its days, what comes each
// year the length of a year, a decade ten years, and UTC stands in the value.
func sameTime(d schema.Date, value string) bool {
	every := map[string]string{"XXXX": "P1Y", "XXXX-QX": "P1Q", "XXXX-XX": "P1M", "XXXX-WXX": "P1W", "XXXX-XX-XX": "P1D"}
	return value == d.Value || value == eval.InYears(d.Value) || value == d.Value+"Z" && d.Zone == "UTC" ||
		d.Type == "SET" && value == every[d.Value] || !d.From.IsZero() && value == d.From.String()+"/"+d.To.String()
}

func (n newsTally) write(w *bytes.Buffer, name string) {
	for _, m := range []struct {
		name string
		eval.Tally
	}{{name + ".strict", n.strict}, {name + ".value", n.value}} {
		fmt.Fprintf(w, "%-22s %v   gold %d\n", m.name, m.Tally, m.Gold())
	}
}
