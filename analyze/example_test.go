package analyze_test

import (
	"fmt"

	"pressroom/analyze"
	"pressroom/corpus"
)

func ExampleAnalyzer_Analyze() {
	a, err := analyze.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	doc, err := a.Analyze(corpus.Release{
		Text:  "Deputy Foreign Minister Vahan Kostanyan visited Lima last Friday.",
		Dates: []corpus.Claim{{Date: corpus.Date{Year: 2026, Month: 2, Day: 16}, From: corpus.Given}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, ent := range doc.Entities {
		fmt.Println(ent.Kind, ent.Name, ent.Titles)
	}
	for _, tx := range doc.Timexes {
		fmt.Println(tx.Text(doc.Release.Text), "=", tx.Value)
	}
	// Output:
	// person Vahan Kostanyan [Deputy Foreign Minister]
	// place Lima []
	// last Friday = 2026-02-13
}
