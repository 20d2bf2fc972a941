package graph

import (
	"container/list"
	"sync"
)

// plans keeps the plans that were used last, within a bound of bytes.
type plans struct {
	most int

	mu    sync.Mutex
	size  int
	byKey map[string]*list.Element
	used  *list.List // the latest first
}

type keptPlan struct {
	key    string
	fields []rootField
	size   int
}

func newPlans(most int) *plans {
	return &plans{most: most, byKey: map[string]*list.Element{}, used: list.New()}
}

func (p *plans) get(key string) ([]rootField, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	e, ok := p.byKey[key]
	if !ok {
		return nil, false
	}
	p.used.MoveToFront(e)
	return e.Value.(*keptPlan).fields, true
}

// put keeps what was made, and lets go of what was not used for longest. What alone is over the bound is not kept.
func (p *plans) put(key string, fields []rootField, size int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, there := p.byKey[key]; there || size > p.most {
		return
	}
	p.byKey[key] = p.used.PushFront(&keptPlan{key, fields, size})
	p.size += size
	for p.size > p.most {
		last := p.used.Back()
		old := last.Value.(*keptPlan)
		p.used.Remove(last)
		delete(p.byKey, old.key)
		p.size -= old.size
	}
}
