package analysis

// partial is a prefix of a path, with the bound of the best path that begins with it.
type partial struct {
	bound      walk
	at         [MaxHops + 2]int32 // its entities; Nearest goes one hop beyond its targets
	length     int                // number of entities
	cost       int
	confidence float64
	required   int // bits still to satisfy
}

func (p *partial) contains(entity int) bool {
	for _, each := range p.at[:p.length] {
		if int(each) == entity {
			return true
		}
	}
	return false
}

// before orders prefixes by bound, then by the numbers of their entities.
func (p *partial) before(q *partial) bool {
	if p.bound != q.bound {
		return p.bound.better(q.bound)
	}
	for k := 0; k < p.length && k < q.length; k++ {
		if p.at[k] != q.at[k] {
			return p.at[k] < q.at[k]
		}
	}
	return p.length < q.length
}

// frontier is a binary heap of prefixes with the best at index 0.
type frontier []partial

func (f *frontier) push(p partial) {
	h := append(*f, p)
	*f = h
	for child := len(h) - 1; child > 0; {
		parent := (child - 1) / 2
		if !h[child].before(&h[parent]) {
			return
		}
		h[child], h[parent] = h[parent], h[child]
		child = parent
	}
}

// pop removes the best prefix. The frontier must not be empty.
func (f *frontier) pop() partial {
	h := *f
	best, last := h[0], len(h)-1
	h[0] = h[last]
	h = h[:last]
	*f = h
	for parent := 0; ; {
		child := 2*parent + 1
		if child >= len(h) {
			return best
		}
		if right := child + 1; right < len(h) && h[right].before(&h[child]) {
			child = right
		}
		if !h[child].before(&h[parent]) {
			return best
		}
		h[child], h[parent] = h[parent], h[child]
		parent = child
	}
}
