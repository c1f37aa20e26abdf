package report

import (
	"fmt"
	"strings"

	"pressroom/analyze/schema"
)

const (
	// mostPeople is how many people a summary lists by name; of more it lists listedPeople.
	mostPeople   = 8
	listedPeople = 5
)

// told reports whether the text clearly tells of somebody as a person: by a title or a form of address, by a first name, by words or by
// an act.
func told(x schema.Person, an schema.Analysis) bool {
	if len(x.Called()) > 0 || x.Affiliation != "" || len(strings.Fields(x.Name)) > 1 {
		return true
	}
	for _, q := range an.Quotes {
		if string(q.SpeakerID) == x.ID {
			return true
		}
	}
	for _, ev := range an.Events {
		for _, p := range ev.Participants {
			if string(p.ID) == x.ID && p.Role == "actor" {
				return true
			}
		}
	}
	return false
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
