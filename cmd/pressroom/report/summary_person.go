package report

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"pressroom/analyze/annot"
	"pressroom/analyze/schema"
)

const (
	// mostPeople is how many people a summary lists by name; of more it lists listedPeople.
	mostPeople   = 8
	listedPeople = 5
)

// sureName is the rule of a mention that the tagger found with a high probability.
const sureName = "tagger, sure"

// told reports whether the text clearly tells of somebody as a person: by words, or by a name of which the
// tagger is sure that stands with a title, a form of address or a party, has a first name, or acts in the main event.
func told(x schema.Person, an schema.Analysis) bool {
	for _, q := range an.Quotes {
		if string(q.SpeakerID) == x.ID {
			return true
		}
	}
	words := len(strings.Fields(x.Name))
	switch sure := slices.ContainsFunc(x.Mentions, func(m schema.Mention) bool { return m.Rule == sureName }); {
	case len([]rune(x.Name)) < leastName:
		return false
	case len(x.Called()) > 0 || x.Affiliation != "":
		return sure || x.Name != strings.ToUpper(x.Name) && !inHeadlineAlone(x, an)
	default:
		return sure && (words > 1 || actsInMain(x, an))
	}
}

// inHeadlineAlone reports whether only the headline names somebody: its capitals make names of other words.
func inHeadlineAlone(x schema.Person, an schema.Analysis) bool {
	h := headline(an)
	return h != nil && !slices.ContainsFunc(x.Mentions, func(m schema.Mention) bool { return m.Start < h.Start || m.Start >= h.End })
}

// leastName is how many letters a name has at least.
const leastName = 3

// actsInMain reports whether a release says that somebody acts in what it is about.
func actsInMain(x schema.Person, an schema.Analysis) bool {
	return slices.ContainsFunc(an.Events, func(ev schema.Event) bool {
		return ev.Main && slices.ContainsFunc(ev.Participants, func(p schema.Participant) bool {
			return string(p.ID) == x.ID && p.Role == string(annot.Actor) && !p.Derived
		})
	})
}

// alsoKnown ends with the words after which another name of the same person stands.
var alsoKnown = regexp.MustCompile(`(?i)\b(a\.?k\.?a\.?|also known as|alias|n[ée]e)[ ,“"]*$`)

// alias reports whether somebody is only another name of the person before: "Ann Lee, aka Ann Brown".
func (r *reading) alias(x schema.Person) bool {
	const reach = 20
	return !slices.ContainsFunc(x.Mentions, func(m schema.Mention) bool {
		return !alsoKnown.MatchString(r.slice(max(m.Start-reach, 0), m.Start))
	})
}

// listed returns the people that a summary shows, those with an office first where there are too many, and how many it leaves out.
func (s Summary) listed() (people []SummaryPerson, others string) {
	if len(s.People) <= mostPeople {
		return s.People, ""
	}
	for _, office := range []bool{true, false} {
		for _, x := range s.People {
			if len(people) < listedPeople && (len(x.Titles) > 0) == office {
				people = append(people, x)
			}
		}
	}
	return people, fmt.Sprintf("and %d others", len(s.People)-len(people))
}
