package analysis

// Limits of a path query.
const (
	MaxHops     = 10 // of a path
	MaxRequired = 4  // requirements, each a bit of PathQuery.Required
)

// PathQuery asks for the best simple paths from one entity to another.
type PathQuery struct {
	From, To      int
	First         int   // maximum number of paths
	MaxHops       int   // at most the constant MaxHops
	Satisfies     []int // for each entity the bits of the requirements that it satisfies; nil: none
	Required      int   // the bits that a path must satisfy
	MaxExpansions int   // maximum number of prefixes that the search may extend

	Stopped func() bool // asked once in a while: whether nobody waits for the paths any more; nil: never
}

// RankedPath is a path that was found.
type RankedPath struct {
	Links      []Link
	Cost       int
	Confidence float64 // of its weakest link; 1 where there is none
}

// Best gives the best simple paths of at most q.MaxHops links: by cost, then by the confidence of the weakest link, the highest first,
// then by the numbers of the entities. It reports whether the search was complete; it is not if MaxExpansions was reached, or it
// was stopped.
//
// The search is A* (Hart, Nilsson, Raphael 1968) over prefixes of paths. The heuristic is the best walk of as many hops as remain. A
// walk may visit an entity twice, so that the heuristic never overestimates the cost and never underestimates the confidence.
func (g *PathGraph) Best(q PathQuery) (found []RankedPath, complete bool) {
	if q.From == q.To {
		if q.satisfies(q.From)&q.Required != q.Required || q.First == 0 {
			return nil, true
		}
		return []RankedPath{{Confidence: 1}}, true
	}
	s := &pathSearch{PathGraph: g, PathQuery: q, heuristic: g.heuristic(q)}
	s.push(partial{confidence: 1, length: 1, at: [MaxHops + 2]int32{int32(q.From)}, required: q.Required &^ q.satisfies(q.From)})
	for len(s.frontier) > 0 && len(found) < q.First {
		p := s.frontier.pop()
		last := int(p.at[p.length-1])
		if last == q.To {
			found = append(found, s.ranked(p))
			continue
		}
		for _, l := range g.out[last] {
			if p.contains(l.To) {
				continue
			}
			if s.MaxExpansions--; s.MaxExpansions < 0 || s.stopped() {
				return found, false
			}
			longer := p
			longer.at[longer.length] = int32(l.To)
			longer.length++
			longer.cost += l.Cost
			longer.confidence = min(longer.confidence, l.Confidence)
			longer.required &^= q.satisfies(l.To)
			s.push(longer)
		}
	}
	return found, true
}

// stopped asks whether the search is to end, after every thousandth prefix.
func (q *PathQuery) stopped() bool {
	return q.Stopped != nil && q.MaxExpansions%1000 == 0 && q.Stopped()
}

func (q PathQuery) satisfies(entity int) int {
	if q.Satisfies == nil {
		return 0
	}
	return q.Satisfies[entity]
}

type pathSearch struct {
	*PathGraph
	PathQuery
	heuristic *heuristic
	frontier  frontier
}

// push adds a prefix to the frontier, unless no path of the query begins with it.
func (s *pathSearch) push(p partial) {
	rest := s.heuristic.at(s.MaxHops-(p.length-1), p.required, int(p.at[p.length-1]))
	if rest.cost >= Unreachable {
		return
	}
	p.bound = walk{cost: p.cost + rest.cost, confidence: min(p.confidence, rest.confidence)}
	s.frontier.push(p)
}

// ranked is a prefix that has reached the end, with its links.
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
