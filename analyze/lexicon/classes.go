package lexicon

import "fmt"

// Classes are the words of a table. Each class is a set of words.
type Classes map[string]map[string]bool

// Is reports whether a word, as written, is of a class.
func (c Classes) Is(class, word string) bool { return c[class][word] }

// ReadClasses reads a table of two columns, a class and one word of it. classes are the
// names of those that the program uses: a row with another class is an error, and so is
// a class without a row. Errors name the table.
func ReadClasses(name, table string, classes ...string) (Classes, error) {
	c := Classes{}
	for _, class := range classes {
		c[class] = map[string]bool{}
	}
	err := ReadTable(name, table, 2, func(col []string) error {
		words, ok := c[col[0]]
		if !ok {
			return fmt.Errorf("there is no class %q", col[0])
		}
		words[col[1]] = true
		return nil
	})
	for _, class := range classes {
		if err == nil && len(c[class]) == 0 {
			err = fmt.Errorf("%s: no word of class %q", name, class)
		}
	}
	return c, err
}
