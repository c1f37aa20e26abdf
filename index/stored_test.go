package index

import (
	"bytes"
	"hash/crc32"
	"testing"
)

// TestDictionary holds the dictionary that the records of a format were packed
// with: with another one they cannot be read.
func TestDictionary(t *testing.T) {
	const want = 0xb0a09f1c
	if got := crc32.ChecksumIEEE(dictionary); got != want {
		t.Errorf("the dictionary of format %d has the sum %#x, want %#x: give a new one a new name and raise the format", format, got, want)
	}
}

// TestRecord packs a record and reads it as far as is wanted.
func TestRecord(t *testing.T) {
	p, err := newPacker()
	if err != nil {
		t.Fatal(err)
	}
	want := record{[]byte(`{"id":"1"}`), []byte("Ünal said so."), []byte(`{"text":"Ünal said so."}`)}
	for range 2 { // the packer is used again
		sealed, err := p.pack(want)
		if err != nil {
			t.Fatal(err)
		}
		packed, ok := unseal([]byte(sealed))
		if !ok {
			t.Fatal("the seal is broken")
		}
		got, err := unpack(packed, toText)
		if err != nil || !bytes.Equal(got.head, want.head) || !bytes.Equal(got.text, want.text) || got.analysis != nil {
			t.Errorf("got %q, %v", got, err)
		}
		if got, err = unpack(packed, toAnalysis); err != nil || !bytes.Equal(got.analysis, want.analysis) {
			t.Errorf("got %q, %v", got, err)
		}
		for n := range len(packed) - 1 {
			if rec, err := unpack(packed[:n], toAnalysis); err == nil && bytes.Equal(rec.analysis, want.analysis) && n < len(packed)/2 {
				t.Errorf("a record of %d of %d bytes was read", n, len(packed))
			}
		}
	}
}
