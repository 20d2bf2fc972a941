package paths

import (
	"puente/analysis"
	"puente/graph/model"
)

// costBounds are the least costs between the ends and the explored entities. They bound the cost of every path that is not found yet.
type costBounds struct {
	costs [2][]int // from the end of each side, by the entity's number
	edge  [2]int   // least cost to an entity of each side's frontier
	step  int      // least cost of a hop
}

// costs computes the least costs from a side's end to every explored entity, or to the end where the side searches backwards.
func (s *search) costs(side *searchSide) []int {
	if side.back {
		return analysis.LeastCosts(s.before, side.end)
	}
	return analysis.LeastCosts(s.next, side.end)
}

func (s *search) bounds() *costBounds {
	r := &costBounds{step: analysis.Unreachable}
	for _, step := range s.steps() {
		r.step = min(r.step, step.Cost)
	}
	for i, side := range s.sides {
		if side == nil {
			continue
		}
		side.costs = s.costs(side)
		r.costs[i], r.edge[i] = side.costs, analysis.Unreachable
		for _, e := range side.frontier {
			r.edge[i] = min(r.edge[i], r.costs[i][e])
		}
	}
	return r
}

// lowestCost is the least cost of any explored path between the ends. That path may have more than MaxHops hops.
func (r *costBounds) lowestCost(s *search) int {
	if s.sides[1] != nil {
		return r.costs[0][s.sides[1].end]
	}
	cheapest := analysis.Unreachable
	for n, e := range s.entities {
		if e.target {
			cheapest = min(cheapest, r.costs[0][n])
		}
	}
	return cheapest
}

// lowerBound is the least cost of a path that continues from an entity of a side's frontier.
func (r *costBounds) lowerBound(side *searchSide, entity int) int {
	here, there := 0, 1
	if side.back {
		here, there = 1, 0
	}
	if r.costs[there] == nil {
		return r.costs[here][entity] + r.step
	}
	return r.costs[here][entity] + max(r.step, min(r.edge[there], r.costs[there][entity]))
}

// unexploredBound is the least cost of a path that is not wholly explored. Such a path leaves the expanded part of one side, takes a hop that
// was not read, and enters the expanded part of the other side.
func (r *costBounds) unexploredBound() int { return r.edge[0] + r.edge[1] + r.step }

// rank finds the best of the explored paths, and reports whether it compared all of them.
func (s *search) rank() bool {
	if s.Target != nil {
		return s.rankNearest()
	}
	from, to := s.sides[0].end, s.sides[1].end
	s.found, s.core = nil, nil
	g, numbers, place := s.graph(s.withinHops(from, to))
	if _, ok := place[from]; !ok {
		return true
	}
	passes, needs := s.requirements(numbers)
	var complete bool
	s.core = numbers
	s.found, complete = g.Best(analysis.PathQuery{
		From: place[from], To: place[to], First: int(s.First), MaxHops: int(s.MaxHops), Satisfies: passes, Required: needs, MaxExpansions: maxPartialPaths,
	})
	return complete
}

func (s *search) rankNearest() bool {
	g, numbers, place := s.graph(func(int) bool { return true })
	var targets []int
	for i, n := range numbers {
		if s.entities[n].target {
			targets = append(targets, i)
		}
	}
	var complete bool
	s.core = numbers
	s.found, complete = g.Nearest(place[s.sides[0].end], targets, int(s.First), int(s.MaxHops), maxPartialPaths)
	return complete
}

// withinHops returns a predicate: whether an entity can lie on a path of at most MaxHops hops.
func (s *search) withinHops(from, to int) func(int) bool {
	forth, back := hopsFrom(from, s.next), hopsFrom(to, s.before)
	return func(e int) bool { return forth[e] >= 0 && back[e] >= 0 && forth[e]+back[e] <= int(s.MaxHops) }
}

// hopsFrom counts the hops from an entity to each other one; -1: it cannot be reached.
func hopsFrom(start int, next [][]analysis.Link) []int {
	hops, level := make([]int, len(next)), []int{start}
	for i := range hops {
		hops[i] = -1
	}
	hops[start] = 0
	for n := 1; len(level) > 0; n++ {
		var further []int
		for _, at := range level {
			for _, l := range next[at] {
				if hops[l.To] < 0 {
					hops[l.To] = n
					further = append(further, l.To)
				}
			}
		}
		level = further
	}
	return hops
}

// requirements gives the entities and kinds that a path must pass as bits: passes by entity, and all bits together.
func (s *search) requirements(numbers []int) (passes []int, all int) {
	via, kinds := s.Filter.Via, s.Filter.ViaKinds
	if len(via)+len(kinds) == 0 {
		return nil, 0
	}
	passes = make([]int, len(numbers))
	for i, n := range numbers {
		id := s.entities[n].id
		for bit, wanted := range via {
			if id == wanted {
				passes[i] |= 1 << bit
			}
		}
		kind, _ := model.KindOf(id)
		for bit, wanted := range kinds {
			if kind.Enum() == wanted && id != s.From && id != s.To {
				passes[i] |= 1 << (len(via) + bit)
			}
		}
	}
	return passes, 1<<(len(via)+len(kinds)) - 1
}
