package identity

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"strconv"
	"strings"
)

// Join joins the names of a kind; see People.
func (j *Joiner) Join(kind Kind, forms []Counted, texts func(word string) (int, error)) ([]Entity, error) {
	switch kind {
	case Person:
		return j.People(forms, texts)
	case Place:
		return j.Places(forms), nil
	}
	return j.Bodies(forms), nil
}

// headSize is what stands before the entities of a kind: its letter, how many bytes
// they take and their CRC-32 (4 bytes each, little-endian).
const headSize = 9

// Write writes entities as a file: a line for each, ID and name, and after it a line
// for each of its forms, indented: how many releases, rule, term.
func Write(all map[Kind][]Entity) (out []byte) {
	for _, kind := range Kinds {
		var b []byte
		for _, e := range all[kind] {
			b = append(b, e.ID+" "+e.Name+"\n"...)
			for _, f := range e.Forms {
				b = append(b, ' ')
				b = strconv.AppendInt(b, int64(f.N), 10)
				b = append(b, termCut+string(f.Rule)+termCut+f.Term()+"\n"...)
			}
		}
		out = append(out, byte(kind))
		out = binary.LittleEndian.AppendUint32(out, uint32(len(b)))
		out = binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE(b))
		out = append(out, b...)
	}
	return out
}

var errDamaged = errors.New("it is not what was written")

// Read reads the entities of a kind from what Write wrote; an error says that it is
// something else.
func Read(r *io.SectionReader, kind Kind) ([]Entity, error) {
	head := make([]byte, headSize)
	for at := int64(0); ; {
		if _, err := r.ReadAt(head, at); err != nil {
			return nil, errDamaged
		}
		at += headSize
		size := int64(binary.LittleEndian.Uint32(head[1:]))
		if Kind(head[0]) != kind {
			at += size
			continue
		}
		if size > r.Size()-at {
			return nil, errDamaged
		}
		var lines strings.Builder
		lines.Grow(int(size))
		sum := crc32.NewIEEE()
		if _, err := io.Copy(io.MultiWriter(&lines, sum), io.NewSectionReader(r, at, size)); err != nil {
			return nil, err
		}
		if int64(lines.Len()) != size || sum.Sum32() != binary.LittleEndian.Uint32(head[5:]) {
			return nil, errDamaged
		}
		return readLines(lines.String())
	}
}

// readLines reads the lines of a kind. The names are views of them, and the lists cut
// from one.
func readLines(lines string) ([]Entity, error) {
	all := strings.Count(lines, "\n")
	number := strings.Count(lines, "\n ")
	forms, out := make([]Joined, 0, number), make([]Entity, 0, all-number)
	first := 0 // of the forms of the last entity
	for line := range strings.Lines(lines) {
		line = strings.TrimSuffix(line, "\n")
		form, ok := strings.CutPrefix(line, " ")
		if !ok {
			id, name, _ := strings.Cut(line, " ")
			out, first = append(out, Entity{ID: id, Name: name}), len(forms)
			continue
		}
		n, rest, _ := strings.Cut(form, termCut)
		rule, term, _ := strings.Cut(rest, termCut)
		count, err := strconv.Atoi(n)
		if err != nil || len(out) == 0 {
			return nil, errDamaged
		}
		forms = append(forms, Joined{Counted{FormOf(term), count}, Rule(rule)})
		out[len(out)-1].Forms = forms[first:len(forms):len(forms)]
	}
	return out, nil
}
