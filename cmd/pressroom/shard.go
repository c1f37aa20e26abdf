package main

import (
	"crypto/sha256"
	"encoding/binary"
	"iter"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"pressroom/corpus"
)

func shardFlag() cli.Flag {
	return &cli.StringFlag{Name: "shard", Usage: "add one part of `I/N` only: 0/4 to 3/4 together add what a run without it does, each to an index of its own"}
}

// A shard is one of so many parts of the releases of an input. Which part a release belongs
// to, its text alone says: the first 64 bits of its SHA-256, read as a number, modulo of. So it
// is the same on every machine and in every order, and copies of a text come together.
type shard struct{ part, of uint64 }

// shardOf reads --shard; without it all releases are of one part.
func shardOf(c *cli.Context) (shard, error) {
	s := c.String("shard")
	if s == "" {
		return shard{0, 1}, nil
	}
	part, of, ok := strings.Cut(s, "/")
	i, err := strconv.ParseUint(part, 10, 32)
	n, err2 := strconv.ParseUint(of, 10, 32)
	switch {
	case !ok || err != nil || err2 != nil || n == 0:
		return shard{}, usageError("as in: --shard 0/4", "--shard: %q is no I/N", s)
	case i >= n:
		return shard{}, usageError("", "--shard: of %d parts the first is 0/%[1]d and the last %d/%[1]d", n, n-1)
	}
	return shard{i, n}, nil
}

func (s shard) has(rel corpus.Release) bool {
	sum := sha256.Sum256([]byte(rel.Original()))
	return binary.BigEndian.Uint64(sum[:8])%s.of == s.part
}

// among passes on the releases of the part and every error, and shows the others to others.
func (s shard) among(in iter.Seq2[corpus.Release, error], others func(corpus.Release)) iter.Seq2[corpus.Release, error] {
	if s.of == 1 {
		return in
	}
	return func(yield func(corpus.Release, error) bool) {
		for rel, err := range in {
			if err == nil && !s.has(rel) {
				others(rel)
			} else if !yield(rel, err) {
				return
			}
		}
	}
}
