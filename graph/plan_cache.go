package graph

import (
	"container/list"
	"sync"
)

// planCache keeps the plans that were used last, within a bound of bytes.
type planCache struct {
	maxBytes int

	mu    sync.Mutex
	size  int
	byKey map[string]*cachedPlans
	used  *list.List // of keys, the latest first
}

// cachedPlans are the plans of one operation.
type cachedPlans struct {
	fields []rootField
	size   int // in bytes, about
	at     *list.Element
}

func newPlanCache(maxBytes int) *planCache {
	return &planCache{maxBytes: maxBytes, byKey: map[string]*cachedPlans{}, used: list.New()}
}

func (p *planCache) get(key string) ([]rootField, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	cached, ok := p.byKey[key]
	if !ok {
		return nil, false
	}
	p.used.MoveToFront(cached.at)
	return cached.fields, true
}

// put caches plans, and evicts those that were not used for longest. Plans that alone exceed the bound are not cached.
func (p *planCache) put(key string, fields []rootField, size int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, exists := p.byKey[key]; exists || size > p.maxBytes {
		return
	}
	p.byKey[key] = &cachedPlans{fields, size, p.used.PushFront(key)}
	p.size += size
	for last := p.used.Back(); p.size > p.maxBytes && last != nil; last = p.used.Back() {
		p.evict(last)
	}
}

func (p *planCache) evict(last *list.Element) {
	key, ok := p.used.Remove(last).(string)
	if !ok {
		return // only keys are in the list
	}
	p.size -= p.byKey[key].size
	delete(p.byKey, key)
}
