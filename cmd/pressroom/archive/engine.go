package archive

import (
	"context"

	"pressroom/index"
	"pressroom/index/opensearch"
)

// An index is a directory, or lies in OpenSearch: its address says so.

// IsAddress reports whether an index lies in OpenSearch and not in a directory.
func IsAddress(dir string) bool { return opensearch.IsAddress(dir) }

// OpenIndex opens an index for reading. The errors are those of index.Open.
func OpenIndex(ctx context.Context, dir string) (*index.Index, error) {
	if !IsAddress(dir) {
		return index.Open(dir)
	}
	from, err := opensearch.Open(ctx, dir)
	if err != nil {
		return nil, err
	}
	idx, err := index.OpenRemote(ctx, from)
	if err != nil {
		from.Close()
	}
	return idx, err
}

// OpenWriter opens an index for adding. The errors are those of index.OpenWriter.
func OpenWriter(dir, analyzer string) (*index.Writer, error) {
	if !IsAddress(dir) {
		return index.OpenWriter(dir, analyzer)
	}
	return writeTo(dir, analyzer, false)
}

// Renew begins an index anew. The errors are those of index.Renew.
func Renew(dir, analyzer string) (*index.Writer, error) {
	if !IsAddress(dir) {
		return index.Renew(dir, analyzer)
	}
	return writeTo(dir, analyzer, true)
}

func writeTo(address, analyzer string, anew bool) (*index.Writer, error) {
	ctx := context.Background() // what is begun is ended, whatever becomes of who asked
	to, err := opensearch.OpenWriter(ctx, address, anew)
	if err != nil {
		return nil, err
	}
	w, err := index.OpenRemoteWriter(ctx, to, analyzer, anew)
	if err != nil {
		to.Close()
	}
	return w, err
}
