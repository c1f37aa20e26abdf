package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pressroom/cmd/pressroom/api"
	"pressroom/cmd/pressroom/archive"
	"pressroom/corpus/sample"
)

// sameAnswers are command lines and the questions of programs that mean the same.
var sameAnswers = [][2]string{
	{"search dockworkers", "/search?q=dockworkers"}, {"search zzzz port river", "/search?q=zzzz+port+river"},
	{"search --unfold --sort=-date --facet person,month,kind port", "/search?q=port&unfold=1&sort=-date&facet=person,month,kind"},
	{"search --from 2026-10 --near Durban --radius 100km port", "/search?q=port&from=2026-10&near=Durban&radius=100km"},
	{"timeline --from 2026", "/timeline?from=2026"}, {"show ID", "/releases/ID"}, {"summary ID", "/releases/ID/summary"},
	{"explain ID", "/releases/ID/facts"}, {"explain ID p1", "/releases/ID/facts?fact=p1"},
	{"people", "/people"}, {"places --limit 3 --offset 2", "/places?limit=3&offset=2"}, {"orgs port", "/orgs?q=port"}, {"topics", "/topics"},
	{"person Mwangi", "/person?name=Mwangi&entries=1000"}, {"place Durban", "/place?name=Durban&entries=1000"},
	{"org union", "/org?name=union&entries=1000"},
	{"place --from 2026 Abuja", "/place?name=Abuja&from=2026&entries=1000"},
	{"quotes --limit 5", "/quotes?limit=5"}, {"quotes --by Mokoena --indirect --short", "/quotes?by=Mokoena&indirect=1&short=1"},
	{"events", "/events"}, {"events --no-group --kind agreement --sort=-date", "/events?no_group=1&kind=agreement&sort=-date"},
	{"events --upcoming --today 2026-02-01 --precision day --where Armenia", "/events?upcoming=1&today=2026-02-01&precision=day&where=Armenia"},
	{"stats", "/stats"}, {"saved", "/saved"}, {"analyze --indirect -", "POST /analyze?indirect=1"},
	{"export --format csv --rows quotes", "/export?format=csv&rows=quotes"}, {"export --format jsonl port", "/export?format=jsonl&q=port"},
	{"export --format geojson", "/export?format=geojson"}, {"diff NEW", "/diff?new=NEW"},
}

// TestSameAnswers holds that programs are told what the commands print.
func TestSameAnswers(t *testing.T) {
	samples, err := filepath.Abs(filepath.Join("..", "..", "corpus", "sample", "data"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	answer(t, "add", samples)
	text := sample.Releases()[0].Text
	for _, version := range []string{"Dam opens\n\nLEEDS, 4 May 2026 – Anna Lee opened the dam.\n", "Dam opens\n\nLEEDS, 5 May 2026 – Tom Ray opened the dam.\n"} {
		if err := os.WriteFile("dam.txt", []byte(version), 0o600); err != nil {
			t.Fatal(err)
		}
		answer(t, "add", "dam.txt")
	}
	answer(t, "save", "harbour", "harbour OR port")
	live, err := archive.OpenLive(archive.Archive{Dir: ".pressroom"})
	if err != nil {
		t.Fatal(err)
	}
	defer live.Close()
	service, err := api.New(live, func(err error) { t.Error(err) })
	if err != nil {
		t.Fatal(err)
	}
	ids := strings.NewReplacer("ID", sample.Releases()[0].ID, "NEW", idOf(t, "dam"))
	for _, pair := range sameAnswers {
		args := append([]string{"pressroom"}, strings.Fields(ids.Replace(pair[0]))...)
		if args[1] != "export" {
			args = append(args, "--json")
		}
		var out, told bytes.Buffer
		run(t.Context(), args, strings.NewReader(text), &out, &told)
		method, path, post := strings.Cut(ids.Replace(pair[1]), " ")
		if !post {
			method, path = http.MethodGet, method
		}
		r := httptest.NewRequest(method, "/api/v1"+path, strings.NewReader(text))
		r.Header.Set("Content-Type", "text/plain")
		r.Header.Set("Accept", "application/x-ndjson")
		w := httptest.NewRecorder()
		service.Handler().ServeHTTP(w, r)
		if w.Code != http.StatusOK || out.Len() == 0 || w.Body.String() != out.String() {
			t.Errorf("%s: %d\n%.600s\n%s: %s\n%.600s", pair[1], w.Code, w.Body.String(), pair[0], told.String(), out.String())
		}
	}
}

// idOf returns the identifier of the first release that a query finds.
func idOf(t *testing.T, q string) string {
	t.Helper()
	_, after, _ := strings.Cut(string(answer(t, "search", q, "--json")), `"release":"`)
	id, _, _ := strings.Cut(after, `"`)
	return id
}
