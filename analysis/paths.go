package analysis

import "container/heap"

// MostHops is how many hops a path may have, and MostNeeds how many things it may have to pass.
const (
	MostHops  = 10
	MostNeeds = 4
)

// PathQuery asks for the best simple paths from one entity to another.
type PathQuery struct {
	From, To int
	First    int   // how many
	MaxHops  int   // at most MostHops
	Passes   []int // for each entity, as bits, which of the needs it meets; nil: none
	Needs    int   // the bits that a path must meet
	Steps    int   // how many partial paths may be looked at
}

// RankedPath is a path that was found: the links that it takes.
type RankedPath struct {
	Links      []Link
	Cost       int
	Confidence float64 // of its weakest link; 1 where there is none
}

// Best gives the best simple paths of at most MaxHops links: least cost first, then the one whose weakest link is surest, then in the order of
// the numbers of its entities. It says whether they are the best of all; they are not if Steps ran out before.
//
// It looks at partial paths in the order of the best that each can become (A*, Hart, Nilsson, Raphael 1968): what is left is bounded by the best
// walk of as many hops as remain, which a table holds for each entity. A walk may pass an entity twice, so the bound can be too good,
// and never too bad.
func (g *PathGraph) Best(q PathQuery) (found []RankedPath, complete bool) {
	if q.From == q.To {
		if q.passes(q.From)&q.Needs != q.Needs || q.First == 0 {
			return nil, true
		}
		return []RankedPath{{Confidence: 1}}, true
	}
	s := &pathSearch{PathGraph: g, PathQuery: q, bounds: g.bounds(q)}
	s.push(partial{confidence: 1, length: 1, at: [MostHops + 2]int32{int32(q.From)}, needs: q.Needs &^ q.passes(q.From)})
	for s.waiting.Len() > 0 && len(found) < q.First {
		p, _ := heap.Pop(&s.waiting).(partial)
		last := int(p.at[p.length-1])
		if last == q.To {
			found = append(found, s.ranked(p))
			continue
		}
		for _, l := range g.out[last] {
			if p.holds(l.To) {
				continue
			}
			if s.Steps--; s.Steps < 0 {
				return found, false
			}
			longer := p
			longer.at[longer.length] = int32(l.To)
			longer.length++
			longer.cost += l.Cost
			longer.confidence = min(longer.confidence, l.Confidence)
			longer.needs &^= q.passes(l.To)
			s.push(longer)
		}
	}
	return found, true
}

func (q PathQuery) passes(entity int) int {
	if q.Passes == nil {
		return 0
	}
	return q.Passes[entity]
}

// partial is the beginning of a path, with the best that it can become.
type partial struct {
	bound      walk
	at         [MostHops + 2]int32 // its entities; Nearest goes one hop beyond its targets
	length     int
	cost       int
	confidence float64
	needs      int // still to meet
}

func (p *partial) holds(entity int) bool {
	for _, each := range p.at[:p.length] {
		if int(each) == entity {
			return true
		}
	}
	return false
}

type pathSearch struct {
	*PathGraph
	PathQuery
	bounds  *bounds
	waiting partials
}

// push lets a partial path wait for its turn, unless no path can come of it.
func (s *pathSearch) push(p partial) {
	rest := s.bounds.at(s.MaxHops-(p.length-1), p.needs, int(p.at[p.length-1]))
	if rest.cost >= Far {
		return
	}
	p.bound = walk{cost: p.cost + rest.cost, confidence: min(p.confidence, rest.confidence)}
	heap.Push(&s.waiting, p)
}

// ranked is the path that a partial one has become.
func (s *pathSearch) ranked(p partial) RankedPath {
	path := RankedPath{Cost: p.cost, Confidence: p.confidence}
	for i := 1; i < p.length; i++ {
		for _, l := range s.out[p.at[i-1]] {
			if l.To == int(p.at[i]) {
				path.Links = append(path.Links, l)
			}
		}
	}
	return path
}

// partials is a heap, the best first.
type partials []partial

func (h partials) Len() int { return len(h) }

func (h partials) Less(i, j int) bool {
	a, b := &h[i], &h[j]
	if a.bound != b.bound {
		return a.bound.better(b.bound)
	}
	for k := 0; k < a.length && k < b.length; k++ {
		if a.at[k] != b.at[k] {
			return a.at[k] < b.at[k]
		}
	}
	return a.length < b.length
}

func (h partials) Swap(i, j int) { h[i], h[j] = h[j], h[i] }

func (h *partials) Push(x any) {
	p, _ := x.(partial)
	*h = append(*h, p)
}

func (h *partials) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}
