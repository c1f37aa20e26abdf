package ingest

import (
	"strings"
	"testing"

	"pressroom/corpus"
)

const wordTypes = `<Types><Override PartName="/word/document.xml" ContentType=` +
	`"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`

// docxOf is a document of Word with that body, and further parts.
func docxOf(t *testing.T, body string, parts ...string) string {
	t.Helper()
	return string(zipOf(t, append([]string{"[Content_Types].xml", wordTypes, "word/document.xml",
		`<?xml version="1.0"?><w:document xmlns:w="w" xmlns:mc="mc"><w:body>` + body + `</w:body></w:document>`}, parts...)...))
}

// para is a paragraph of Word.
func para(runs string) string { return "<w:p>" + runs + "</w:p>" }

func run(text string) string { return `<w:r><w:t xml:space="preserve">` + text + "</w:t></w:r>" }

const wordLists = `<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%1.%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num></w:numbering>`

func listItem(list, level, text string) string {
	return para(`<w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + list + `"/></w:numPr></w:pPr>` + run(text))
}

func TestDOCX(t *testing.T) {
	for _, c := range []struct {
		why, body string
		parts     []string
		want      string
	}{
		{"paragraphs", para(run("Mayor opens ")+run("bridge")) + para("") + para(run("It is open.")), nil, "Mayor opens bridge\n\nIt is open."},
		{"changes accepted", para(run("The mayor") + "<w:del>" + run(" not") + "</w:del><w:ins>" + run(" gladly") + "</w:ins>" +
			"<w:moveFrom>" + run(" once") + "</w:moveFrom>" + run(" spoke") + "<w:moveTo>" + run(" once") + "</w:moveTo>"), nil,
			"The mayor gladly spoke once"},
		{"the end of a paragraph deleted", para("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"+run("The mayor ")) + para(run("spoke.")), nil,
			"The mayor spoke."},
		{"lists", listItem("1", "0", "one") + listItem("1", "1", "deep") + listItem("1", "1", "deeper") + listItem("1", "0", "two") +
			listItem("2", "0", "a") + para(run("end")), []string{"word/numbering.xml", wordLists},
			"3. one\n(3.i) deep\n(3.ii) deeper\n4. two\n• a\n\nend"},
		{"a list by its style", para(`<w:pPr><w:pStyle w:val="L"/></w:pPr>` + run("a")), []string{"word/numbering.xml", wordLists,
			"word/styles.xml", `<w:styles xmlns:w="w"><w:style w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>` +
				`</w:style></w:styles>`},
			"• a"},
		{"a table", "<w:tbl><w:tr><w:tc>" + para(run("Year")) + "</w:tc><w:tc>" + para(run("Tons")) + "</w:tc></w:tr>" +
			"<w:tr><w:trPr><w:del/></w:trPr><w:tc>" +
			para(run("gone")) + "</w:tc></w:tr><w:tr><w:tc>" + para(run("2025")) + "</w:tc><w:tc>" + para(run("40")) + "</w:tc></w:tr></w:tbl>", nil,
			"Year\tTons\n2025\t40"},
		{"a table for the layout", "<w:tbl><w:tr><w:tc>" + para(run("Ministry")) + para(run("of Works")) + "</w:tc><w:tc>" + para(run("Press")) +
			"</w:tc></w:tr></w:tbl>", nil, "Ministry\n\nof Works\n\nPress"},
		{"a text box, once", para(run("Mayor ") + "<mc:AlternateContent><mc:Choice><w:txbxContent>" + para(run("Photo")) +
			"</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + para(run("Photo")) + "</w:txbxContent></mc:Fallback></mc:AlternateContent>" +
			run("speaks")), nil, "Mayor speaks\n\nPhoto"},
		{"notes at the end", para(run("It is open.")+`<w:r><w:footnoteReference w:id="2"/></w:r>`) + para(run("So it is.")), []string{
			"word/footnotes.xml", `<w:footnotes xmlns:w="w"><w:footnote w:type="separator" w:id="0">` + para(run("x")) +
				`</w:footnote><w:footnote w:id="2">` + para(run("Since Monday.")) + "</w:footnote></w:footnotes>"},
			"It is open.[1]\n\nSo it is.\n\n[1] Since Monday."},
		{"fields, links, marks", para(`<w:hyperlink>` + run("the plan") + `</w:hyperlink><w:r><w:instrText>PAGE</w:instrText><w:tab/></w:r>` +
			run("a") + `<w:r><w:br/><w:t>b</w:t><w:softHyphen/><w:noBreakHyphen/></w:r>` + run("c")), nil, "the plan\ta\nb-c"},
		{"hidden", para(`<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>` + run("open")), nil, "open"},
		{"what asks for text", "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + para(run("Click here")) + "</w:sdtContent></w:sdt>" +
			"<w:sdt><w:sdtPr/><w:sdtContent>" + para(run("open")) + "</w:sdtContent></w:sdt>", nil, "open"},
		{"tabs of the ruler", para("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>" + run("open")), nil, "open"},
		{"heads of pages stay out",
			para(run("open")), []string{"word/header1.xml", `<w:hdr xmlns:w="w">` + para(run("head")) + "</w:hdr>"}, "open"},
		{"the text in another part", para(run("not this")), []string{"_rels/.rels",
			`<R><Relationship Type="x/officeDocument" Target="/word/d2.xml"/></R>`,
			"word/d2.xml", `<w:document xmlns:w="w">` + para(run("this")) + "</w:document>"}, "this"},
	} {
		raw := docxOf(t, c.body, c.parts...)
		checkText(t, c.why, "x.docx", raw, c.want)
	}
}

func texts(rels []corpus.Release) (all []string) {
	for _, rel := range rels {
		all = append(all, rel.Text)
	}
	return all
}

// checkText reads one release and compares its text.
func checkText(t *testing.T, why, name, raw, want string) {
	t.Helper()
	rels, errs := read(t, Options{}, write(t, name, []byte(raw)))
	if len(rels) != 1 || len(errs) > 0 || strings.TrimSuffix(rels[0].Text, "\n") != want {
		t.Errorf("%s: got %q, told %q, want %q", why, texts(rels), errs, want)
	}
}

// TestBundle tells what an archive is wherever its list of types stands, whatever it is called.
func TestBundle(t *testing.T) {
	late := []string{"a/word/x.txt", strings.Repeat("Mayor opens bridge. ", 500)}
	late = append(late, "word/document.xml", `<w:document xmlns:w="w">`+para(run("open"))+"</w:document>", "[Content_Types].xml", wordTypes)
	checkText(t, "types at the end", "x.bin", string(zipOf(t, late...)), "open")
	for _, c := range []struct{ why, raw, told string }{
		{"a folder named word", string(zipOf(t, "word/a.txt", "open")), ""},
		{"a workbook", string(zipOf(t, "[Content_Types].xml", strings.ReplaceAll(wordTypes, "wordprocessingml.document", "spreadsheetml.sheet"))),
			"is a workbook of Excel; such are not read: save it as CSV"},
		{"slides", string(zipOf(t, "[Content_Types].xml",
			strings.ReplaceAll(wordTypes, "wordprocessingml.document", "presentationml.slideshow"))),
			"is slides of PowerPoint; such are not read: save it as plain text"},
		{"a book", string(zipOf(t, "mimetype", "application/epub+zip")), "is an electronic book (EPUB)"},
		{"no text", string(zipOf(t, "[Content_Types].xml", wordTypes)), "is a Word document without its text (word/document.xml)"},
		{"an older Word", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as DOCX"},
	} {
		rels, errs := read(t, Options{}, write(t, "x.zip", []byte(c.raw)))
		if told := strings.Join(errs, "; "); !strings.Contains(told, c.told) || (c.told == "") != (len(rels) == 1) {
			t.Errorf("%s: %d releases, told %q, want %q", c.why, len(rels), told, c.told)
		}
	}
}

// odtOf is an OpenDocument text with that content.
func odtOf(t *testing.T, text string, parts ...string) string {
	t.Helper()
	return string(zipOf(t, append([]string{"mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
		`<o:document-content xmlns:o="o" xmlns:text="t" xmlns:table="b" xmlns:draw="d" xmlns:style="s"><o:automatic-styles>` +
			`<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>` +
			`<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/></text:list-style>` +
			`</o:automatic-styles><o:body><o:text>` + text + "</o:text></o:body></o:document-content>"}, parts...)...))
}

func TestODT(t *testing.T) {
	for _, c := range []struct{ why, text, want string }{
		{"paragraphs", "<text:h>Mayor opens\n bridge</text:h> <text:p>It<text:s text:c=\"2\"/>is <text:span>open</text:span>.</text:p>",
			"Mayor opens bridge\n\nIt  is open."},
		{"breaks", "<text:p>a<text:line-break/>b<text:tab/>c</text:p>", "a\nb\tc"},
		{"changes accepted", `<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region>` +
			`</text:tracked-changes><text:p>The<text:change text:change-id="x"/> mayor<text:change-start/> spoke<text:change-end/>.</text:p>`,
			"The mayor spoke."},
		{"lists", `<text:list text:style-name="N"><text:list-item><text:p>one</text:p><text:p>more</text:p><text:list><text:list-item><text:p>deep</text:p>` +
			`</text:list-item></text:list></text:list-item><text:list-item><text:p>two</text:p></text:list-item></text:list>`,
			"1. one\n\nmore\n\n(a) deep\n2. two"},
		{"bullets", `<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>`, "• one"},
		{"a table", "<table:table><table:table-row><table:table-cell><text:p>2025</text:p></table:table-cell><table:table-cell><text:p>40</text:p>" +
			"</table:table-cell></table:table-row></table:table>", "2025\t40"},
		{"a note", `<text:p>It is open.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Since Monday.</text:p>` +
			`</text:note-body></text:note> So it is.</text:p><text:p>End</text:p>`, "It is open.[1] So it is.\n\nEnd\n\n[1] Since Monday."},
		{"a text box", "<text:p>Mayor <draw:frame><draw:text-box><text:p>Photo</text:p></draw:text-box><desc>alt</desc></draw:frame>speaks</text:p>",
			"Mayor speaks\n\nPhoto"},
		{"remarks and contents stay out", "<o:annotation><text:p>who?</text:p></o:annotation><text:table-of-content><text:p>x</text:p>" +
			"</text:table-of-content><text:section display=\"none\"><text:p>y</text:p></text:section><text:p>open</text:p>", "open"},
	} {
		checkText(t, c.why, "x.odt", odtOf(t, c.text), c.want)
	}
	_, errs := read(t, Options{}, write(t, "x.odt", []byte(odtOf(t, "\x00", "META-INF/manifest.xml", "<encryption-data/>"))))
	if told := strings.Join(errs, "; "); !strings.Contains(told, "is encrypted") {
		t.Errorf("encrypted: told %q", told)
	}
}

func TestRTF(t *testing.T) {
	for _, c := range []struct{ why, body, want string }{
		{"paragraphs", `Mayor {\b opens} bridge\par\pard It is` + "\n" + ` open.\par`, "Mayor opens bridge\n\nIt is open."},
		{"characters", `\ldblquote We don\rquote t\rdblquote  \emdash  caf\'e9\~\{x\}\_y\-z\tab a\line b`, "“We don’t” — café\u00a0{x}-yz\ta\nb"},
		{"Unicode with what stands for it", `\uc1 \u1045?\u1088\'3f \uc2\u8217\'92\'92s {\uc0\u-10179\u-8704}!`, "Ер ’s 😀!"},
		{"a code page of a font", `{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}}{\f1 \'cc\'e8\'f0} \f0 \'e9`, "Мир é"},
		{"a character of two bytes", `{\fonttbl{\f1\fcharset128 Gothic;}}\f1\'93\'8c\'8b\'9e`, "東京"},
		{"what is no text", `{\info{\title x}}{\stylesheet{\s1 Heading;}}{\*\generator y;}{\header z}{\pict 0000}{\*\bkmkstart k}` +
			`{\field{\*\fldinst HYPERLINK "u"}{\fldrslt the plan}}\bin3 {{{ is open`, "the plan is open"},
		{"changes accepted", `The mayor{\deleted  not}{\revised  gladly} spoke{\v  secret}`, "The mayor gladly spoke"},
		{"a table", `\trowd\cellx1\cellx2\pard\intbl Year\cell Tons\cell\row\trowd\pard\intbl 2025\cell 40\cell\row\pard End\par`,
			"Year\tTons\n2025\t40\n\nEnd"},
		{"a table whose cells do not say so", `\trowd\cellx1\cellx2\pard a\cell b\cell\row End`, "a\tb\n\nEnd"},
		{"a list", `{\listtext\pard\plain 1.\tab}one\par{\listtext\pard\plain 2.\tab}two\par{\*\pntext\f3\'b7\tab}dot\par end`,
			"1. one\n2. two\n• dot\n\nend"},
		{"a note", `It is open.{\super\chftn}{\footnote\pard {\super\chftn} Since Monday.} So it is.\par End`,
			"It is open.[1] So it is.\n\nEnd\n\n[1] Since Monday."},
		{"a text box", `Mayor {\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt\pard Photo\par}}{\shprslt Photo}}speaks\par`, "Mayor speaks\n\nPhoto"},
		{"two versions", `{\upr{Yerevan}{\*\ud{\u1333?\u1408?}}} x`, "Եր x"},
	} {
		checkText(t, c.why, "x.rtf", `{\rtf1\ansi\ansicpg1252\deff0 `+c.body+"}", c.want)
	}
	rels, errs := read(t, Options{}, write(t, "x.rtf", []byte(`{\rtf1 {\b Mayor opens`)))
	if told := strings.Join(errs, "; "); len(rels) != 1 || rels[0].Text != "Mayor opens\n" || !strings.Contains(told, "ends in the middle") {
		t.Errorf("cut: %q, told %q", texts(rels), told)
	}
}
