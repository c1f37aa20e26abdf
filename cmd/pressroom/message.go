package main

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"pressroom/cmd/pressroom/report"
	"pressroom/index"
)

// complain prints an error with its hint.
func (p *program) complain(msg, hint string) {
	p.say("error", msg)
	if hint != "" {
		p.say("hint", hint)
	}
}

// withRemedy is an error of the index with the command that mends it.
func withRemedy(err error) string {
	const addAgain = "; make it anew from its inputs: pressroom add --rebuild PATH..."
	var damaged *index.DamagedError
	var version *index.VersionError
	switch {
	case errors.Is(err, index.ErrMissing):
		return err.Error() + "; make one with: pressroom add PATH"
	case errors.As(err, &damaged):
		return err.Error() + addAgain
	case !errors.As(err, &version) || version.Age == index.Newer: // this program can do nothing
		return err.Error()
	case version.Age == index.TooOld:
		return err.Error() + addAgain
	}
	return err.Error() + "; make it anew from what it holds: pressroom rebuild"
}

// note prints a remark about what was done all the same.
func (p *program) note(format string, args ...any) { p.say("note", fmt.Sprintf(format, args...)) }

func (p *program) say(kind, msg string) {
	fmt.Fprintf(p.err, "%s: %s\n", kind, report.Plain(p.short(msg)))
}

// maxEcho is how many characters of an argument a message repeats.
const maxEcho = 200

// longRun is what may be a part of an argument: a name without blanks, or what
// stands in quotation marks.
var longRun = regexp.MustCompile(fmt.Sprintf(`"(?:[^"\\]|\\.){%[1]d,}"|[^\s"]{%[1]d,}`, maxEcho))

// short returns a message that repeats no more than maxEcho characters of an
// argument: whole arguments are known from the command line, parts of them (a
// word of a query, the value of a flag) by their length.
func (p *program) short(msg string) string {
	if utf8.RuneCountInString(msg) <= maxEcho {
		return msg
	}
	for _, arg := range p.args {
		arg = strings.TrimLeft(arg, "-")
		if utf8.RuneCountInString(arg) > maxEcho {
			msg = strings.NewReplacer(strconv.Quote(arg), strconv.Quote(middleOut(arg)), arg, middleOut(arg)).Replace(msg)
		}
	}
	return longRun.ReplaceAllStringFunc(msg, middleOut)
}

// middleOut leaves out the middle of what is longer than maxEcho characters: of
// a path the file name at its end tells more.
func middleOut(s string) string {
	r := []rune(s)
	if len(r) <= maxEcho {
		return s
	}
	const half = maxEcho / 2
	return string(r[:half-1]) + "…" + string(r[len(r)-half:])
}
