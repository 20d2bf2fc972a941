package paths

import (
	"puente/analysis"
	"puente/graph/model"
)

// pathReach is how far, by cost, the explored entities are from the ends.
type pathReach struct {
	costs [2][]int // by side and number
	edge  [2]int   // least cost to what waits on a side
	step  int      // least cost of a hop
}

// costs are the least costs from a side's end, or to it.
func (s *pathSearch) costs(side *pathSide) []int {
	if side.back {
		return analysis.Costs(s.before, side.end)
	}
	return analysis.Costs(s.next, side.end)
}

func (s *pathSearch) reach() *pathReach {
	r := &pathReach{step: analysis.Far}
	for _, step := range s.steps() {
		r.step = min(r.step, step.Cost)
	}
	for i, side := range s.sides {
		if side == nil {
			continue
		}
		side.costs = s.costs(side)
		r.costs[i], r.edge[i] = side.costs, analysis.Far
		for _, e := range side.frontier {
			r.edge[i] = min(r.edge[i], r.costs[i][e])
		}
	}
	return r
}

// cheapest is the least that a path can cost that was seen; it may have too many hops.
func (r *pathReach) cheapest(s *pathSearch) int {
	if s.sides[1] != nil {
		return r.costs[0][s.sides[1].end]
	}
	cheapest := analysis.Far
	for n, e := range s.entities {
		if e.target {
			cheapest = min(cheapest, r.costs[0][n])
		}
	}
	return cheapest
}

// least is the least that a path can cost that goes on from what waits on a side.
func (r *pathReach) least(side *pathSide, entity int) int {
	here, there := 0, 1
	if side.back {
		here, there = 1, 0
	}
	if r.costs[there] == nil {
		return r.costs[here][entity] + r.step
	}
	return r.costs[here][entity] + max(r.step, min(r.edge[there], r.costs[there][entity]))
}

// unseen is the least that a path can cost that is not wholly among what was seen. Such a path leaves what one side has expanded, takes a hop
// that nobody has read, and comes to what the other side has expanded.
func (r *pathReach) unseen() int { return r.edge[0] + r.edge[1] + r.step }

// rank finds the best paths among what was seen, and tells whether it looked at all of them.
func (s *pathSearch) rank() bool {
	if s.Target != nil {
		return s.rankNearest()
	}
	from, to := s.sides[0].end, s.sides[1].end
	s.found, s.core = nil, nil
	g, numbers, place := s.graph(s.within(from, to))
	if _, ok := place[from]; !ok {
		return true
	}
	passes, needs := s.needs(numbers)
	var complete bool
	s.core = numbers
	s.found, complete = g.Best(analysis.PathQuery{
		From: place[from], To: place[to], First: int(s.First), MaxHops: int(s.MaxHops), Passes: passes, Needs: needs, Steps: pathSteps,
	})
	return complete
}

func (s *pathSearch) rankNearest() bool {
	g, numbers, place := s.graph(func(int) bool { return true })
	var targets []int
	for i, n := range numbers {
		if s.entities[n].target {
			targets = append(targets, i)
		}
	}
	var complete bool
	s.core = numbers
	s.found, complete = g.Nearest(place[s.sides[0].end], targets, int(s.First), int(s.MaxHops), pathSteps)
	return complete
}

// within tells which entities can be on a path of at most MaxHops hops.
func (s *pathSearch) within(from, to int) func(int) bool {
	forth, back := hopsFrom(from, s.next), hopsFrom(to, s.before)
	return func(e int) bool { return forth[e] >= 0 && back[e] >= 0 && forth[e]+back[e] <= int(s.MaxHops) }
}

// hopsFrom counts the hops to each entity; -1: it is not reached.
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

// needs says, as bits, what a path has to pass and which entity meets what.
func (s *pathSearch) needs(numbers []int) (passes []int, all int) {
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
