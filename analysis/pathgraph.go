// Package analysis is arithmetic without I/O: what paths are best, and what figures say.
package analysis

import (
	"cmp"
	"math"
	"slices"
)

// Link is a hop that a path may take, from one entity to another. Entities are numbered in the order of their ids.
type Link struct {
	From, To   int
	Cost       int // at least 1
	Confidence float64
	Tag        int // the caller's own number of it
}

// PathGraph holds the links among which paths are sought: at most one from an entity to another, the best.
type PathGraph struct {
	out [][]Link // by the entity where they begin, in the order of where they end
}

// NewPathGraph makes a graph of n entities. Of several links from one entity to another it keeps the one of least cost, then the
// surest, then the one that is given first. A link from an entity to itself is on no path.
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

// Far is the cost of what cannot be reached.
const Far = math.MaxInt32

// Costs gives the least cost from an entity to each, by any number of hops, where next holds the links that lead on from each.
func Costs(next [][]Link, from int) []int {
	costs := make([]int, len(next))
	for i := range costs {
		costs[i] = Far
	}
	costs[from] = 0
	// Costs are small whole numbers: entities wait in one bucket for each.
	buckets := [][]int{{from}}
	for c := 0; c < len(buckets); c++ {
		for _, at := range buckets[c] {
			if costs[at] != c {
				continue // reached for less
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
