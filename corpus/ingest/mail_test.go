package ingest

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestMails reads mails, mailboxes, saved pages and feeds.
func TestMails(t *testing.T) { testTold(t, "testdata/mails.txtar") }

func TestSubject(t *testing.T) {
	for s, want := range map[string]string{
		"Re: Fwd: [list] RE[2]: Bridge opens":     "Bridge opens",
		"AW: WG: Brücke offen":                    "Brücke offen",
		"Bridge opens: a report [photo]":          "Bridge opens: a report [photo]",
		"Re:":                                     "Re:",
		"Review: the bridge":                      "Review: the bridge",
		"[Embargoed until Monday] Bridge opens":   "Bridge opens",
		"PRESS RELEASE: Bridge opens in Port Ash": "PRESS RELEASE: Bridge opens in Port Ash",
	} {
		if got := subject(s); got != want {
			t.Errorf("%q is %q, want %q", s, got, want)
		}
	}
}

// FuzzTold reads any input by its content, as each format that is text.
func FuzzTold(f *testing.F) {
	archive, err := txtar.ParseFile("testdata/mails.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range archive.Files {
		if !strings.HasSuffix(file.Name, ".want") {
			f.Add(string(file.Data))
			f.Add(strings.ReplaceAll(string(file.Data), "\n", "\r\n"))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Contains(told(text), "parser crashed") {
			t.Errorf("its parser crashed: %s", told(text))
		}
	})
}
