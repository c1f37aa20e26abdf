package index

import (
	"context"
	"encoding/json"
	"errors"
	"strings"

	"pressroom/analyze/schema"
	"pressroom/corpus"
	"pressroom/index/identity"
)

// The fields of a release that only an engine elsewhere has, beside those of document,
// cellFields, bodyField and zoneField.
const (
	recordField      = "record"
	firstSourceField = "first_source"
	tellingsField    = "tellings" // how many events there are
	eventsField      = "events"
	quotesField      = "quotes"
)

// longestWord is how many bytes a word may have in an engine elsewhere: Lucene refuses longer ones.
const longestWord = 32_000

// A sender is what a Writer writes by to an engine elsewhere.
type sender struct {
	to      RemoteWriter
	seen    *remote // what was read so far
	blank   bool    // there was nothing when the Writer was opened: who has what, it knows itself
	teller  teller
	changes []Change
}

// OpenRemoteWriter opens an index in an engine elsewhere for adding, or with anew one that
// takes its place when the Writer is closed. The engine sees to it that nobody else writes.
// Former versions of a text are not kept. The errors are those of OpenWriter.
func OpenRemoteWriter(ctx context.Context, to RemoteWriter, analyzer string, anew bool) (*Writer, error) {
	w := newWriter(to.String(), anew)
	seen := newRemote(to)
	w.idx, w.away = seen, &sender{to: to, seen: seen, teller: teller{NewStems()}}
	var err error
	if w.pack, err = newPacker(); err != nil {
		return nil, err
	}
	if w.next, err = newManifest(analyzer); err != nil {
		return nil, err
	}
	if w.away.blank = anew; anew {
		return w, nil
	}
	releases, err := to.Count(ctx, Clause{})
	if err != nil {
		return nil, err
	}
	w.away.blank = releases[0] == 0
	man, err := remoteManifest(ctx, to)
	if errors.Is(err, ErrMissing) {
		return w, nil
	}
	if err == nil {
		err = man.fits(w.dir, analyzer)
	}
	w.manifest, w.next = man, man
	return w, err
}

// put adds a release to the batch.
func (s *sender) put(key string, doc document, rel corpus.Release, an schema.Analysis) error {
	f := s.teller.factsOf(doc, rel, an)
	fields := doc.away()
	for name, cell := range packCells(&f, doc.values, s.teller.stems) {
		fields[name] = cell
	}
	fields[firstSourceField], fields[tellingsField] = rel.Source, len(an.Events)
	fields[eventsField], fields[quotesField] = remoteEvents(an), remoteQuotes(an)
	s.changes = append(s.changes, Change{Key: key, Source: rel.Source, Day: an.Published, Fields: fields})
	return nil
}

func (s *sender) delete(key string, hd head) error {
	s.changes = append(s.changes, Change{Key: key, Source: hd.Source, Day: hd.Published, Gone: true})
	return nil
}

func (s *sender) flush() error {
	err := s.to.Write(unhurried, s.changes)
	s.changes = nil
	s.seen.expect(nil) // records may be others now
	return err
}

// away makes of a document the fields of an engine elsewhere: all words in their order, where
// the directory has a column of them.
func (doc *document) away() map[string]any {
	out := map[string]any{
		"content": doc.Content, "id": doc.ID, "zone": doc.Zone, "bill": doc.Bill, "sources": doc.Sources, "kind": doc.Kind,
		"said_by_name": doc.SaidByName, "person_name": doc.PersonName, "place_name": doc.PlaceName, "org_name": doc.OrgName,
		"topic_name": doc.TopicName, "issuer_name": doc.IssuerName, "country": doc.Country, "region": doc.Region,
		languageField: doc.Language, stemField: doc.Stem, recordField: []byte(doc.Record[0]),
		"anywhere_words": countFields(doc.Anywhere) + 1, // bleve counts everyRelease
		"headline_words": countFields(doc.Headline), "rest_words": countFields(doc.Rest),
	}
	var points []Point
	for _, term := range doc.Point {
		if lat, lon, err := parsePoint(term); err == nil { // pointTerm wrote it
			points = append(points, Point{lat, lon})
		}
	}
	out["point"] = points
	if len(doc.Published) > 0 {
		out["published"] = int(doc.Published[0])
	}
	texts := map[string][]string{}
	for _, v := range doc.values {
		name := wordFieldNames[v.field]
		if v.field == textField {
			if name = bodyField; v.aside {
				name = restField
			}
		}
		texts[name] = append(texts[name], v.stacked()...)
	}
	for _, field := range []string{bodyField, wordFieldNames[headlineField]} {
		texts["anywhere"] = append(texts["anywhere"], texts[field]...)
	}
	for _, name := range doc.names {
		texts["anywhere"] = append(texts["anywhere"], wordValue{words: placedWords(name)}.stacked()...)
	}
	for _, v := range doc.inZones() {
		texts[zoneField+v.zone] = append(texts[zoneField+v.zone], v.stacked()...)
	}
	for name, values := range texts {
		out[name] = values
	}
	return out
}

func countFields(texts []string) (n int) {
	for _, s := range texts {
		n += len(strings.Fields(s))
	}
	return n
}

// zoneValue is the part of a value of the text that is of a zone.
type zoneValue struct {
	zone string
	wordValue
}

// inZones parts the text by its zones; where what is aside begins or ends, nothing follows
// over it.
func (doc *document) inZones() (out []zoneValue) {
	for _, z := range doc.spans {
		pos := 0
		for _, v := range doc.values {
			if v.field != textField {
				break
			}
			part := zoneValue{zone: z.zone}
			for _, w := range v.words {
				if w.span == 0 {
					pos++
				}
				if z.has(pos, w.span) {
					part.words = append(part.words, w)
				}
			}
			if part.words != nil {
				out = append(out, part)
			}
		}
	}
	return out
}

// stacked writes the words of a value with blanks between them, and what is written over
// others at the last of them, after a bar.
func (v wordValue) stacked() (out []string) {
	var b strings.Builder
	for _, w := range v.words {
		switch {
		case len(w.text) > longestWord:
			continue
		case w.span > 0 && b.Len() == 0: // what it is written over is of another value
			out = append(out, w.text)
			continue
		case w.span > 0:
			b.WriteByte('|')
		case b.Len() > 0:
			b.WriteByte(' ')
		}
		b.WriteString(w.text)
	}
	return append(out, values(b.String())...)
}

func remoteEvents(an schema.Analysis) (out []RemoteEvent) {
	for _, ev := range an.Events {
		row := rowOf(ev)
		from, to := row.days()
		if to.Before(from) { // a range of OpenSearch has an end
			from, to = to, from
		}
		out = append(out, RemoteEvent{row.Kind, row.Status, from, to, ev.Who, ev.Where})
	}
	return out
}

func remoteQuotes(an schema.Analysis) (out []RemoteQuote) {
	for _, q := range an.Spoken() {
		out = append(out, RemoteQuote{string(q.Speaker)})
	}
	return out
}

// publish lets readers see what is written; the last time it finds out who is who, and which
// releases are nearly the same.
func (w *Writer) publishAway(last bool) error {
	to, ctx := w.away.to, unhurried
	next := w.next
	next.Snapshot++
	next.Files = map[string]file{}
	if err := to.Publish(ctx, false); err != nil {
		return err
	}
	if last {
		if err := w.learnAway(&next); err != nil {
			return err
		}
	}
	err := next.measure(ctx, to)
	if err == nil {
		next.Check, err = next.check()
	}
	if err != nil {
		return err
	}
	b, err := json.Marshal(next)
	if err == nil {
		err = to.Keep(ctx, manifestKept, b)
	}
	if err == nil && last {
		err = to.Publish(ctx, true)
	}
	w.manifest, w.next = next, next
	return err
}

// learnAway keeps what is found out of all releases.
func (w *Writer) learnAway(next *manifest) error {
	all := newRemote(w.away.to)
	all.stems = map[string][]string{}
	i := newIndex(w.dir, *next, all)
	i.columns, i.remote = &columns{away: newCellsAway(w.away.to)}, w.away.to
	if err := i.manifest.measure(unhurried, w.away.to); err != nil {
		return err
	}
	entities, acronyms, err := i.whoIsWho()
	if err != nil {
		return err
	}
	groups, err := i.groupsAway()
	if err != nil {
		return err
	}
	for name, b := range map[string][]byte{
		identityName: identity.Write(entities), acronymsName: identity.WriteAcronyms(acronyms), groupsKept: joinGroups(groups),
	} {
		if err := w.away.to.Keep(unhurried, name, b); err != nil {
			return err
		}
		next.Files[name] = file{Bytes: int64(len(b))}
	}
	return nil
}

// groupsAway compares all releases with each other.
func (i *Index) groupsAway() ([][]releaseID, error) {
	rows, err := i.matching(unhurried)
	if err != nil {
		return nil, err
	}
	column, err := i.columns.column(likeColumn)
	if err != nil {
		return nil, err
	}
	all := map[releaseID]likeness{}
	for _, row := range rows {
		var f facts
		if err := column.read(row, &f, nil); err != nil {
			return nil, err
		}
		id, err := idOf(i.columns.key(row))
		if err != nil {
			return nil, err
		}
		all[id] = f.like
	}
	return groupsOf(all), nil
}
