package identity

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
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
func Read(b []byte, kind Kind) ([]Entity, error) {
	for len(b) >= headSize {
		size := int(binary.LittleEndian.Uint32(b[1:]))
		if size > len(b)-headSize {
			break
		}
		of, sum, lines := Kind(b[0]), binary.LittleEndian.Uint32(b[5:]), b[headSize:headSize+size]
		b = b[headSize+size:]
		if of != kind {
			continue
		}
		if crc32.ChecksumIEEE(lines) != sum {
			break
		}
		return readLines(string(lines))
	}
	return nil, errDamaged
}

func readLines(lines string) (out []Entity, err error) {
	for line := range strings.Lines(lines) {
		line = strings.TrimSuffix(line, "\n")
		form, ok := strings.CutPrefix(line, " ")
		if !ok {
			id, name, _ := strings.Cut(line, " ")
			out = append(out, Entity{ID: id, Name: name})
			continue
		}
		n, rest, _ := strings.Cut(form, termCut)
		rule, term, _ := strings.Cut(rest, termCut)
		count, err := strconv.Atoi(n)
		if err != nil || len(out) == 0 {
			return nil, errDamaged
		}
		e := &out[len(out)-1]
		e.Forms = append(e.Forms, Joined{Counted{FormOf(term), count}, Rule(rule)})
	}
	return out, nil
}
