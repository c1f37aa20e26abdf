package annot

// A Language is the language of a release.
type Language struct {
	Code        string  // ISO 639-1, or UnknownLanguage
	Probability float64 // 0.5 to 1: how sure the recognition is; 0.5 is a guess
}

// English is the language that the stages read.
const English = "en"

// UnknownLanguage is the language of a text that is not English, and not known
// ("und", undetermined, in ISO 639-2).
const UnknownLanguage = "und"

// Foreign reports whether a text is in another language than English.
func (l Language) Foreign() bool { return l.Code != "" && l.Code != English }
