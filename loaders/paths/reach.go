package paths

import (
	"slices"

	"puente/analysis"
	"puente/graph/model"
)

// costBounds are the least costs between the ends and the explored entities. They bound the cost of every path that is not found yet.
type costBounds struct {
	costs [2][]int32 // from the end of each side, by the entity's number
	edge  [2]int     // least cost to an entity of each side's frontier
	step  int        // least cost of a hop
}

func (s *search) bounds() *costBounds {
	r := &costBounds{step: s.leastHop}
	for i, side := range s.sides {
		if side == nil {
			continue
		}
		side.costs = s.graph.LeastCosts(side.end, side.back)
		r.costs[i], r.edge[i] = side.costs, analysis.Unreachable
		for _, e := range side.frontier {
			r.edge[i] = min(r.edge[i], int(side.costs[e]))
		}
	}
	return r
}

// lowestCost is the least cost of any explored path between the ends. That path may have more than MaxHops hops.
func (r *costBounds) lowestCost(s *search) int {
	if s.sides[1] != nil {
		return int(r.costs[0][s.sides[1].end])
	}
	cheapest := analysis.Unreachable
	for n := range s.entities {
		if s.entities[n].target {
			cheapest = min(cheapest, int(r.costs[0][n]))
		}
	}
	return cheapest
}

// lowerBound is the least cost of a path that continues from an entity of a side's frontier.
func (r *costBounds) lowerBound(side *searchSide, entity int) int {
	here, there := side.index(), 1-side.index()
	if r.costs[there] == nil {
		return int(r.costs[here][entity]) + r.step
	}
	return int(r.costs[here][entity]) + max(r.step, min(r.edge[there], int(r.costs[there][entity])))
}

// unexploredBound is the least cost of a path that is not wholly explored. Such a path leaves the expanded part of one side, takes a hop that
// was not read, and enters the expanded part of the other side.
func (r *costBounds) unexploredBound() int { return r.edge[0] + r.edge[1] + r.step }

// rank finds the best of the explored paths, and reports whether it compared all of them.
func (s *search) rank(stopped func() bool) bool {
	if s.Target != nil {
		return s.rankNearest(stopped)
	}
	s.found = nil
	from, to := s.sides[0].end, s.sides[1].end
	core := s.among(s.withinHops(from, to))
	if len(core) == 0 {
		return true
	}
	passes, needs := s.requirements(core)
	var complete bool
	s.found, complete = s.graph.Subgraph(core).Best(analysis.PathQuery{
		From: slices.Index(core, from), To: slices.Index(core, to), First: int(s.First), MaxHops: int(s.MaxHops),
		Satisfies: passes, Required: needs, MaxExpansions: maxPartialPaths, Stopped: stopped,
	})
	return complete
}

func (s *search) rankNearest(stopped func() bool) bool {
	all := s.among(func(int) bool { return true })
	var targets []int
	for i, n := range all {
		if s.entities[n].target {
			targets = append(targets, i)
		}
	}
	var complete bool
	s.found, complete = s.graph.Subgraph(all).Nearest(analysis.PathQuery{
		From: slices.Index(all, s.sides[0].end), First: int(s.First), MaxHops: int(s.MaxHops), MaxExpansions: maxPartialPaths, Stopped: stopped,
	}, targets)
	return complete
}

// withinHops returns a predicate: whether an entity can lie on a path of at most MaxHops hops.
func (s *search) withinHops(from, to int) func(int) bool {
	most := int(s.MaxHops)
	forth, back := s.graph.Hops(from, false, most), s.graph.Hops(to, true, most)
	return func(e int) bool { return forth[e] >= 0 && back[e] >= 0 && int(forth[e])+int(back[e]) <= most }
}

// requirements gives the entities and kinds that a path must pass as bits: passes by entity, and all bits together.
func (s *search) requirements(numbers []int) (passes []int, all int) {
	via, kinds := s.Filter.Via, s.Filter.ViaKinds
	if len(via)+len(kinds) == 0 {
		return nil, 0
	}
	passes = make([]int, len(numbers))
	for i, n := range numbers {
		id := s.topology.id(n)
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
