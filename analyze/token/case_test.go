package token

import (
	"strings"
	"testing"

	"pressroom/analyze/annot"
)

// tokenCases are conventions of releases. Tokens of the wanted form stand
// between spaces.
var tokenCases = []struct{ why, text, want string }{
	{"prose drops the end of a clitic with a stop", "We don't.", "We do n't ."},
	{"and that of a genitive", "It is the people's.", "It is the people 's ."},
	{"and most of an Irish name", "O'Reilly and O'Malley met.", "O'Reilly and O'Malley met ."},
	{"names with an apostrophe and a genitive", "O'Hara's D'Souza, L'Oreal", "O'Hara 's D'Souza , L'Oreal"},
	{"curly apostrophes stay as they are", "We’re here; they don’t.", "We ’re here ; they do n’t ."},
	{"curly quotation marks stay as they are", "“No,” he said.", "“ No , ” he said ."},
	{"clitics that prose leaves on", "I've said he'd go.", "I 've said he 'd go ."},
	{"two clitics", "couldn't've", "could n't 've"},
	{"clitics in a headline", "SENATOR'S BILL WON'T PASS", "SENATOR 'S BILL WO N'T PASS"},
	{"the genitive of a plural", "the senators' plan", "the senators ' plan"},
	{"years cut short", "in the '90s and the ’60s", "in the '90s and the ’60s"},
	{"single quotation marks", "a 'blue slip' and ‘so on’", "a ' blue slip ' and ‘ so on ’"},
	{"an elision is no quotation mark", "'em ’tis", "'em ’tis"},
	{"single marks inside double ones", `"'Never,' she said."`, `" ' Never , ' she said . "`},
	{"an en dash joins two tokens", "the Boston–Portland line", "the Boston – Portland line"},
	{"an em dash has no spaces", "a plan—the first—is ready", "a plan — the first — is ready"},
	{"years with an en dash", "2004–2006", "2004 – 2006"},
	{"two hyphens are a dash", "ready--at last -- to go", "ready -- at last -- to go"},
	{"a bracket before a dash", "(July 14)– The", "( July 14 ) – The"},
	{"a dateline", "BOSTON–(BUSINESS WIRE)–Acme", "BOSTON – ( BUSINESS WIRE ) – Acme"},
	{"hyphens stay", "a long-term, state-of-the-art plan", "a long-term , state-of-the-art plan"},
	{"three stops are one token", "We... well, no….", "We ... well , no … ."},
	{"slash between words", "schools and/or clinics", "schools and / or clinics"},
	{"slash in numbers", "24/7 since 9/11, on 2/14/2026.", "24/7 since 9/11 , on 2/14/2026 ."},
	{"slash in an abbreviation", "w/o tax", "w/o tax"},
	{"an old telephone number", "202/224-4521.", "202/224-4521 ."},
	{"telephone numbers", "202-224-5344 or (202) 224-5344", "202-224-5344 or ( 202 ) 224-5344"},
	{"money", "$1.2 billion, $1,000; €5.", "$ 1.2 billion , $ 1,000 ; € 5 ."},
	{"percent stays as prose has it", "4.9% of 5 percent", "4.9% of 5 percent"},
	{"clock times", "10:30 a.m. to 2 p.m., EDT", "10:30 a.m. to 2 p.m. , EDT"},
	{"clock times without a space", "at 6:30p.m. today", "at 6:30 p.m. today"},
	{"countries", "U.S. and U.K.-led", "U.S. and U.K. -led"},
	{"a name and what something has to do with it", "Akron, Ohio-based, Fla.-based, faith-based", "Akron , Ohio -based , Fla. -based , faith-based"},
	{"titles of more than three letters, which prose cuts", "Sens. Lee and Reps. Fox", "Sens. Lee and Reps. Fox"},
	{"titles in a headline", "SEN. KYL, SENS. LOTT", "SEN. KYL , SENS. LOTT"},
	{"party and state are one token", "Sen. Lee (D-Mass.) and (R-ME)", "Sen. Lee ( D-Mass. ) and ( R-ME )"},
	{"states, which prose cuts", "Boston, Mass., and Salem, Ore.", "Boston , Mass. , and Salem , Ore."},
	{"an initial, which prose cuts", "George W. Bush, J. Smith", "George W. Bush , J. Smith"},
	{"short words that prose takes for abbreviations", "the new Act. Then Joe. Yes.", "the new Act . Then Joe . Yes ."},
	{"a short word that is one", "St. Louis, Mt. Hood, No. 5", "St. Louis , Mt. Hood , No. 5"},
	{"degrees", "Ann Ross, Ph.D., M.D.", "Ann Ross , Ph.D. , M.D."},
	{"bill numbers", "H.R. 3215 and S.2781", "H.R. 3215 and S.2781"},
	{"law sections", "a 501(c)(3) and a 401(k).", "a 501(c)(3) and a 401(k) ."},
	{"bracketed plural", "the member(s) said", "the member(s) said"},
	{"square brackets", "[sic] [They] said", "[ sic ] [ They ] said"},
	{"a web address", "see http://www.acme.example/a?b=c&d=(e).", "see http://www.acme.example/a?b=c&d=(e ) ."},
	{"a host name", "at pressroom.senate.gov, or acme.com/news.", "at pressroom.senate.gov , or acme.com/news ."},
	{"a mail address", "Write to jo.lee@acme.example, please", "Write to jo.lee@acme.example , please"},
	{"a mail address in brackets", "(jo@acme.example)", "( jo@acme.example )"},
	{"the space after a stop was lost", "It passed.The bill", "It passed . The bill"},
	{"the space after a comma was lost", "in 2006,the House", "in 2006 , the House"},
	{"the space after a quotation mark was lost", `"Yes,"said Lee`, `" Yes , " said Lee`},
	{"the space after a title was lost", "Sen.Lee spoke", "Sen. Lee spoke"},
	{"bullets", "•Jobs ▪ Homes *Roads", "• Jobs ▪ Homes * Roads"},
	{"end marks", "### # # # -30- ***", "### # # # -30- ***"},
	{"trade marks", "Windows® 7™", "Windows ® 7 ™"},
	{"letters that are not ASCII", "José’s café, Škoda.", "José ’s café , Škoda ."},
	{"an address prose panics on", "ȺȺȺ's", "ȺȺȺ 's"},
	{"signs of law and of copyright", "§4 ©2026 Acme", "§ 4 © 2026 Acme"},
	{"a lone hyphen", "BOSTON - Acme", "BOSTON - Acme"},
	{"an ampersand", "AT&T and R&D & more", "AT&T and R&D & more"},
	{"stop, bracket, comma", "(Acme Inc.), Acme Corp., Acme Co.", "( Acme Inc. ) , Acme Corp. , Acme Co."},
}

func TestTokens(t *testing.T) {
	s := newSplitter(t)
	for _, c := range tokenCases {
		toks, _ := s.Split(annot.Of(c.text))
		var got []string
		for _, tok := range toks {
			got = append(got, tok.Text(c.text))
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.why, c.text, g, c.want)
		}
	}
}

// sentenceCases are texts in which ¶ marks the wanted sentence ends; it is not
// part of the text.
var sentenceCases = []struct{ why, text string }{
	{"plain", "The bill passed. ¶It goes to the House."},
	{"a title before a name", "He met Sen. Lee and Rep. Fox. ¶They agreed."},
	{"a title at the end of a wrapped line", "The delegation that went to the harbor was led by Sen.\nLee of Maine."},
	{"St. at the end of a wrapped line", "She lives with her family in a small brick house in St.\nLouis."},
	{"a street at the end", "It stands on Main St. ¶The door is red."},
	{"a museum is no abbreviation", "She runs the Museum of Art. ¶Nine rooms are open."},
	{"U.S. before a name", "He asked U.S. Senators and the U.S. Navy for help."},
	{"U.S. before a starter", "They work in the U.S. ¶The bill helps them."},
	{"U.S. before a small word", "The U.S. and the U.K. agreed."},
	{"D.C. at the end", "She flew to Washington, D.C. ¶He stayed."},
	{"a state before a small word", "The Boston, Mass. plant closed."},
	{"a state at the end", "The plant is in Salem, Ore. ¶It opened in May."},
	{"company forms", "Acme Inc. and Bolt Corp. merged."},
	{"company form at the end", "He works for Acme Inc. ¶She runs Bolt Co. ¶They met."},
	{"Jr. inside a name", "Martin Luther King Jr. Day is a holiday."},
	{"Jr. at the end", "We honor Dr. Martin Luther King Jr. ¶His fight goes on."},
	{"initials", "J. Smith and George W. Bush met E. B. White."},
	{"a clock time", "It begins at 6 p.m. Tuesday."},
	{"a clock time at the end", "It begins at 6 p.m. ¶There is no charge."},
	{"a number sign", "Article No. 5 stands. ¶He said no. ¶We agree."},
	{"a month", "It ends on Sept. 3 and Jan. 5."},
	{"a month at the end", "It ended in Sept. ¶The vote is in Jan. ¶We wait."},
	{"Latin abbreviations", "Some animals, e.g. Dogs, i.e. Fido vs. Rex, ran."},
	{"a decimal", "It grew 4.9 percent. ¶It fell by .5 percent."},
	{"a sentence that begins with a number", "Homes burned. ¶108 families fled. ¶$5 million is gone."},
	{"the closing quotation mark stays", `"We won." ¶"They lost," he said.`},
	{"curly marks", "“We won.” ¶“They lost,” he said."},
	{"a bracket stays", "(We won.) ¶They lost."},
	{"both stay", `He asked ("Why?"). ¶She left.`},
	{"a question by a speaker", `"Why now?" she asked. ¶Nobody knew.`},
	{"a question by a speaker with a name", `"Why now?" Sen. Lee asked. ¶Nobody knew.`},
	{"a speaker after a stop that should be a comma", `"We won." Senator Lee said. ¶They lost.`},
	{"a name after a quotation begins a sentence", `"We won." ¶Senator Lee said that he would vote.`},
	{"an exclamation mark in a name", "Yahoo! is a company. ¶Wow! ¶Yes."},
	{"an ellipsis inside", "We have ... no plan… and no time."},
	{"an ellipsis before a starter", "We have no plan... ¶The plan is gone."},
	{"several marks", "What?! ¶Never!!! ¶Go."},
	{"no space after the stop", "It passed.¶The bill is law."},
	{"the number of a list item", "1. Reform the tax. ¶2. Cut it."},
	{"a dash never begins a sentence by itself", "Boston, Mass. - Acme won."},
	{"blank line", "A headline without a stop\n\n¶The text begins."},
	{"a blank line with blanks", "A headline\n \n¶The text begins."},
	{"a short line stands alone", "The Honorable Ann Cole\n¶Chair\n¶Dear Ann:"},
	{"wrapped lines", "The agency said on Monday that it would open three new\noffices in the north of the state, and that the governor\nMaria Voss would attend."},
	{"a wrapped line before a capital", "The museum said on Monday that the new director would be\nAnn Cole of Portland."},
	{"a headline over a paragraph of one line", "Acme Opens A New Plant In Portland\n¶" +
		strings.TrimSpace(strings.Repeat("The plant makes very good glass in three colors and many sizes, ", 4)) + " he said."},
	{"bullets at lines", "We need:\n¶• Jobs\n¶• Homes"},
	{"bullets in a line", "We need: ¶• Jobs ¶• Homes"},
	{"stars", "We need:\n¶* Jobs in the north\n¶* Homes"},
	{"numbered lines", "We need:\n¶1. Jobs\n¶2. Homes"},
	{"a wide gap stands for a lost break", "Acme Opens Plant     ¶The plant makes glass."},
	{"a wide gap inside a sentence", "I hope that we will       begin today."},
	{"a wide gap before a name", "I hope that the       President will sign."},
	{"a tab", "Media contact\t¶Ann Cole"},
	{"an indent begins a paragraph", "The agency said on Monday that it would open three new\n    ¶Offices close on Friday."},
	{"address lines", "United States Senate\n¶Washington, DC 20510\n¶Dear Ann,\n¶We write."},
	{"end mark", "It passed.\n¶###"},
	{"a greeting", "Dear Mr. President:\n¶We write to you."},
	{"two spaces after a stop", "It passed.  ¶It is law."},
	{"S.W. at the end of a paragraph", "The office is at 14 Oak Avenue, S.W. ¶The hall is near."},
	{"capitals", "SEN. LEE'S BILL PASSED. ¶THE U.S. WON."},
	{"a name with a stop in it", "Write to press@acme.example. ¶See www.acme.example. ¶Thanks."},
	{"four stops end a sentence", "We cannot wait.... ¶Iraq is at war."},
}

func TestSentences(t *testing.T) {
	s := newSplitter(t)
	for _, c := range sentenceCases {
		text := strings.ReplaceAll(c.text, "¶", "")
		_, sents := s.Split(annot.Of(text))
		var got strings.Builder
		for i, sent := range sents {
			if i > 0 {
				got.WriteString(text[sents[i-1].End:sent.Start] + "¶")
			}
			got.WriteString(sent.Text(text))
		}
		if got.String() != c.text {
			t.Errorf("%s:\n got %q\nwant %q", c.why, got.String(), c.text)
		}
	}
}

// TestSections checks that no sentence runs over the edge of a section.
func TestSections(t *testing.T) {
	s := newSplitter(t)
	text := "BOSTON - Acme won the prize for glass in a field of nine,\nJohn Roe\nAnn Cole said"
	at := strings.Index(text, "John")
	for _, c := range []struct {
		why      string
		sections []annot.Section
		want     int
	}{
		{"none: the second line goes on with the first", nil, 2},
		{"a dateline is a block", []annot.Section{{Span: annot.Span{Start: 0, End: 8}, Kind: annot.DatelineSec}}, 3},
		{"lines of a contact stand alone", []annot.Section{{Span: annot.Span{Start: 0, End: 8}, Kind: annot.DatelineSec},
			{Span: annot.Span{Start: at, End: len(text)}, Kind: annot.Contact}}, 4},
		{"and those of a slug", []annot.Section{{Span: annot.Span{Start: 0, End: len(text)}, Kind: annot.Slug}}, 3},
	} {
		toks, sents := s.Split(sectioned(text, c.sections))
		if err := fault(text, toks, sents); err != nil {
			t.Error(err)
		}
		if len(sents) != c.want {
			t.Errorf("%s: %d sentences, want %d", c.why, len(sents), c.want)
		}
	}
}

// TestLostPunctuation reads a text in which every mark became a blank.
func TestLostPunctuation(t *testing.T) {
	s := newSplitter(t)
	text := `The governor opened three schools  two clinics and a library in the north on Monday  She said that  ` +
		`after years of delay  the towns deserve them  Three Portland families  one with nine children  moved in ` +
		`the same day  We are glad to be here  Maria Voss said  They will stay`
	want := []string{"The governor", "She said", "Three Portland", "We are", "They will"}
	_, sents := s.Split(annot.Of(text))
	var got []string
	for _, sent := range sents {
		got = append(got, strings.Join(strings.Fields(sent.Text(text))[:2], " "))
	}
	if strings.Join(got, "; ") != strings.Join(want, "; ") {
		t.Errorf("sentences begin with %q, want %q", got, want)
	}

	// Without any clue a sentence is cut at its widest gap.
	half := strings.Repeat("word ", 200)
	text = half + "  " + half
	_, sents = s.Split(annot.Of(text))
	if len(sents) != 2 || sents[0].Last != 200 {
		t.Errorf("%d sentences, the first of %d tokens; want 2 of 200", len(sents), sents[0].Last)
	}
}

// tagCases are tags that prose gets wrong because of how it cuts, shares or
// looks at tokens; the comment shows what it says.
var tagCases = []struct{ text, want string }{
	{`"We won," he said.`, "``/`` We/PRP won/VBD ,/, ''/'' he/PRP said/VBD ./."},        // the marks are NN and FW
	{"The price is $1.2 million.", "The/DT price/NN is/VBZ $/$ 1.2/CD million/CD ./."},  // 1.2 is an address: NN
	{"It opens at 10 a.m. today.", "It/PRP opens/VBZ at/IN 10/CD a.m./RB today/NN ./."}, // so is a.m.
	{"We will report the report.", "We/PRP will/MD report/VB the/DT report/NN ./."},     // report is NN both times
	{"The rate was 0 percent.", "The/DT rate/NN was/VBD 0/CD percent/NN ./."},           // 0 is -NONE-
	{"a plan – the first", "a/DT plan/NN –/: the/DT first/JJ"},                          // – is NN
	{"see www.acme.example now", "see/VB www.acme.example/NN now/RB"},
}

func TestTags(t *testing.T) {
	s := newSplitter(t)
	for _, c := range tagCases {
		toks, _ := s.Split(annot.Of(c.text))
		var got []string
		for i, tok := range toks {
			word := tok.Text(c.text)
			if word == `"` {
				word = disguise(word, i == 0)
			}
			got = append(got, word+"/"+tok.Tag)
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, g, c.want)
		}
	}
}
