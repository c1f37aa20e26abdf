package index

import (
	"sync"

	index "github.com/blevesearch/bleve_index_api"
)

// vocabulary knows the words of an index. It is read as it is asked for.
type vocabulary struct {
	e      *engine
	mu     sync.Mutex
	reader index.IndexReader
	fields map[string]index.FieldDictContains
}

// has reports whether a field has a word. Where the dictionary cannot be read it has
// none: the search itself tells of the damage.
func (v *vocabulary) has(field, word string) (found bool) {
	dict, err := v.field(field)
	if err != nil || dict == nil {
		return false
	}
	err = v.e.guard(func() (err error) {
		found, err = dict.Contains([]byte(word))
		return err
	})
	return found && err == nil
}

func (v *vocabulary) field(name string) (dict index.FieldDictContains, err error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if dict := v.fields[name]; dict != nil {
		return dict, nil
	}
	err = v.e.guard(func() (err error) {
		if v.reader == nil {
			if v.reader, err = v.open(); err != nil {
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

func (v *vocabulary) open() (index.IndexReader, error) {
	inner, err := v.e.Advanced()
	if err != nil {
		return nil, err
	}
	return inner.Reader()
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
