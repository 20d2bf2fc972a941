package analysis

import (
	"cmp"
	"math"
	"slices"
)

// Link is a directed edge from one entity to another. Entities are numbered in the order of their ids.
type Link struct {
	From, To   int
	Cost       int // at least 1
	Confidence float64
	Tag        int // the caller's number of the link
}

// PathGraph is a directed graph with at most one link from an entity to another.
type PathGraph struct {
	out [][]Link // outgoing links of each entity, in the order of their ends
}

// NewPathGraph makes a graph of n entities. Of parallel links it keeps the one of least cost, then of highest confidence, then the
// first given. Loops are dropped, as no simple path has one.
func NewPathGraph(n int, links []Link) *PathGraph {
	g := &PathGraph{out: make([][]Link, n)}
	for _, l := range links {
		if l.From != l.To {
			g.out[l.From] = append(g.out[l.From], l)
		}
	}
	for i, out := range g.out {
		slices.SortStableFunc(out, func(a, b Link) int {
			return cmp.Or(cmp.Compare(a.To, b.To), cmp.Compare(a.Cost, b.Cost), cmp.Compare(b.Confidence, a.Confidence))
		})
		g.out[i] = slices.CompactFunc(out, func(a, b Link) bool { return a.To == b.To })
	}
	return g
}

// Unreachable is the cost of a path that does not exist.
const Unreachable = math.MaxInt32

// LeastCosts gives the least cost from an entity to each entity, over any number of hops (Dial's algorithm); next has the outgoing
// links of each entity.
func LeastCosts(next [][]Link, from int) []int {
	costs := make([]int, len(next))
	for i := range costs {
		costs[i] = Unreachable
	}
	costs[from] = 0
	// Costs are small integers: the queue has one bucket for each.
	buckets := [][]int{{from}}
	for c := 0; c < len(buckets); c++ {
		for _, at := range buckets[c] {
			if costs[at] != c {
				continue // reached at less cost
			}
			for _, l := range next[at] {
				if reached := c + l.Cost; reached < costs[l.To] {
					costs[l.To] = reached
					for len(buckets) <= reached {
						buckets = append(buckets, nil)
					}
					buckets[reached] = append(buckets[reached], l.To)
				}
			}
		}
		buckets[c] = nil
	}
	return costs
}
