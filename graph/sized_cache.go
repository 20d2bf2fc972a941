package graph

import (
	"container/list"
	"sync"
)

// sizedCache keeps the values that were used last, within a bound of bytes.
type sizedCache[T any] struct {
	maxBytes int

	mu    sync.Mutex
	size  int
	byKey map[string]*sizedValue[T]
	used  *list.List // of keys, the latest first
}

type sizedValue[T any] struct {
	value T
	size  int // in bytes, about
	at    *list.Element
}

func newSizedCache[T any](maxBytes int) *sizedCache[T] {
	return &sizedCache[T]{maxBytes: maxBytes, byKey: map[string]*sizedValue[T]{}, used: list.New()}
}

func (c *sizedCache[T]) get(key string) (value T, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	cached, ok := c.byKey[key]
	if !ok {
		return value, false
	}
	c.used.MoveToFront(cached.at)
	return cached.value, true
}

// put caches a value, and evicts those that were not used for longest. A value that alone exceeds the bound is not cached.
func (c *sizedCache[T]) put(key string, value T, size int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, exists := c.byKey[key]; exists || size > c.maxBytes {
		return
	}
	c.byKey[key] = &sizedValue[T]{value, size, c.used.PushFront(key)}
	c.size += size
	for last := c.used.Back(); c.size > c.maxBytes && last != nil; last = c.used.Back() {
		c.evict(last)
	}
}

func (c *sizedCache[T]) evict(last *list.Element) {
	key, ok := c.used.Remove(last).(string)
	if !ok {
		return // only keys are in the list
	}
	c.size -= c.byKey[key].size
	delete(c.byKey, key)
}
