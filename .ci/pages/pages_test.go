// Package pages looks at the pages of pressroom serve in a real Chromium, as a reader does:
// it types, clicks, switches to dark, and lets axe-core look for what a screen reader or a
// keyboard would stumble over. .ci/browser runs it.
package pages

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

const root = "../.."

// serve runs the program on the sample releases, and returns its address.
func serve(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	program, index := filepath.Join(dir, "pressroom"), filepath.Join(dir, "index")
	build := exec.Command("go", "build", "-o", program, "./cmd/pressroom")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	add := exec.Command(program, "--index", index, "add", filepath.Join(root, "corpus", "sample", "data"))
	if out, err := add.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	server := exec.Command(program, "--index", index, "serve", "--addr", "127.0.0.1:0")
	server.Stderr = os.Stderr
	out, err := server.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(server.Process.Signal(os.Interrupt), server.Wait()); err != nil {
			t.Errorf("the server did not end cleanly: %v", err)
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(line)
}

// browser is a tab, with what it complained of and loaded from elsewhere.
type browser struct {
	ctx  context.Context
	t    *testing.T
	base string

	mu       sync.Mutex
	wrong    []string
	expected string // a complaint that belongs to the test
}

func open(t *testing.T, base string) *browser {
	t.Helper()
	flags := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.ExecPath(os.Getenv("CHROMIUM")))
	alloc, cancel := chromedp.NewExecAllocator(context.Background(), flags...)
	t.Cleanup(cancel)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(cancel)
	b := &browser{ctx: ctx, t: t, base: base}
	chromedp.ListenTarget(ctx, func(ev any) {
		switch ev := ev.(type) {
		case *runtime.EventConsoleAPICalled:
			if ev.Type == runtime.APITypeError || ev.Type == runtime.APITypeWarning {
				b.complain("console: %s", ev.Args[0].Value)
			}
		case *runtime.EventExceptionThrown:
			b.complain("exception: %s", ev.ExceptionDetails.Error())
		case *log.EventEntryAdded:
			b.complain("log: %s %s", ev.Entry.Text, ev.Entry.URL)
		case *network.EventRequestWillBeSent:
			if !strings.HasPrefix(ev.Request.URL, base) && !strings.HasPrefix(ev.Request.URL, "data:") {
				b.complain("loaded from elsewhere: %s", ev.Request.URL)
			}
		}
	})
	b.do(network.Enable(), log.Enable(), runtime.Enable())
	return b
}

func (b *browser) complain(format string, args ...any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if s := fmt.Sprintf(format, args...); b.expected == "" || !strings.Contains(s, b.expected) {
		b.wrong = append(b.wrong, s)
	}
}

// do acts; what cannot be done ends the test.
func (b *browser) do(actions ...chromedp.Action) {
	b.t.Helper()
	if err := chromedp.Run(b.ctx, actions...); err != nil {
		b.t.Fatalf("%v; so far: %q", err, b.wrong)
	}
}

// text is what is read at a place of the page.
func (b *browser) text(selector string) (s string) {
	b.t.Helper()
	b.do(chromedp.Text(selector, &s, chromedp.ByQuery))
	return s
}

// wait waits until a page has something to say.
func (b *browser) wait(selector, want string) {
	b.t.Helper()
	for until := time.Now().Add(30 * time.Second); ; {
		s := ""
		// Capitals may be those of the style sheet.
		err := chromedp.Run(b.ctx, chromedp.Evaluate(fmt.Sprintf("document.querySelector(%q)?.innerText ?? ''", selector), &s))
		if err == nil && strings.Contains(strings.ToLower(s), strings.ToLower(want)) {
			return
		}
		if time.Now().After(until) {
			b.t.Fatalf("%s never said %q but %q, %v", selector, want, s, err)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// violation is what axe-core finds.
type violation struct {
	ID, Help string
	Nodes    []struct{ HTML, FailureSummary string }
}

// accessible lets axe-core look at a page.
func (b *browser) accessible(what string) {
	b.t.Helper()
	for _, v := range b.axe() {
		for n, node := range v.Nodes {
			if n < 3 {
				b.t.Errorf("%s: %s (%s)\n  %s\n  %s", what, v.ID, v.Help, node.HTML, node.FailureSummary)
			}
		}
	}
}

// axe returns what axe-core finds.
func (b *browser) axe() (all []violation) {
	b.t.Helper()
	axe, err := os.ReadFile(os.Getenv("AXE"))
	if err != nil {
		b.t.Fatal(err)
	}
	var found string
	b.do(chromedp.Evaluate(string(axe)+";undefined", nil),
		chromedp.Evaluate(`axe.run(document, {resultTypes: ["violations"]}).then(r => JSON.stringify(r.violations))`, &found,
			func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
	if err := json.Unmarshal([]byte(found), &all); err != nil {
		b.t.Fatal(err)
	}
	return all
}

// TestReader walks through the pages.
func TestReader(t *testing.T) {
	b := open(t, serve(t))
	b.do(chromedp.EmulateViewport(1280, 900), chromedp.Navigate(b.base+"/"), chromedp.WaitVisible("#q"))

	// Search, and narrow down.
	b.do(chromedp.SendKeys("#q", "river\r"))
	b.wait(".tally", "releases")
	b.do(chromedp.Click(`.facets a[href*="Villanueva"]`))
	b.wait("h2", "Cyclone Odette")
	if s := b.text(".chips"); !strings.Contains(s, "Villanueva") {
		t.Errorf("the parts of the query are %q", s)
	}
	b.accessible("search")

	// Open a release, and click a fact.
	b.do(chromedp.Navigate(b.base+"/?q=dockworkers"), chromedp.Click(".hit h2 a"), chromedp.WaitVisible(".text"))
	b.do(chromedp.Click(`.text a.person[href="#p1"]`))
	b.wait("#p1", "tagger")
	open := false
	b.do(chromedp.Evaluate(`document.querySelector("#p1").closest("details").open`, &open))
	if !open {
		t.Error("a click on a name does not show its rule")
	}
	b.accessible("release")
	b.do(chromedp.Click(`.views a[href$="/summary"]`))
	b.wait(".brief", "signed a pay deal")
	b.accessible("summary")

	for path, says := range map[string]string{
		"/person?name=Thandi+Mokoena": "Titles over time", "/body?name=Security+Council": "Who belongs to it",
		"/place?name=Leeds": "Newest releases", "/people": "Owen Mwangi", "/timeline": "2026", "/calendar?month=2026-12": "December 2026",
		"/map": "Natural Earth", "/saved": "Keep another",
		"/quotes?indirect=1": "reported speech", "/release/0": "no such release", "/people?page=99": "There is no page 99",
		"/upload": "Files", "/help": "How to ask", "/?q=xyzzyq": "No release", "/?q=person%3A": "person",
	} {
		b.expected = map[string]string{
			"/?q=person%3A": "400 (Bad Request)", "/release/0": "404 (Not Found)", "/people?page=99": "404 (Not Found)"}[path]
		b.do(chromedp.Navigate(b.base+path), chromedp.WaitReady("main"))
		b.wait("main", says)
		b.accessible(path)
	}

	// A bar of the picture of months leads to its releases.
	b.expected = ""
	b.do(chromedp.Navigate(b.base+"/timeline"), chromedp.WaitReady(".months"), chromedp.Evaluate(
		`document.querySelector('.months a').dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}))`, nil))
	b.wait(".tally", "release")

	// The map has land, and a place that can be pressed.
	wide := 0.0
	b.do(chromedp.Navigate(b.base+"/map?q=mwangi"), chromedp.WaitReady("svg .land"))
	b.do(chromedp.Evaluate(`document.querySelector("svg .land").getBBox().width`, &wide))
	if wide < 5000 {
		t.Errorf("the land is %v wide", wide)
	}
	b.do(chromedp.Evaluate(`document.querySelector('.map a[href*="Leeds"]').dispatchEvent(
		new MouseEvent("click", {bubbles: true, cancelable: true}))`, nil))
	b.wait("h1", "Leeds")

	// What is wrong is found.
	b.do(chromedp.Evaluate(`document.querySelector("main").append(document.createElement("button"))`, nil))
	if all := b.axe(); len(all) != 1 || all[0].ID != "button-name" {
		t.Errorf("of a button without a name axe says %v", all)
	}

	b.dark()
	b.keyboard()
	b.upload()
	b.narrow()
	for _, w := range b.wrong {
		t.Error(w)
	}
}

// dark turns the page dark, and finds it so on the next one.
func (b *browser) dark() {
	colour := func() (s string) {
		b.do(chromedp.Evaluate(`getComputedStyle(document.body).backgroundColor`, &s))
		return s
	}
	b.do(chromedp.Navigate(b.base+"/"), chromedp.WaitVisible("#q"))
	light := colour()
	b.do(chromedp.Click(".theme .to-dark"))
	dark := colour()
	b.do(chromedp.Sleep(300*time.Millisecond), chromedp.Navigate(b.base+"/people"), chromedp.WaitReady("main"))
	if dark == light || colour() != dark {
		b.t.Errorf("light is %s, dark %s, on the next page %s", light, dark, colour())
	}
	for _, path := range []string{"/", "/?q=dockworkers", "/timeline", "/map", "/saved"} {
		b.do(chromedp.Navigate(b.base+path), chromedp.WaitReady("main"))
		b.accessible("dark " + path)
	}
	b.do(chromedp.Navigate(b.base+"/?q=dockworkers"), chromedp.Click(".hit h2 a"), chromedp.WaitVisible(".text"))
	b.accessible("a dark release")
}

// keyboard skips to the content, and finds the search field by its key.
func (b *browser) keyboard() {
	where := func() (s string) {
		b.do(chromedp.Evaluate(`document.activeElement.className || document.activeElement.id`, &s))
		return s
	}
	b.do(chromedp.Navigate(b.base+"/?q=peace"), chromedp.WaitVisible("#q"), chromedp.KeyEvent("\t"))
	if s := where(); s != "skip" {
		b.t.Errorf("the first key leads to %q", s)
	}
	b.do(chromedp.KeyEvent("/"))
	if s := where(); s != "q" {
		b.t.Errorf("the slash leads to %q", s)
	}
}

// upload adds a file.
func (b *browser) upload() {
	path := filepath.Join(b.t.TempDir(), "quay.txt")
	text := "Quay closed for repairs\n\nLEEDS, 3 May 2026 – The old quay is closed until autumn, said Ann Quill.\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		b.t.Fatal(err)
	}
	b.do(chromedp.Navigate(b.base+"/upload"), chromedp.WaitVisible("#files"),
		chromedp.SetUploadFiles("#files", []string{path}, chromedp.ByQuery), chromedp.Click("form.upload button"))
	b.wait(".done", "1 release added")
	b.accessible("what was added")
	b.do(chromedp.Navigate(b.base + "/?q=quay"))
	b.wait(".hits", "Quay closed for repairs")
}

// narrow holds that no page is wider than a phone.
func (b *browser) narrow() {
	b.do(emulation.SetDeviceMetricsOverride(390, 800, 1, true))
	for _, path := range []string{
		"/", "/?q=river+person%3Avillanueva", "/people", "/quotes?by=Mokoena", "/timeline", "/calendar?month=2026-12", "/map", "/saved",
		"/upload", "/help", "/person?name=Thandi+Mokoena",
	} {
		wide := 0
		b.do(chromedp.Navigate(b.base+path), chromedp.WaitReady("main"), chromedp.Evaluate(`document.documentElement.scrollWidth`, &wide))
		if wide > 390 {
			b.t.Errorf("%s is %d wide on a phone", path, wide)
		}
	}
	b.do(chromedp.Navigate(b.base+"/saved?q=peace"), chromedp.SendKeys("#name", "peace"), chromedp.Click(".keep button"))
	b.wait(".saved", "peace")
	for _, path := range []string{"/saved", "/timeline"} {
		right := 0.0
		b.do(chromedp.Navigate(b.base+path), chromedp.WaitReady("table"), chromedp.Evaluate(
			`Math.max(...[...document.querySelectorAll("tbody td")].map((cell) => cell.getBoundingClientRect().right))`, &right))
		if right < 100 || right > 390 {
			b.t.Errorf("the table of %s reaches to %v on a phone", path, right)
		}
		b.accessible(path + " on a phone")
	}
	b.do(chromedp.Navigate(b.base+"/?q=dockworkers"), chromedp.Click(".hit h2 a"), chromedp.WaitVisible(".text"))
	b.accessible("a release on a phone")
}
