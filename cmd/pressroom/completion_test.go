package main

import (
	"io"
	"slices"
	"strings"
	"testing"
)

func TestCandidates(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"pers", "person"},
		{"search --s", "--sort"},
		{"--index x search --unf", "--unfold"},
		{"search --sort ", "relevance date -date"},
		{"events --sort ", "date -date"},
		{"events --kind le", "legislation legal_action"},
		{"events --status ha", "happened"},
		{"summary --format ", "json md text"},
		{"export --format i", "ics"},
		{"help ver", "verify version"},
		{"completion ", "bash fish zsh"},
		{"--colo", "--color"},
		{"search --color a", "auto always"},
		{"show ", ""},          // files
		{"search --near ", ""}, // any value
		{"search river --s", "--sort"},
		{"compl", "completion"}, // what answers the shell is not for people
	} {
		var got []string
		for _, w := range candidates((&program{out: io.Discard, err: io.Discard}).app(), strings.Split(c.line, " ")) {
			got = append(got, w.text)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q: %q, want %q", c.line, s, c.want)
		}
	}
}

// TestValues checks that every closed list belongs to a flag that there is.
func TestValues(t *testing.T) {
	app := (&program{out: io.Discard, err: io.Discard}).app()
	for name := range commandValues {
		command, flag, _ := strings.Cut(name, "--")
		found := flagsOf(app.Flags)[flag] != nil
		for _, cmd := range app.Commands {
			if command == "" || command == cmd.Name+" " {
				found = found || flagsOf(cmd.Flags)[flag] != nil
			}
		}
		if !found {
			t.Errorf("no flag takes the values of %q", name)
		}
	}
}

// TestManual checks that the manual has every command and every option, and that no line of theirs is taken for a
// request of the language of man pages.
func TestManual(t *testing.T) {
	app := (&program{out: io.Discard, err: io.Discard}).app()
	manual := manual(app)
	for _, cmd := range app.VisibleCommands() {
		if !strings.Contains(manual, ".SS "+roff(cmd.Name)) {
			t.Errorf("no command %s", cmd.Name)
		}
		for _, f := range cmd.VisibleFlags() {
			if !strings.Contains(manual, roff("--"+f.Names()[0])) {
				t.Errorf("no option --%s", f.Names()[0])
			}
		}
	}
	requests := []string{".TH", ".SH", ".SS", ".TP", ".B", ".PP", ".nf", ".fi"}
	for line := range strings.Lines(manual) {
		name, _, _ := strings.Cut(strings.TrimSpace(line), " ")
		if strings.HasPrefix(line, ".") && !slices.Contains(requests, name) {
			t.Errorf("a request: %s", line)
		}
	}
	if got := roff(".a \\ - b\n'c"); got != "\\&.a \\e \\- b\n\\&'c" {
		t.Errorf("roff: %q", got)
	}
}
