package index

import (
	"slices"
	"sync"

	index "github.com/blevesearch/bleve_index_api"

	"pressroom/index/words"
)

// vocabulary knows the words of an index. It is read as it is asked for.
type vocabulary struct {
	e     store
	mu    sync.Mutex
	forms map[[3]string][]words.Form // by field, word and language; not too many
	langs []string                   // whose words have stems, once they are asked for
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
	forms = v.inflected(v.e.forms(field, word), field, word, lang)
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.forms == nil || len(v.forms) >= mostForms {
		v.forms = map[[3]string][]words.Form{}
	}
	v.forms[key] = forms
	return forms
}

// openDictionaries are those of the fields of an engine, read as they are asked for.
type openDictionaries struct {
	mu     sync.Mutex
	reader index.IndexReader
	fields map[string]index.FieldDictContains
}

func (e *engine) forms(field, word string) []words.Form { return words.Forms(word, e.knows(field)) }

func (e *engine) has(field, word string) bool { return e.knows(field)(word) }

// knows returns what says whether a field has a word; it asks for each word once. Where
// the dictionary cannot be read it has none: the search itself tells of the damage.
func (e *engine) knows(field string) func(word string) bool {
	dict, err := e.dictionary(field)
	if err != nil || dict == nil {
		return func(string) bool { return false }
	}
	known := map[string]bool{}
	return func(word string) bool {
		found, asked := known[word]
		if !asked {
			err := e.guard(func() (err error) {
				found, err = dict.Contains([]byte(word))
				return err
			})
			found = found && err == nil
			known[word] = found
		}
		return found
	}
}

func (e *engine) dictionary(name string) (dict index.FieldDictContains, err error) {
	v := &e.known
	v.mu.Lock()
	defer v.mu.Unlock()
	if dict := v.fields[name]; dict != nil {
		return dict, nil
	}
	err = e.guard(func() (err error) {
		if v.reader == nil {
			if v.reader, err = e.reader(); err != nil {
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

func (v *openDictionaries) close() (err error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.reader != nil {
		err = v.reader.Close()
	}
	v.reader, v.fields = nil, nil
	return err
}

// listed returns the terms of a field that begin so, never nil. Where they cannot be read
// there are none: the search itself tells of the damage.
func (v *vocabulary) listed(field, start string) []string {
	out, err := v.e.terms(field, start)
	if err != nil || out == nil {
		return []string{}
	}
	return slices.Clone(out)
}
