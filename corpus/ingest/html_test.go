package ingest

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"
)

// TestPages reads pages of a dozen designs.
func TestPages(t *testing.T) { testTold(t, "testdata/pages.txtar") }

// testTold reads the inputs of an archive, each of which what has to be told of it follows.
func testTold(t *testing.T, path string) {
	t.Helper()
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; n+1 < len(archive.Files); n += 2 {
		page, want := archive.Files[n], archive.Files[n+1]
		name, _, _ := strings.Cut(page.Name, ".")
		t.Run(name, func(t *testing.T) {
			if got := told(string(page.Data)); got != string(want.Data) {
				t.Errorf("got\n%s\nwant\n%s", got, want.Data)
			}
		})
	}
}

// told lists the releases of an input with what it declares of them.
func told(text string) string {
	var b strings.Builder
	in := Options{Stdin: strings.NewReader(text), Source: "x"}
	for rel, err := range Read(context.Background(), []string{"-"}, in) {
		if err != nil {
			fmt.Fprintf(&b, "error: %s\n", strings.NewReplacer("standard input: ", "", "standard input#", "x#").Replace(err.Error()))
			continue
		}
		date := ""
		if len(rel.Dates) > 0 {
			date = fmt.Sprintf("%s (%s)", rel.Dates[0].Date, rel.Dates[0].Field)
		}
		for _, x := range [][2]string{{"date", date}, {"issuer", rel.Issuer}, {"language", rel.Language}, {"address", rel.Address}} {
			b.WriteString(strings.TrimSpace(x[0]+": "+x[1]) + "\n")
		}
		fmt.Fprintf(&b, "\n%s\n", strings.TrimRight(rel.Text, "\n"))
	}
	return b.String()
}

// TestMonstrousPages holds pages that no browser would show to a few seconds.
func TestMonstrousPages(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	const many = 1_000_000
	for name, page := range map[string]string{
		"nested":       "<html>" + strings.Repeat("<div>", many) + "Mayor opens bridge",
		"nested fonts": "<html><p>" + strings.Repeat("<font size=1><b>", many/2) + "Mayor opens bridge",
		"tables":       "<html>" + strings.Repeat("<table><tr><td>", many/3) + "Mayor opens bridge",
		"unclosed":     "<html>" + strings.Repeat("<p>Mayor opens bridge", many/2),
		"items":        "<html><ol>" + strings.Repeat("<li>Mayor opens bridge", 16_000),
		"links":        "<html>" + strings.Repeat("<a href=x>Mayor opens bridge", 20_000),
		"deep words":   "<html>" + strings.Repeat("<div class=date>", 450) + strings.Repeat("<p>Mayor opens <b>bridge</b>", 8_000),
		"attributes":   "<html><p " + strings.Repeat("a=b ", many) + ">Mayor opens bridge",
		"properties":   "<html><p property='" + strings.Repeat("dc:date ", many/2) + "'>Mayor opens bridge",
		"JSON":         "<html><script type=application/ld+json>" + strings.Repeat("[", many) + "</script>Mayor opens bridge",
	} {
		begin := time.Now()
		if got := told(page); !strings.Contains(got, "Mayor opens") {
			t.Errorf("%s: got %.200q", name, got)
		}
		if took := time.Since(begin); took > 90*time.Second {
			t.Errorf("%s: took %s", name, took)
		} else {
			t.Logf("%s: %s", name, took)
		}
	}
}

func FuzzPage(f *testing.F) {
	archive, err := txtar.ParseFile("testdata/pages.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range archive.Files {
		if strings.HasSuffix(file.Name, ".html") {
			f.Add(string(file.Data))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		pages, err := pagesOf(text)
		if err == nil && len(pages) == 0 {
			t.Error("neither a page nor an error")
		}
		for _, p := range pages {
			_ = p.whole()
		}
	})
}
