package annot

import "slices"

// A Quote is direct speech: the span between the quotation marks, who said it
// and the verb that says so. Speaker is the name of an entity, or the words
// used when nobody is named, or empty when the text does not say; Entity is an
// index into Document.Entities, or None. By is where the speaker is named: the
// mention, pronoun or words that the attribution rests on, and the rule that chose
// them; its span is empty when nobody is known. Short tells that it has fewer than four
// words; who reads quotes to show or weigh them usually leaves such out. A nested quote
// stands within the last one before it that is not nested, and is what somebody is told
// to have said: "He told me, 'We will pay.'"
type Quote struct {
	Span
	Speaker string
	Entity  int
	Cue     string
	CueSpan Span // empty where no verb tells
	By      Evidence
	Short   bool
	Nested  bool
}

// OuterQuotes returns the quotes that stand within no other, in order.
func (d *Document) OuterQuotes() []Quote {
	return slices.DeleteFunc(slices.Clone(d.Quotes), func(q Quote) bool { return q.Nested })
}
