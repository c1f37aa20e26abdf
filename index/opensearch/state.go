package opensearch

import (
	"context"
	"encoding/base64"
	"fmt"
	"hash/crc32"
	"net/http"
	"time"
)

// What was found out of all releases of a generation is kept in pieces, each a document of
// prefix-state, with a document that says how many they are and which sum they have.

const (
	pieceBytes = 8 << 20
	readAgain  = 5 // times that something is read that is written just then
)

func (i *Index) state() string { return i.prefix + "-state" }

// head is the document before the pieces.
type head struct {
	Generation int    `json:"generation"`
	Pieces     int    `json:"pieces"`
	Sum        uint32 `json:"sum"`
}

type piece struct {
	Generation int    `json:"generation"`
	Bytes      string `json:"bytes"`
}

func (i *Index) kept(name string, n int) string {
	if n < 0 {
		return fmt.Sprintf("%s/_doc/%d.%s", i.state(), i.generation, name)
	}
	return fmt.Sprintf("%s/_doc/%d.%s.%d", i.state(), i.generation, name, n)
}

// makeState makes prefix-state, if there is none. What is kept is not searched.
func (i *Index) makeState(ctx context.Context) error {
	body := object{
		"settings": object{"number_of_shards": 1, "auto_expand_replicas": "0-2"},
		"mappings": object{"dynamic": false, "properties": object{"generation": object{"type": "integer"}}},
	}
	err := i.call(ctx, http.MethodPut, i.state(), body, nil)
	if r, ok := err.(*refusal); ok && r.kind == "resource_already_exists_exception" {
		err = nil
	}
	return err
}

// Keep is that of index.RemoteWriter.
func (i *Index) Keep(ctx context.Context, name string, b []byte) error {
	if err := i.lock.held(); err != nil {
		return err
	}
	h := head{Generation: i.generation, Sum: crc32.ChecksumIEEE(b)}
	for ; len(b) > 0 || h.Pieces == 0; h.Pieces++ {
		some := b[:min(len(b), pieceBytes)]
		b = b[len(some):]
		p := piece{i.generation, base64.StdEncoding.EncodeToString(some)}
		if err := i.call(ctx, http.MethodPut, i.kept(name, h.Pieces), p, nil); err != nil {
			return err
		}
	}
	return i.call(ctx, http.MethodPut, i.kept(name, -1), h, nil)
}

// Kept is that of index.Remote.
func (i *Index) Kept(ctx context.Context, name string) ([]byte, error) {
	for range readAgain {
		var h struct {
			Source head `json:"_source"`
		}
		if err := i.get(ctx, i.kept(name, -1), &h); isStatus(err, http.StatusNotFound) {
			return nil, nil
		} else if err != nil {
			return nil, err
		}
		b := []byte{}
		for n := range h.Source.Pieces {
			var p struct {
				Source piece `json:"_source"`
			}
			err := i.get(ctx, i.kept(name, n), &p)
			if err != nil && !isStatus(err, http.StatusNotFound) {
				return nil, err
			}
			some, err := base64.StdEncoding.DecodeString(p.Source.Bytes)
			if err != nil {
				return nil, err
			}
			b = append(b, some...)
		}
		if crc32.ChecksumIEEE(b) == h.Source.Sum {
			return b, nil
		}
		time.Sleep(100 * time.Millisecond) // it is being written
	}
	return nil, fmt.Errorf("index %s: %s is not what was written", i, name)
}
