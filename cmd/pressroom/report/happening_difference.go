package report

import (
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
	"pressroom/index"
	"pressroom/index/profile"
)

// Disagreement is what the releases that tell of one happening say differently: its date, a number of one role, or who takes part.
type Disagreement struct {
	What string    `json:"what"` // date, name, or the role of a number, such as dead
	Told []Variant `json:"told"` // two or more, in the order of the sources
}

// Variant is one of the things that are said, with the releases that say it.
type Variant struct {
	Value    string   `json:"value"`
	Releases []string `json:"releases"`
}

// disagreements are what the sources of a happening say differently. What one of them does not say is no difference, nor is "in March"
// beside "on 4 March".
func disagreements(h profile.Happening) []Disagreement {
	out := []Disagreement{}
	add := func(what string, told []Variant) {
		if len(told) > 1 {
			out = append(out, Disagreement{what, told})
		}
	}
	add("date", datesTold(h.Sources))
	for _, role := range rolesTold(h.Sources) {
		add(role, numbersTold(h.Sources, role))
	}
	add("name", namesTold(h.Sources))
	return out
}

// tell adds what a release says to the variants.
func tell(told []Variant, value, release string) []Variant {
	for n := range told {
		if told[n].Value == value {
			if !slices.Contains(told[n].Releases, release) {
				told[n].Releases = append(told[n].Releases, release)
			}
			return told
		}
	}
	return append(told, Variant{value, []string{release}})
}

// datesTold are the dates of a happening; nothing where they may all be the same one.
func datesTold(sources []index.EventHit) (told []Variant) {
	var whens []*schema.When
	apart := false
	for _, hit := range sources {
		w := hit.Event.When
		if w == nil || w.Derived || w.From.IsZero() || w.To.IsZero() {
			continue
		}
		apart = apart || slices.ContainsFunc(whens, func(v *schema.When) bool { return v.To.Before(w.From) || w.To.Before(v.From) })
		whens = append(whens, w)
		told = tell(told, w.Value, hit.ID)
	}
	if !apart {
		return nil
	}
	return told
}

// rolesTold are the roles of the numbers of a happening, but for those that are only counted.
func rolesTold(sources []index.EventHit) (roles []string) {
	for _, hit := range sources {
		for _, n := range hit.Event.Numbers {
			if n.Role != "" && n.Role != string(annot.Count) && !slices.Contains(roles, n.Role) {
				roles = append(roles, n.Role)
			}
		}
	}
	return roles
}

// numbersTold are the numbers of a role, of the releases that have one alone; nothing where all are of the same value.
func numbersTold(sources []index.EventHit, role string) (told []Variant) {
	values := map[float64]bool{}
	for _, hit := range sources {
		var of []schema.Number
		for _, n := range hit.Event.Numbers {
			if n.Role == role {
				of = append(of, n)
			}
		}
		if len(of) == 1 {
			values[of[0].Value] = true
			told = tell(told, Plain(of[0].Text), hit.ID)
		}
	}
	if len(values) < 2 {
		return nil
	}
	return told
}

// namesTold are the people who take part by what only some of the releases say that name any.
func namesTold(sources []index.EventHit) (told []Variant) {
	naming := map[string]bool{}
	for _, hit := range sources {
		for _, p := range hit.Event.Participants {
			if strings.HasPrefix(string(p.ID), "p") && !p.Derived {
				naming[hit.ID] = true
				told = tell(told, p.Name, hit.ID)
			}
		}
	}
	return slices.DeleteFunc(told, func(v Variant) bool { return len(v.Releases) == len(naming) })
}

// line is a disagreement as people read it: "date: 2026-03-04 (1f2e), 2026-03-05 (a0b1)".
func (d Disagreement) line() string {
	return d.What + ": " + joined(d.Told, ", ", func(v Variant) string {
		return Plain(v.Value) + " (" + strings.Join(v.Releases, ", ") + ")"
	})
}
