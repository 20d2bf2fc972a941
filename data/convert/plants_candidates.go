package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// candidatesWithin is the greatest distance in kilometres between two plants of one firm in one municipio that are listed for review.
// Registers locate a plant at its gate, in the middle of its park or at the town hall.
const candidatesWithin = 2.0

// plantCandidates returns the pairs of plants of different lists that one firm operates in one place, and that may be one.
// Within a list its own numbers identify plants.
func (g *collector) plantCandidates() []candidate {
	together := map[string][]*plant{}
	for _, l := range g.links {
		if l.relation != "OPERATES" || g.codes[l.to] == "" {
			continue
		}
		key := l.from + "|" + g.codes[l.to]
		if p := g.plants[l.to]; p != nil && !slices.Contains(together[key], p) {
			together[key] = append(together[key], p)
		}
	}
	var all []candidate
	seen := map[[2]string]bool{}
	for _, key := range slices.Sorted(maps.Keys(together)) {
		for i, p := range together[key] {
			for _, q := range together[key][i+1:] {
				pair := [2]string{min(p.id, q.id), max(p.id, q.id)}
				if list(p.id) == list(q.id) || seen[pair] {
					continue
				}
				seen[pair] = true
				if c, ok := samePlant(g.plants[pair[0]], g.plants[pair[1]]); ok {
					all = append(all, c)
				}
			}
		}
	}
	sortCandidates(all)
	return all
}

// list returns the list that an establishment's id comes from.
func list(id string) string {
	name, _, _ := strings.Cut(strings.TrimPrefix(id, "establishment:"), "-")
	return name
}

// samePlant scores a pair: 1 at the same point, 0.5 at the limit; 0.4 where one has no point.
func samePlant(p, q *plant) (candidate, bool) {
	c := candidate{a: p.id, b: q.id, nameA: p.name, nameB: q.name, score: 0.4, reasons: "same firm; same place; one has no point"}
	a, okA := pointOf(p.latitude, p.longitude)
	b, okB := pointOf(q.latitude, q.longitude)
	if okA && okB {
		d := kilometres(a, b)
		if d > candidatesWithin {
			return candidate{}, false
		}
		c.score = 1 - 0.5*d/candidatesWithin
		c.reasons = fmt.Sprintf("same firm; same place; points %.0f m apart", 1000*d)
	}
	return c, true
}
