package index

import (
	"sync"

	index "github.com/blevesearch/bleve_index_api"

	"pressroom/index/words"
)

// vocabulary knows the words of an index. It is read as it is asked for.
type vocabulary struct {
	e      *engine
	mu     sync.Mutex
	reader index.IndexReader
	fields map[string]index.FieldDictContains
	forms  map[[3]string][]words.Form // by field, word and language; not too many
	langs  []string                   // whose words have stems, once they are asked for
}

// mostForms is of how many words the forms are kept.
const mostForms = 10_000

// formsOf returns the forms of a word in a field, for releases in a language; "" for any.
func (v *vocabulary) formsOf(field, word, lang string) []words.Form {
	key := [3]string{field, word, lang}
	v.mu.Lock()
	forms, ok := v.forms[key]
	v.mu.Unlock()
	if ok {
		return forms
	}
	forms = v.inflected(words.Forms(word, v.has(field)), field, word, lang)
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.forms == nil || len(v.forms) >= mostForms {
		v.forms = map[[3]string][]words.Form{}
	}
	v.forms[key] = forms
	return forms
}

// has returns what says whether a field has a word; it asks for each word once. Where
// the dictionary cannot be read it has none: the search itself tells of the damage.
func (v *vocabulary) has(field string) func(word string) bool {
	dict, err := v.field(field)
	if err != nil || dict == nil {
		return func(string) bool { return false }
	}
	known := map[string]bool{}
	return func(word string) bool {
		found, asked := known[word]
		if !asked {
			err := v.e.guard(func() (err error) {
				found, err = dict.Contains([]byte(word))
				return err
			})
			found = found && err == nil
			known[word] = found
		}
		return found
	}
}

func (v *vocabulary) field(name string) (dict index.FieldDictContains, err error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if dict := v.fields[name]; dict != nil {
		return dict, nil
	}
	err = v.e.guard(func() (err error) {
		if v.reader == nil {
			if v.reader, err = v.e.reader(); err != nil {
				return err
			}
			v.fields = map[string]index.FieldDictContains{}
		}
		if r, ok := v.reader.(index.IndexReaderContains); ok {
			dict, err = r.FieldDictContains(name)
			v.fields[name] = dict
		}
		return err
	})
	return dict, err
}

func (v *vocabulary) close() (err error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.reader != nil {
		err = v.reader.Close()
	}
	v.reader, v.fields = nil, nil
	return err
}
