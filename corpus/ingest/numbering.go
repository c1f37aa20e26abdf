package ingest

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

// numbering knows the lists of a document of Word and where they have come to. It reads
// the part of that name.
type numbering struct {
	abstract map[string]*wordList // by identifier
	lists    map[string]*wordList // by the number that paragraphs have
	styles   map[string]item      // paragraphs of a style may be items
}

type wordValue struct {
	Val string `xml:"val,attr"`
}

// An item says which list a paragraph belongs to, and how deep.
type item struct {
	List  wordValue `xml:"numPr>numId"`
	Level wordValue `xml:"numPr>ilvl"`
}

// A wordList is a list of Word with its levels.
type wordList struct {
	ID     string      `xml:"abstractNumId,attr"`
	Levels []wordLevel `xml:"lvl"`
	counts [9]int      // items of each level so far
}

type wordLevel struct {
	Level  string    `xml:"ilvl,attr"`
	Start  wordValue `xml:"start"`
	Format wordValue `xml:"numFmt"`
	Text   wordValue `xml:"lvlText"` // "%1.%2)"
}

func (n *numbering) start(d *xml.Decoder, e xml.StartElement) (bool, error) {
	switch e.Name.Local {
	case "abstractNum":
		list := &wordList{}
		if err := d.DecodeElement(list, &e); err != nil {
			return true, err
		}
		if n.abstract == nil {
			n.abstract = map[string]*wordList{}
		}
		n.abstract[list.ID] = list
		return true, nil
	case "num":
		var num struct {
			ID       string    `xml:"numId,attr"`
			Abstract wordValue `xml:"abstractNumId"`
			Restart  []struct {
				Level string     `xml:"ilvl,attr"`
				Start *wordValue `xml:"startOverride"`
			} `xml:"lvlOverride"`
		}
		if err := d.DecodeElement(&num, &e); err != nil {
			return true, err
		}
		list := n.abstract[num.Abstract.Val]
		if list == nil {
			return true, nil
		}
		for _, r := range num.Restart {
			if r.Start != nil { // a list of its own
				again := *list
				list = &again
				break
			}
		}
		if n.lists == nil {
			n.lists = map[string]*wordList{}
		}
		n.lists[num.ID] = list
		return true, nil
	}
	return false, nil
}
func (n *numbering) end(string)   {}
func (n *numbering) chars(string) {}

// wordStyles read which styles make items of lists.
type wordStyles struct{ of *numbering }

func (s *wordStyles) start(d *xml.Decoder, e xml.StartElement) (bool, error) {
	if e.Name.Local != "style" {
		return false, nil
	}
	var style struct {
		ID  string `xml:"styleId,attr"`
		Par item   `xml:"pPr"`
	}
	if err := d.DecodeElement(&style, &e); err != nil {
		return true, err
	}
	if style.Par.List.Val != "" {
		if s.of.styles == nil {
			s.of.styles = map[string]item{}
		}
		s.of.styles[style.ID] = style.Par
	}
	return true, nil
}
func (s *wordStyles) end(string)   {}
func (s *wordStyles) chars(string) {}

// mark returns what the next item of a list begins with: "•", "2.", "b)"; empty for what is
// no item.
func (n *numbering) mark(of item, style string) string {
	if of.List.Val == "" {
		of = n.styles[style]
	}
	list := n.lists[of.List.Val]
	level, err := strconv.Atoi(of.Level.Val)
	if err != nil {
		level = 0
	}
	if list == nil || level < 0 || level >= len(list.counts) {
		return ""
	}
	list.counts[level]++
	clear(list.counts[level+1:])
	at := list.level(level)
	switch at.Format.Val {
	case "none":
		return ""
	case "bullet", "":
		return "•"
	}
	text := at.Text.Val
	for i := range list.counts {
		if place := fmt.Sprintf("%%%d", i+1); strings.Contains(text, place) {
			of := list.level(i)
			text = strings.ReplaceAll(text, place, numeral(max(list.counts[i], 1)+of.first()-1, of.Format.Val))
		}
	}
	return text
}

func (l *wordList) level(level int) wordLevel {
	for _, lvl := range l.Levels {
		if lvl.Level == strconv.Itoa(level) {
			return lvl
		}
	}
	return wordLevel{}
}

// first is the number of the first item.
func (l wordLevel) first() int {
	n, err := strconv.Atoi(l.Start.Val)
	if err != nil || n < 0 || n > maxNumeral {
		return 1
	}
	return n
}

// maxNumeral is the largest number that is written in letters or Roman numerals.
const maxNumeral = 3999

// numeral writes a number as a list has it.
func numeral(n int, format string) string {
	switch {
	case n < 1 || n > maxNumeral:
	case format == "lowerLetter", format == "a":
		return strings.Repeat(string(rune('a'+(n-1)%26)), min((n-1)/26+1, 4))
	case format == "upperLetter", format == "A":
		return strings.ToUpper(numeral(n, "lowerLetter"))
	case format == "lowerRoman", format == "i":
		return strings.ToLower(roman(n))
	case format == "upperRoman", format == "I":
		return roman(n)
	}
	return strconv.Itoa(n)
}

func roman(n int) string {
	var b strings.Builder
	values := []int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1}
	for i, sign := range strings.Fields("M CM D CD C XC L XL X IX V IV I") {
		for ; n >= values[i]; n -= values[i] {
			b.WriteString(sign)
		}
	}
	return b.String()
}
