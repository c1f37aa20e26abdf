package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"pressroom/cmd/pressroom/report"
)

// complain prints an error with its hint.
func (p *program) complain(msg, hint string) {
	p.say("error", msg)
	if hint != "" {
		p.say("hint", hint)
	}
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
