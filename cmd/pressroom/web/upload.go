package web

import (
	"context"
	"crypto/sha256"
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
	Releases []addedRelease
	Replaced int      // of the added: their sources had another text before
	More     int      // releases that are not listed
	Wrong    []string // what could not be read, and why
	Remarks  []string // what was read all the same
}

// Fresh is how many of the added releases took no other's place.
func (u *uploaded) Fresh() int { return u.Added - u.Replaced }

// addedRelease is a release that was added, with the page of what changed where it took the
// place of another text.
type addedRelease struct {
	index.Head
	Changes string
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
			"Add fewer at once; whoever runs the server can add folders of any size.")
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
			name = pastedName
		case "files":
		default:
			continue
		}
		if !ours {
			return nil, errForm
		}
		path, n, err := receiveFile(part, filepath.Join(dir, strconv.Itoa(len(paths))), name)
		if err != nil {
			return nil, err
		}
		if n > 0 || part.FileName() != "" { // a field that was left empty has no name
			paths = append(paths, path)
		}
		if len(paths) > maxFiles {
			return nil, &archive.Wrong{Msg: fmt.Sprintf("there are more than %d files", maxFiles),
				Hint: "put them into a zip archive; whoever runs the server can add whole folders"}
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

// pastedName is the name of a text that was pasted; a short hash of the text comes before its
// end, so that each text is a release of its own.
const pastedName = "pasted.txt"

// receiveFile writes a part of a form into a folder, and returns its path and how many bytes
// it has.
func receiveFile(part io.Reader, folder, name string) (path string, n int64, err error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", 0, err
	}
	path = filepath.Join(folder, name)
	f, err := os.Create(path)
	if err != nil {
		return "", 0, err
	}
	sum := sha256.New()
	n, err = io.Copy(io.MultiWriter(f, sum), part)
	if err = errors.Join(err, f.Close()); err != nil || name != pastedName {
		return path, n, err
	}
	own := filepath.Join(folder, fmt.Sprintf("pasted-%x.txt", sum.Sum(nil)[:4]))
	return own, n, os.Rename(path, own)
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
	done, added := &uploaded{}, []corpus.Release{}
	bad := func(err error) { done.tell(err, dir) }
	done.Filled, err = archive.Fill(ctx, a, out, s.uploadedReleases(ctx, dir, paths), bad, func(rel corpus.Release) {
		added = append(added, corpus.Release{ID: rel.ID, Source: rel.Source, Also: rel.Also})
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
	return done, s.list(ctx, done, added)
}

// tell keeps what could not be read, and why, in words for who uploaded it.
func (u *uploaded) tell(err error, dir string) {
	var in *ingest.Error
	if !errors.As(err, &in) {
		u.Wrong = append(u.Wrong, shownPath(err.Error(), dir))
		return
	}
	name := strings.TrimPrefix(shownPath(in.Path, dir), uploadFolder())
	if in.Line > 0 {
		name += ", line " + number(in.Line)
	}
	told := name + ": " + inOurWords("reason", in.Reason)
	if in.Class == ingest.Remark || in.Class == ingest.Guessed {
		u.Remarks = append(u.Remarks, told)
		return
	}
	u.Wrong = append(u.Wrong, told)
}

// list reads the heads of what was added, once it is there to be looked at.
func (s *Server) list(ctx context.Context, done *uploaded, added []corpus.Release) error {
	if err := s.Live.Refresh(); err != nil {
		return err
	}
	reading, _, release, err := s.Live.Take()
	if err != nil {
		return err
	}
	defer release()
	for n, rel := range added {
		before, err := reading.Before(rel)
		if err != nil {
			return err
		}
		if len(before) > 0 {
			done.Replaced++
		}
		if n >= shownAdded {
			done.More++
			continue
		}
		all, err := reading.Index.Release(ctx, rel.ID)
		if errors.Is(err, index.ErrNotFound) { // a later file of the upload has taken its place
			continue
		}
		if err != nil {
			return err
		}
		done.Releases = append(done.Releases, addedOf(all[0].Head(), before))
	}
	return nil
}

// addedOf is a release with what its source had before, the newest last.
func addedOf(hd index.Head, before []corpus.Release) addedRelease {
	out := addedRelease{Head: hd}
	if len(before) > 0 {
		out.Changes = changesPath(hd.ID, before[len(before)-1].ID)
	}
	return out
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
		s = s[:at] + uploadFolder() + rest
	}
}

// uploadFolder is how the sources of today's uploads begin.
func uploadFolder() string { return "upload/" + archive.Today().String() + "/" }

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
