package event

import (
	"regexp"
	"strings"

	"pressroom/analyze/annot"
)

// billName is the number of a bill of a parliament.
var billName = regexp.MustCompile(`\b(?:(H\.?\s?R|S\.|H\.?\s?Res|S\.?\s?Res|H\.?\s?J\.?\s?Res|S\.?\s?J\.?\s?Res|H\.?\s?B|S\.?\s?B|A\.?\s?B)\.?\s?` +
	`(\d{1,5})|((?:House|Senate|Assembly) Bill) (?:No\. )?(\d{1,5}))\b`)

// process gives events the bill or the case of which they are a stage. A bill has its number; a case is that against the same accused.
func (r *reader) process(events []*annot.Event) {
	cases := map[int]int{} // of each accused
	for _, ev := range events {
		if e := accusedOf(ev); e != annot.None {
			cases[e]++
		}
	}
	var only *string // the name of the bill, where the release names one alone
	for n := range events {
		ev := events[n]
		switch e := accusedOf(ev); {
		case e != annot.None && cases[e] > 1:
			if stage := r.stage(ev, caseStages); stage != "" {
				ev.Process = &annot.Process{ID: "case:" + r.Entities[e].Name, Stage: stage}
			}
		case ev.Kind == "legislation":
			m := billName.FindString(ev.Evidence.Text(r.Release.Text))
			if m == "" {
				if only == nil {
					only = onlyBill(r.Release.Text)
				}
				m = *only
			}
			stage := r.stage(ev, billStages)
			if stage == "passed" && strings.Contains(strings.ToLower(ev.What), "committee") {
				stage = "committee"
			}
			if m != "" && stage != "" {
				ev.Process = &annot.Process{ID: "bill:" + billID(m), Stage: stage}
			}
		}
	}
}

// onlyBill returns the name of the bill that a text names, an empty one if there is none or there are several.
func onlyBill(text string) *string {
	names := billName.FindAllString(text, -1)
	for _, m := range names {
		if billID(m) != billID(names[0]) {
			names = nil
			break
		}
	}
	name := strings.Join(names[:min(1, len(names))], "")
	return &name
}

// billID is the number of a bill as all write it: "H.R. 1234".
func billID(name string) string {
	parts := strings.FieldsFunc(name, func(c rune) bool { return c == '.' || c == ' ' || c == '\n' })
	letters := strings.ToUpper(strings.Join(parts[:len(parts)-1], "."))
	return strings.Replace(letters, "HR", "H.R", 1) + ". " + parts[len(parts)-1]
}

// accusedOf returns the one who is accused in an event of the law, or None.
func accusedOf(ev *annot.Event) int {
	accused := annot.None
	if ev.Kind == "legal_action" {
		for _, p := range ev.Who {
			if p.Role == annot.Recipient || ev.Rule == "plead guilty" {
				if accused != annot.None {
					return annot.None
				}
				accused = p.Entity
			}
		}
	}
	return accused
}

// stage is that of the verb or noun of an event, empty where it is none.
func (r *reader) stage(ev *annot.Event, stages map[string]string) string {
	k := r.TokenAt(ev.Trigger.Start)
	if s := stages[r.Lemma(k)]; s != "" {
		return s
	}
	return stages[strings.TrimSuffix(ev.Rule, " (noun)")]
}

// The stages of a bill and of a case, by the words that tell them.
var (
	billStages = map[string]string{"introduce": "introduced", "reintroduce": "introduced", "introduction": "introduced", "report": "committee",
		"advance": "committee", "pass": "passed", "passage": "passed", "approve": "passed", "sign": "signed", "enact": "signed", "veto": "vetoed"}
	caseStages = map[string]string{"arrest": "arrested", "charge": "charged", "indict": "charged", "indictment": "charged", "plead": "plea",
		"plead guilty": "plea", "convict": "convicted", "conviction": "convicted", "find guilty": "convicted", "acquit": "acquitted",
		"sentence": "sentenced", "sentencing": "sentenced", "fine": "sentenced"}
)
