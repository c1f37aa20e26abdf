package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"pressroom/analyze"
	"pressroom/cmd/pressroom/archive"
	"pressroom/cmd/pressroom/report"
	"pressroom/corpus"
	"pressroom/corpus/ingest"
	"pressroom/index"
)

// The limits of an upload.
const (
	maxUpload   = 64 << 20 // bytes, all files together
	maxFiles    = 200
	maxFileName = 120              // characters that are kept of a name
	uploadTime  = 10 * time.Minute // until all is read, analysed and written
	writerTime  = 10 * time.Second // that another writer is waited for
	shownAdded  = 50               // releases that the page lists
	keptUploads = 20               // outcomes that can be looked at
)

// uploadPage is where releases are added, and what became of the last.
type uploadPage struct {
	Limit string
	Done  *uploaded
}

// uploaded is what became of an upload.
type uploaded struct {
	archive.Filled
	Releases []index.Head
	More     int      // releases that are not listed
	Wrong    []string // what could not be read, and why
}

// uploads are the outcomes of the last uploads, by their number.
type uploads struct {
	turn sync.Mutex // held by the one that is being added: one process writes to an index
	mu   sync.Mutex
	last int
	of   map[string]*uploaded
}

func (u *uploads) keep(done *uploaded) string {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.last++
	u.of[strconv.Itoa(u.last)] = done
	delete(u.of, strconv.Itoa(u.last-keptUploads))
	return strconv.Itoa(u.last)
}

func (u *uploads) get(n string) *uploaded {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.of[n]
}

// upload shows the form, and what became of the files of the one before.
func (r *request) upload() (shown, error) {
	p := &uploadPage{Limit: strconv.Itoa(maxUpload >> 20), Done: r.server.uploads.get(r.value("done"))}
	return shown{title: "Add releases", here: "upload", body: p, form: true}, nil
}

// take adds the files of a form, as "pressroom add" does.
func (s *Server) take(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), uploadTime)
	defer cancel()
	limits := http.NewResponseController(w)
	// Not every writer has deadlines; those of the server hold then.
	_ = errors.Join(limits.SetReadDeadline(time.Now().Add(uploadTime)), limits.SetWriteDeadline(time.Now().Add(uploadTime)))
	if !s.uploads.turn.TryLock() {
		s.fail(w, r, http.StatusConflict, "Somebody else is adding releases.", "Try again when they are done.")
		return
	}
	defer s.uploads.turn.Unlock()
	dir, err := os.MkdirTemp("", "pressroom-upload-")
	if err != nil {
		s.tell(w, r, err)
		return
	}
	defer os.RemoveAll(dir)
	r.Body = http.MaxBytesReader(w, r.Body, maxUpload)
	paths, err := s.receive(r, dir)
	if err != nil {
		s.refuse(w, r, err)
		return
	}
	done, err := s.addFiles(ctx, dir, paths)
	if err != nil {
		s.refuse(w, r, err)
		return
	}
	http.Redirect(w, r, "/upload?done="+s.uploads.keep(done), http.StatusSeeOther)
}

// errForm says that a form does not bear our token.
var errForm = errors.New("the form is none of ours")

// refuse says why an upload was not taken.
func (s *Server) refuse(w http.ResponseWriter, r *http.Request, err error) {
	var large *http.MaxBytesError
	switch {
	case errors.Is(err, errForm):
		s.fail(w, r, http.StatusForbidden, "That form is too old, or none of ours.", "Go back, load the page anew, and try again.")
	case errors.As(err, &large):
		s.fail(w, r, http.StatusRequestEntityTooLarge, fmt.Sprintf("The files have more than %d MB.", maxUpload>>20),
			"Add fewer at once, or use pressroom add.")
	case errors.Is(err, index.ErrBusy):
		s.fail(w, r, http.StatusConflict, "Somebody else is writing to the archive.", "Try again when they are done.")
	case errors.Is(err, http.ErrNotMultipart), errors.Is(err, http.ErrMissingBoundary), errors.Is(err, multipart.ErrMessageTooLarge),
		errors.Is(err, io.ErrUnexpectedEOF):
		s.fail(w, r, http.StatusBadRequest, "That is no form with files.", "")
	default:
		s.tell(w, r, err)
	}
}

// receive writes the files of a form into folders of their own, so that no name leads
// anywhere else, and returns their paths. The token comes first.
func (s *Server) receive(r *http.Request, dir string) (paths []string, err error) {
	form, err := r.MultipartReader()
	if err != nil {
		return nil, err
	}
	ours := false
	for {
		part, err := form.NextPart()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		name := fileName(part.FileName())
		switch part.FormName() {
		case "token":
			b, err := io.ReadAll(io.LimitReader(part, 1000))
			if err != nil {
				return nil, err
			}
			ours = s.guard.ours(string(b))
			continue
		case "text":
			name = "pasted.txt"
		case "files":
		default:
			continue
		}
		if !ours {
			return nil, errForm
		}
		path := filepath.Join(dir, strconv.Itoa(len(paths)), name)
		n, err := receiveFile(part, path)
		if err != nil {
			return nil, err
		}
		if n > 0 {
			paths = append(paths, path)
		}
		if len(paths) > maxFiles {
			return nil, &archive.Wrong{Msg: fmt.Sprintf("there are more than %d files", maxFiles),
				Hint: "put them into a zip archive, or use pressroom add"}
		}
	}
	switch {
	case !ours:
		return nil, errForm
	case len(paths) == 0:
		return nil, &archive.Wrong{Msg: "there is neither a file nor a text", Hint: "choose files, or paste a release"}
	}
	return paths, nil
}

func receiveFile(part io.Reader, path string) (n int64, err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return 0, err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, os.ErrExist) { // it follows on an empty one
		f, err = os.Create(path)
	}
	if err != nil {
		return 0, err
	}
	n, err = io.Copy(f, part)
	return n, errors.Join(err, f.Close())
}

// fileName is a name that is no more than one: without folders, leading dots and hidden
// characters, and not too long.
func fileName(name string) string {
	name = report.Plain(name[strings.LastIndexAny(name, `/\`)+1:])
	name = strings.TrimLeft(strings.ReplaceAll(name, ":", "-"), ". ")
	for utf8.RuneCountInString(name) > maxFileName { // its end says what it is
		_, size := utf8.DecodeRuneInString(name)
		name = name[size:]
	}
	if name == "" {
		return "unnamed"
	}
	return name
}

// addFiles analyses files and adds their releases. Their sources are "upload", the day and
// the name of the file, so that the same file on another day is another source.
func (s *Server) addFiles(ctx context.Context, dir string, paths []string) (*uploaded, error) {
	a, err := analyze.New()
	if err != nil {
		return nil, err
	}
	for rel, err := range s.uploadedReleases(ctx, dir, paths) {
		if err == nil {
			a.Learn(rel)
		}
	}
	out, err := openWriter(ctx, s.Live.Archive().Dir)
	if err != nil {
		return nil, err
	}
	done, ids := &uploaded{}, []string{}
	bad := func(err error) { done.Wrong = append(done.Wrong, shownPath(err.Error(), dir)) }
	done.Filled, err = archive.Fill(ctx, a, out, s.uploadedReleases(ctx, dir, paths), bad, func(rel corpus.Release) {
		if ids = append(ids, rel.ID); len(ids) > shownAdded {
			ids, done.More = ids[:shownAdded], done.More+1
		}
	})
	switch {
	case done.Added > 0:
		err = errors.Join(err, out.Close())
	default:
		err = errors.Join(err, out.Discard())
	}
	if err != nil {
		return nil, err
	}
	return done, s.list(ctx, done, ids)
}

// list reads the heads of what was added, once it is there to be looked at.
func (s *Server) list(ctx context.Context, done *uploaded, ids []string) error {
	if err := s.Live.Refresh(); err != nil {
		return err
	}
	reading, _, release, err := s.Live.Take()
	if err != nil {
		return err
	}
	defer release()
	for _, id := range ids {
		all, err := reading.Index.Release(ctx, id)
		if errors.Is(err, index.ErrNotFound) { // a later file of the upload has taken its place
			continue
		}
		if err != nil {
			return err
		}
		an := all[0].Analysis
		hd := index.Head{ID: an.ID, Source: an.Source, Headline: string(an.Headline), Published: an.Published}
		if an.Opening != nil {
			hd.Opening = an.Opening.Text
		}
		done.Releases = append(done.Releases, hd)
	}
	return nil
}

// uploadedReleases reads the files of an upload.
func (s *Server) uploadedReleases(ctx context.Context, dir string, paths []string) iter.Seq2[corpus.Release, error] {
	return func(yield func(corpus.Release, error) bool) {
		for rel, err := range ingest.Read(ctx, paths, ingest.Options{}) {
			if err == nil {
				rel.Source, rel.Named = shownPath(rel.Source, dir), true
				for n, also := range rel.Also {
					rel.Also[n] = shownPath(also, dir)
				}
			}
			if !yield(rel, err) {
				return
			}
		}
	}
}

// shownPath writes the path of an uploaded file, wherever it stands in a text, as its source:
// the folder is nobody's business, and gone in a moment.
func shownPath(s, dir string) string {
	for {
		at := strings.Index(s, dir)
		if at < 0 {
			return s
		}
		rest := strings.TrimLeft(s[at+len(dir):], `/\`)
		rest = strings.TrimLeft(strings.TrimLeft(rest, "0123456789"), `/\`) // the folder of the file
		s = s[:at] + "upload/" + archive.Today().String() + "/" + rest
	}
}

// openWriter opens an index for adding; it waits for whoever writes there.
func openWriter(ctx context.Context, dir string) (*index.Writer, error) {
	for until := time.Now().Add(writerTime); ; {
		w, err := archive.OpenWriter(dir, analyze.Version)
		if !errors.Is(err, index.ErrBusy) || !time.Now().Before(until) {
			return w, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
}
