package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"maps"
	"mime/multipart"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"pressroom/cmd/pressroom/archive"
	"pressroom/index"
)

// What TestCrash kills beside the commands that write to the index alone.

func (c *crasher) backedUp() string { return filepath.Join(c.dir, "backup") }
func (c *crasher) restored() string { return filepath.Join(c.dir, "restored") }

func (c *crasher) backup() ([]string, outcome) { return []string{"backup", c.backedUp()}, c.as(c.has) }

// lookAtBackup: where there is an index, all is there; where there is none, the command can be given again.
func (c *crasher) lookAtBackup(done bool) {
	c.lookAtCopy(done, c.backedUp(), []string{"backup", c.backedUp()})
	c.clear(c.backedUp())
}

// restore makes an archive of a backup that no killed command has made.
func (c *crasher) restore() ([]string, outcome) {
	c.whole([]string{"backup", c.backedUp()})
	return c.restoring(), c.as(c.has)
}

func (c *crasher) restoring() []string {
	return []string{"--index", filepath.Join(c.restored(), indexName), "restore", c.backedUp()}
}

func (c *crasher) lookAtRestored(done bool) {
	c.lookAtCopy(done, c.restored(), c.restoring())
	c.clear(c.restored())
	c.clear(c.backedUp())
}

// lookAtCopy compares an archive in a folder with that of the crasher; again makes it where there is none.
func (c *crasher) lookAtCopy(done bool, folder string, again []string) {
	a := archive.Archive{Dir: filepath.Join(folder, indexName)}
	if _, err := os.Stat(a.Dir); err != nil {
		if done {
			c.t.Errorf("%s is not there: %v", a.Dir, err)
		}
		c.whole(again)
	}
	if _, err := index.Verify(context.Background(), a.Dir); err != nil {
		c.t.Error(err)
		return
	}
	saved, err := c.savedNames(a)
	aliases, err2 := os.ReadFile(a.AliasesPath())
	ours, err3 := os.ReadFile(c.aliasFile())
	if err != nil || !slices.Equal(saved, c.saved) || !bytes.Equal(aliases, ours) || err2 != nil || err3 != nil {
		c.t.Errorf("%s: aliases %q, saved searches %q, %v, %v", folder, aliases, saved, err, err2)
	}
	if got, _ := c.contentOf(a.Dir); !maps.Equal(got, c.has) {
		c.t.Errorf("%s holds other releases", folder)
	}
}

func (c *crasher) clear(folder string) {
	if err := os.RemoveAll(folder); err != nil {
		c.t.Fatal(err)
	}
}

// whole runs a command to its end.
func (c *crasher) whole(args []string) {
	if cmd, said := c.command(args); cmd.Run() != nil {
		c.t.Fatalf("%q: %s", args, said)
	}
}

// upload sends new releases to a server.
func (c *crasher) upload() ([]string, outcome) {
	fresh, then := c.fresh(510)
	return []string{c.write(fresh)}, then
}

// serve starts a server; when it is ready it is sent a file, so that the kill falls into the upload.
func (c *crasher) serve(args []string) (*exec.Cmd, *bytes.Buffer, func()) {
	cmd, said := c.command([]string{"serve", "--addr", "127.0.0.1:0"})
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		c.t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		c.t.Fatalf("%v: %s", err, said)
	}
	form, err := c.form(strings.TrimSpace(line), args[0])
	if err != nil {
		c.t.Fatal(err)
	}
	return cmd, said, func() {
		go func() {
			res, err := http.DefaultClient.Do(form)
			if err == nil {
				err = res.Body.Close()
			}
			c.answered <- err // nobody listens where the server was to be killed
		}()
	}
}

// uploadWhole sends a file to a server and ends it when it has answered.
func (c *crasher) uploadWhole(path string) {
	cmd, said, send := c.serve([]string{path})
	send()
	if err := <-c.answered; err != nil {
		c.t.Fatalf("%v: %s", err, said)
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait() // it was killed
}

var formToken = regexp.MustCompile(`name="token" value="([^"]+)"`)

// form is the request by which the page adds a file.
func (c *crasher) form(address, path string) (*http.Request, error) {
	res, err := http.Get(address + "/upload")
	if err != nil {
		return nil, err
	}
	page, err := io.ReadAll(res.Body)
	res.Body.Close()
	if err != nil {
		return nil, err
	}
	token := formToken.FindSubmatch(page)
	if token == nil {
		c.t.Fatalf("no token: %s", page)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	if err := w.WriteField("token", string(token[1])); err != nil {
		return nil, err
	}
	file, err := w.CreateFormFile("files", filepath.Base(path))
	if err != nil {
		return nil, err
	}
	if _, err := file.Write(text); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	req, err := http.NewRequest(http.MethodPost, address+"/upload", &b)
	if err == nil {
		req.Header.Set("Content-Type", w.FormDataContentType())
	}
	return req, err
}
