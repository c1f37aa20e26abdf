package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/urfave/cli/v2"

	"pressroom/analyze/schema"
	"pressroom/cmd/pressroom/report"
)

// answers are the command lines that TestAnswers runs, in this order. Every command
// with --json has one, and a definition of its name in report/answers.json.
var answers = []string{
	"add sample", "search --unfold dockworkers", "search dockworkers", "search --facet person,month,kind port", "search zzzz port",
	"timeline port", "timeline", "show ID", "demo", "similar ID", "summary ID", "summary sample/union.txt",
	"explain ID", "explain ID p1", "explain --layer tokens sample/union.txt", "analyze sample", "analyze --indirect sample/union.txt",
	"people", "places", "orgs", "topics port", "person Mwangi", "person mokoena", "org union", "place Durban", "place Armenia",
	"quotes --all", "quotes --indirect", "events --all", "events --no-group --all", "stats", "verify",
	"diff sample/union.txt sample/city.txt", "remove --dry-run sample", "remove sample/union.txt", "saved", "new harbour",
	"rebuild", "eval gold", "audit --marked marked.csv", "backup kept", "merge kept", "restore kept --index again/.pressroom", "version",
}

// inSamples goes into an empty folder in which the sample releases lie in sample/.
func inSamples(t *testing.T) {
	t.Helper()
	samples, err := filepath.Abs(filepath.Join("..", "..", "corpus", "sample", "data"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	if err := os.Symlink(samples, "sample"); err != nil {
		t.Fatal(err)
	}
}

// TestAnswers runs every command with --json over the sample releases and holds each
// line against the contract.
func TestAnswers(t *testing.T) {
	inSamples(t)
	annotatedReleases(t, "gold")
	seen := map[string]bool{}
	id := ""
	for _, line := range answers {
		args := strings.Fields(strings.ReplaceAll(line, "ID", id))
		seen[args[0]] = true
		lines := bytes.Split(bytes.TrimSuffix(answer(t, append(args, "--json")...), []byte("\n")), []byte("\n"))
		for _, got := range lines {
			checkAnswer(t, args[0], got)
		}
		switch line {
		case "add sample":
			addNearly(t, "sample/union.txt")
		case "rebuild":
			marked := bytes.ReplaceAll(answer(t, "audit", "--draw", "30"), []byte("\n\"\","), []byte("\n\"y\","))
			if err := os.WriteFile("marked.csv", marked, 0o600); err != nil {
				t.Fatal(err)
			}
		case "remove sample/union.txt":
			answer(t, "save", "harbour", "harbour OR port")
			answer(t, "add", "sample")
		case "search --unfold dockworkers":
			_, after, _ := strings.Cut(string(lines[0]), `"release":"`)
			id, _, _ = strings.Cut(after, `"`)
		}
	}
	for _, cmd := range (&program{}).app().Commands {
		if slices.ContainsFunc(cmd.Flags, func(f cli.Flag) bool { return slices.Contains(f.Names(), "json") }) && !seen[cmd.Name] {
			t.Errorf("%s --json: give it a line in answers of this test and a definition in report/answers.json", cmd.Name)
		}
	}
}

// annotatedReleases writes a folder with releases as eval reads them, one in each form.
func annotatedReleases(t *testing.T, dir string) {
	t.Helper()
	err := os.Mkdir(dir, 0o700)
	for name, text := range map[string]string{
		"dam.ann":          `{"headline":"Dam opens","people":[{"name":"Anna Lee"}]}` + "\n====\nDam opens\n\nMinister [[P|Anna Lee]] opened the dam on {{DATE:2026-03-03|3 March 2026}}.\n",
		"bridge.txt":       "Bridge closes\n\nMinister Tom Ray closed the bridge.\n",
		"bridge.gold.json": `{"headline":"Bridge closes","mentions":[{"start":24,"end":31,"label":"PER","entity":"Tom Ray"}]}`,
	} {
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}

// addNearly adds a release that is nearly the same as that of a file.
func addNearly(t *testing.T, path string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err == nil {
		err = os.WriteFile("near.txt", append(text, "\nThe port is open.\n"...), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	answer(t, "add", "near.txt")
}

// answer returns what a command prints on standard output.
func answer(t *testing.T, args ...string) []byte {
	t.Helper()
	var out, told bytes.Buffer
	if code := run(context.Background(), append([]string{"pressroom"}, args...), strings.NewReader(""), &out, &told); code != exitFound {
		t.Errorf("%v: exit code %d: %s", args, code, told.String())
	}
	return out.Bytes()
}

func checkAnswer(t *testing.T, command string, line []byte) {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(line))
	if err != nil {
		t.Errorf("%s: %q: %v", command, line, err)
		return
	}
	if err := answerSchema(t, command).Validate(v); err != nil {
		t.Errorf("%s: %.300s\n%v", command, line, err)
	}
}

var compiled = map[string]*jsonschema.Schema{}

// answerSchema compiles the definition of a command.
func answerSchema(t *testing.T, command string) *jsonschema.Schema {
	t.Helper()
	if s := compiled[command]; s != nil {
		return s
	}
	c := jsonschema.NewCompiler()
	for name, text := range map[string]string{"analysis.json": schema.JSON, "answers.json": report.AnswersJSON} {
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := c.AddResource(name, doc); err != nil {
			t.Fatal(err)
		}
	}
	s, err := c.Compile("answers.json#/$defs/" + command)
	if err != nil {
		t.Fatal(err)
	}
	compiled[command] = s
	return s
}

// A line that breaks the contract is seen.
func TestAnswersBroken(t *testing.T) {
	for command, line := range map[string]string{
		"people":  `{"schema":1,"id":"x","releases":3}`,
		"version": `{"version":"1","analyzer":"1","go":"1"}`,
		"remove":  `{"schema":1,"release":"x","source":"y","headline":"","stays":false}`,
	} {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		if err != nil {
			t.Fatal(err)
		}
		if answerSchema(t, command).Validate(v) == nil {
			t.Errorf("%s: %s passes", command, line)
		}
	}
}
