package main

import (
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"pressroom/corpus"
	"pressroom/index"
)

// Letters of one class take each other's place. There are so many different copies as both
// turn by turns.
const (
	consonants = "bcdfghjklmnpqrstvwxz"
	vowels     = "aeiou"
	maxCopies  = len(consonants) * len(vowels)
)

// leap is by how many years a copy differs from the one before: so the 29th of February stays a day.
// After mostLeaps they begin anew.
const leap, mostLeaps = 4, 12

var (
	word = regexp.MustCompile(`[A-Za-z]+`)
	year = regexp.MustCompile(`\b(?:19|20)[0-9][0-9]\b`)
)

// A shift says what a copy has other than the release it is made of. It changes letters for letters
// and digits for digits, so that all offsets stay true.
type shift struct {
	number int
	names  map[string]string // words of the names of people
}

// shifted makes the copy of a number out of a release with its analysis.
func shifted(st *index.Stored, number int) {
	if number == 0 {
		return
	}
	s := shift{number, map[string]string{}}
	for _, p := range st.Analysis.People {
		for _, m := range p.Mentions {
			s.learn(string(m.Text))
		}
	}
	s.walk(reflect.ValueOf(&st.Analysis).Elem())
	s.walk(reflect.ValueOf(&st.Release.Dates).Elem())
	st.Release.Text = s.text(st.Release.Text)
	st.Release.ID = fmt.Sprintf("%s-%d", st.Release.ID, number)
	st.Release.Source, st.Release.Also, st.Release.Named = fmt.Sprintf("copy-%d/%s", number, st.Release.Source), nil, true
	st.Analysis.ID, st.Analysis.Source, st.Analysis.Also = st.Release.ID, st.Release.Source, nil
}

// learn takes the words of a name that begin with a capital letter and are no initials.
func (s *shift) learn(name string) {
	for _, w := range word.FindAllString(name, -1) {
		if len(w) > 2 && w[0] <= 'Z' {
			turned := strings.Map(s.turn, w)
			s.names[w], s.names[strings.ToUpper(w)] = turned, strings.ToUpper(turned)
		}
	}
}

// turn moves a letter on within its class.
func (s *shift) turn(r rune) rune {
	by, class := s.number%len(consonants), consonants
	lower := r | 0x20
	if strings.ContainsRune(vowels, lower) {
		by, class = s.number/len(consonants)%len(vowels), vowels
	}
	at := strings.IndexRune(class, lower)
	if at < 0 {
		return r
	}
	return rune(class[(at+by)%len(class)]) | 0x20 - (lower - r)
}

// text changes names and years.
func (s *shift) text(text string) string {
	text = word.ReplaceAllStringFunc(text, func(w string) string {
		if other, ok := s.names[w]; ok {
			return other
		}
		return w
	})
	return year.ReplaceAllStringFunc(text, func(y string) string {
		n, _ := strconv.Atoi(y) // four digits
		return strconv.Itoa(n + s.years())
	})
}

func (s *shift) years() int { return leap * (s.number % mostLeaps) }

var dateType = reflect.TypeFor[corpus.Date]()

// walk changes every text and every day within a value.
func (s *shift) walk(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			s.walk(v.Elem())
		}
	case reflect.Slice:
		for n := range v.Len() {
			s.walk(v.Index(n))
		}
	case reflect.String:
		v.SetString(s.text(v.String()))
	case reflect.Struct:
		if v.Type() == dateType {
			if d := v.Addr().Interface().(*corpus.Date); !d.IsZero() {
				d.Year += s.years()
			}
			return
		}
		for n := range v.NumField() {
			if v.Field(n).CanSet() {
				s.walk(v.Field(n))
			}
		}
	}
}
