package person_test

import (
	"fmt"
	"strings"
	"testing"

	"pressroom/analyze/eval/marked"
	"pressroom/analyze/organization"
	"pressroom/analyze/person"
)

// TestFind reads who the people of a text are: name, titles, affiliation and
// aliases.
func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"It rained on the dam.", ""},
		{"Senator [person Ann Lee] met [person John Brown], mayor of [place Leeds].", "Ann Lee|Senator|| John Brown|mayor of Leeds||"},
		{"[person Ann Lee] left. [person Lee] was late.", "Ann Lee|||Lee"},
		{"[person Ann Lee] met [person John Lee]. Mr. [person Lee] spoke.", "Ann Lee||| Mr. John Lee|||Lee"},
		{"[person Ann Lee] MP, Minister for Roads, spoke.", "Ann Lee|Minister for Roads||"},
		{"The Hon. [person Ann Lee] MP Shadow Minister for Roads\n\nIt rained.", "Hon. Ann Lee|Shadow Minister for Roads||"},
		{"It rained.\n\n[person Ann Lee]\nDeputy Director of Roads\nMember of the Council\n\nNo bus ran.",
			"Ann Lee|Deputy Director of Roads,Member of the Council||"},
		{"It rained.\n\n[person Ann Lee]\nRoads Directors Close Roads to Traffic\n\nNo bus ran.", "Ann Lee|||"},
		{"[person Ann Lee], chair of the Roads Committee and a member of the Rail Board, spoke.",
			"Ann Lee|chair of the Roads Committee,member of the Rail Board||"},
		{"[person Ann Lee], founder of Abbo, chair of Boba, and former president of Coba, spoke.",
			"Ann Lee|founder of Abbo,chair of Boba,former president of Coba||"},
		{"Acme announced the appointment of [person Ann Lee] as its next Head of Growth.", "Ann Lee|Head of Growth||"},
		{"The Honorable [person Ann Lee], Senator for Perth, met Senator the Hon. [person John Brown].",
			"Honorable Ann Lee|Senator for Perth|| Hon. John Brown|Senator||"},
		{"The Right Honourable [person Ann Lee] met Her Excellency [person Maria Silva] and the Rev. Dr. [person Paul Stone].",
			"Right Honourable Ann Lee||| Her Excellency Maria Silva||| Rev. Dr. Paul Stone|||"},
		{"Lord Mayor [person Ann Lee], First Lady [person Maria Silva] and Lord [person Berg] met H.E. President [person Omar Diallo].",
			"Ann Lee|Lord Mayor|| Maria Silva|First Lady|| Lord Berg||| H.E. Omar Diallo|President||"},
		{"Mr. and Mrs. [person Berg] were welcomed by Minister of Roads Dr [person Ana Ruiz].", "Berg||| Dr Ana Ruiz|Minister of Roads||"},
		{"The DR. [person Ann Lee] said. Dr [person Lee] left with Ms [person Lee].", "Dr. Ms Ann Lee|||Lee"},
		{"It rained on [person Ann Lee], Secretary-General elect, and on [person John Brown], Dean at Leeds, for days.",
			"Ann Lee|Secretary-General elect|| John Brown|Dean at Leeds||"},
		{"The rain that fell on [person Ann Lee], Roads, Rail & Harbours Manager, was warm.", "Ann Lee|Roads, Rail & Harbours Manager||"},
		{"The rain fell on [person Ann Lee], Prime Minister of the Isles (IAB) and Ruler of Abbo, for days.",
			"Ann Lee|Prime Minister of the Isles,Ruler of Abbo||"},
		{"The rain fell on [person Ann Lee], the lead attorney representing the family, for days.", "Ann Lee|lead attorney||"},
		{"It was told by the Special Rapporteur on the right to water, [person Ann Lee], and by the head of the Office of Roads (OOR), [person John Brown].",
			"Ann Lee|Special Rapporteur on the right to water|| John Brown|head of the Office of Roads||"},
		{"For more, please contact spokesman [person Ann Lee] in the office.", "Ann Lee|spokesman||"},
		{"Acme promotes [person Ann Lee] to Chief Scientist.", "Ann Lee|Chief Scientist||"},
		{"[person Ann Lee], who has served as president of Acme, spoke.", "Ann Lee|president of Acme||"},
		{"It was led by Dr. [person Ann Lee] – director of Abbo – for years.", "Dr. Ann Lee|director of Abbo||"},
		{"She met the envoy [person Ann Lee]  Ambassador to Chile  to talk.", "Ann Lee|envoy,Ambassador to Chile||"},
		{"[person Ann Lee] is president of Acme.", "Ann Lee|president of Acme||"},
		{"As the former CEO and owner of Acme, [person Ann Lee] spoke.", "Ann Lee|former CEO and owner of Acme||"},
		{"[person Ann Lee], DDS, Chairman of Acme, spoke.", "Ann Lee|Chairman of Acme||"},
		{"It rained.\n\n* Treasurer: [person Ann Lee]\n* Head of Roads: [person John Brown]", "Ann Lee|Treasurer|| John Brown|Head of Roads||"},
		{"It was sent by [person Ann Lee], adviser to Senator [person John Brown].",
			"Ann Lee|adviser to Senator John Brown|| John Brown|Senator||"},
		{"Ruth, [person Ann Lee], Senator [person John Brown]'s office, spoke.", "Ann Lee||| John Brown|Senator||"},
		{"Senators [person Ann Lee]  R AZ  and [person John Brown]  D CT  spoke.", "Ann Lee|Senator|R-AZ| John Brown|Senator|D-CT|"},
		{"[person Viktor Kovac], owner of [person Berg Cars], spoke.", "Viktor Kovac|owner of Berg Cars|| Berg Cars|||"},
		{"[person Ann Lee], president of Acme, Governor [person John Brown] and others spoke.",
			"Ann Lee|president of Acme|| John Brown|Governor||"},
		{"Sen. [person Ann Lee] (D-MA) voted.", "Ann Lee|Sen.|D-MA|"},
		{"Senators [person Ann Lee] and [person John Brown] voted.", "Ann Lee|Senator|| John Brown|Senator||"},
		{"A law to protect Federal judges [person Lee] said.", "Lee|||"},
		{"[person John Berg] and [person John Brown] spoke. [person John] and [person Mary Brown] are ill.",
			"John Berg||| John Brown|||John Mary Brown|||"},
		{"[person Mary Brown] spoke. [person John] and [person Mary Brown] are ill.", "Mary Brown||| John|||"},
		{"[person Thomas Berg] spoke. [person Tom Berg] is ill.", "Thomas Berg|||Tom Berg"},
	} {
		doc, lex := marked.Document(t, c.text)
		var got []string
		for _, e := range person.Find(doc, lex) {
			name := strings.Join(append(e.Honorifics, e.Name), " ")
			got = append(got, fmt.Sprintf("%s|%s|%s|%s", name, strings.Join(e.Titles, ","), e.Affiliation, strings.Join(e.Aliases, ",")))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, strings.Join(got, " "), c.want)
		}
	}
}

func TestBody(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The rain fell on [person Ann Lee], founder and CEO of Over the Moon, for days.", "Over the Moon"},
		{"The rain fell on [person Ann Lee], founder and CEO of The Blue Moon, for days.", "Blue Moon"},
		{"The rain fell on [person Ann Lee], Vice President of Sales, for days.", ""},
		{"The rain fell on [person Ann Lee], President of [place Kenya], for days.", ""},
		{"The rain fell on [organization Abbo Ltd] and its owner, [person Ann Lee], for days.", "Abbo Ltd"},
		{"The rain fell on [organization Abbo], on [organization Boba] and its owner, [person Ann Lee], for days.", ""},
		{"The rain that fell on [organization Abbo Ltd] (NYSE: ABB) CEO [person Ann Lee] was warm.", "Abbo Ltd"},
	} {
		doc, lex := marked.Document(t, c.text)
		bodies, err := organization.New(lex)
		if err != nil {
			t.Fatal(err)
		}
		doc.Entities = bodies.Find(doc)
		if got := person.Find(doc, lex)[0].Organization; got != c.want {
			t.Errorf("%s\ngot  %q\nwant %q", c.text, got, c.want)
		}
	}
}
