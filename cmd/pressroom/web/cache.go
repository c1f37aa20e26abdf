package web

import (
	"bytes"
	"compress/gzip"
	"container/list"
	"sync"
)

// kept is a page as it is sent.
type kept struct {
	key          string
	body, packed []byte
}

// pack makes a page ready to be sent.
func pack(key string, body []byte) *kept {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write(body)
	if err != nil || w.Close() != nil {
		return &kept{key: key, body: body}
	}
	return &kept{key, body, b.Bytes()}
}

func (k *kept) size() int { return len(k.body) + len(k.packed) + len(k.key) }

// cacheBytes is how many bytes of pages are kept.
const cacheBytes = 16 << 20

// cache keeps the pages that were asked for last.
type cache struct {
	mu    sync.Mutex
	room  int
	order *list.List // of *kept, the one asked for last first
	byKey map[string]*list.Element
}

func newCache(bytes int) *cache {
	return &cache{room: bytes, order: list.New(), byKey: map[string]*list.Element{}}
}

// get returns the page of a key, nil when it is not kept.
func (c *cache) get(key string) *kept {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.byKey[key]
	if e == nil {
		return nil
	}
	c.order.MoveToFront(e)
	return e.Value.(*kept)
}

// put keeps a page, and lets those go that nobody asked for longest.
func (c *cache) put(k *kept) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.byKey[k.key] != nil || k.size() > c.room {
		return
	}
	c.byKey[k.key] = c.order.PushFront(k)
	for c.room -= k.size(); c.room < 0; {
		old := c.order.Remove(c.order.Back()).(*kept)
		delete(c.byKey, old.key)
		c.room += old.size()
	}
}
