package analysis

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

// TestBestAgainstEveryPath compares Best with the list of every simple path, on small random graphs.
func TestBestAgainstEveryPath(t *testing.T) {
	for seed := range uint64(6000) {
		g := randomPaths(seed)
		q := g.question()
		want := g.best(q)
		found, complete := g.growing().Subgraph(g.all()).Best(q)
		g.compare(t, fmt.Sprintf("seed %d: %+v", seed, q), found, complete, want)
	}
}

// TestNearestAgainstEveryPath does the same for Nearest: of every target the best path, and of these the best.
func TestNearestAgainstEveryPath(t *testing.T) {
	for seed := range uint64(3000) {
		g := randomPaths(seed)
		q := g.question()
		q.Satisfies, q.Required = nil, 0
		var targets []int
		for e := range g.n {
			if g.IntN(3) == 0 {
				targets = append(targets, e)
			}
		}
		want := []RankedPath{}
		for _, to := range targets {
			if to != q.From {
				one := q
				one.To, one.First = to, 1
				want = append(want, g.best(one)...)
			}
		}
		slices.SortFunc(want, inOrder)
		want = want[:min(len(want), q.First)]
		found, complete := g.growing().Subgraph(g.all()).Nearest(q, targets)
		g.compare(t, fmt.Sprintf("seed %d: %+v to %v", seed, q, targets), found, complete, want)
	}
}

// TestCostsAgainstEveryPath holds the least costs against the list of every path.
func TestCostsAgainstEveryPath(t *testing.T) {
	for seed := range uint64(500) {
		g := randomPaths(seed)
		from := g.IntN(g.n)
		for _, back := range []bool{false, true} {
			costs := g.growing().LeastCosts(from, back)
			for e, got := range costs {
				q := PathQuery{From: from, To: e, First: 1, MaxHops: g.n}
				if back {
					q.From, q.To = e, from
				}
				want := Unreachable
				if paths := g.best(q); len(paths) > 0 {
					want = paths[0].Cost
				}
				if int(got) != want {
					t.Errorf("seed %d: from %d to %d, back %v: %d, not %d", seed, from, e, back, got, want)
				}
			}
		}
	}
}

// drawnPaths is a random graph: with parts that do not hang together, and many ties.
type drawnPaths struct {
	*rand.Rand
	n     int
	links []Link
}

func randomPaths(seed uint64) *drawnPaths {
	g := &drawnPaths{Rand: rand.New(rand.NewPCG(seed, 6))}
	g.n = 1 + g.IntN(8)
	for range g.IntN(4 * g.n) {
		from, to := g.IntN(g.n), g.IntN(g.n)
		if _, known := g.link(from, to); from != to && !known {
			g.links = append(g.links, Link{from, to, 1 + g.IntN(3), []float64{0.5, 0.7, 1}[g.IntN(3)], len(g.links)})
		}
	}
	return g
}

// growing is the same graph, as a search builds it.
func (g *drawnPaths) growing() *LinkGraph {
	grown := &LinkGraph{}
	for range g.n {
		grown.AddEntity()
	}
	for _, l := range g.links {
		grown.AddLink(l.From, l.To, l.Cost, l.Confidence)
	}
	return grown
}

// all are its entities, in the order of their ids.
func (g *drawnPaths) all() []int {
	var all []int
	for e := range g.n {
		all = append(all, e)
	}
	return all
}

func (g *drawnPaths) question() PathQuery {
	q := PathQuery{From: g.IntN(g.n), To: g.IntN(g.n), First: 1 + g.IntN(6), MaxHops: 1 + g.IntN(MaxHops), MaxExpansions: 1_000_000}
	if g.IntN(3) == 0 {
		q.MaxExpansions = g.IntN(20)
	}
	if bits := g.IntN(4); bits > 0 {
		q.Required = 1<<bits - 1
		q.Satisfies = make([]int, g.n)
		for e := range q.Satisfies {
			q.Satisfies[e] = g.IntN(1 << bits)
		}
	}
	return q
}

// compare takes less than is wanted only where the search says that it ran out of steps; what it found is then still the best.
func (g *drawnPaths) compare(t *testing.T, what string, found []RankedPath, complete bool, want []RankedPath) {
	t.Helper()
	if !complete && len(found) < len(want) {
		want = want[:len(found)]
	}
	same := slices.EqualFunc(found, want, func(a, b RankedPath) bool {
		return a.Cost == b.Cost && a.Confidence == b.Confidence && slices.Equal(a.Links, b.Links)
	})
	if !same {
		t.Errorf("%s, complete %v of %+v\nfound %+v\nnot   %+v", what, complete, g.links, found, want)
	}
}

// best lists every simple path by going everywhere, then sorts.
func (g *drawnPaths) best(q PathQuery) []RankedPath {
	all := []RankedPath{}
	var walk func(at int, seen map[int]bool, links []Link)
	walk = func(at int, seen map[int]bool, links []Link) {
		if at == q.To {
			met := 0
			for e := range seen {
				if q.Satisfies != nil {
					met |= q.Satisfies[e]
				}
			}
			if met&q.Required == q.Required {
				path := RankedPath{Links: slices.Clone(links), Confidence: 1}
				for _, l := range links {
					path.Cost += l.Cost
					path.Confidence = min(path.Confidence, l.Confidence)
				}
				all = append(all, path)
			}
			return
		}
		if len(links) == q.MaxHops {
			return
		}
		for next := range g.n {
			if l, ok := g.link(at, next); ok && !seen[next] {
				seen[next] = true
				walk(next, seen, append(links, l))
				delete(seen, next)
			}
		}
	}
	walk(q.From, map[int]bool{q.From: true}, nil)
	slices.SortFunc(all, inOrder)
	return all[:min(len(all), q.First)]
}

func (g *drawnPaths) link(from, to int) (Link, bool) {
	i := slices.IndexFunc(g.links, func(l Link) bool { return l.From == from && l.To == to })
	if i < 0 {
		return Link{}, false
	}
	return g.links[i], true
}

func inOrder(a, b RankedPath) int {
	return cmp.Or(cmp.Compare(a.Cost, b.Cost), cmp.Compare(b.Confidence, a.Confidence), slices.Compare(entitiesOf(a), entitiesOf(b)))
}

func entitiesOf(p RankedPath) []int {
	var all []int
	for i, l := range p.Links {
		if i == 0 {
			all = append(all, l.From)
		}
		all = append(all, l.To)
	}
	return all
}

func TestBestByHand(t *testing.T) {
	// Two ways of cost 2 from 0 to 3, by 1 and by 2; a dear one straight; 4 is alone.
	square := func(one, two float64) []Link {
		return []Link{{0, 1, 1, one, 0}, {1, 3, 1, 1, 1}, {0, 2, 1, two, 2}, {2, 3, 1, 1, 3}, {0, 3, 5, 1, 4}, {3, 0, 1, 1, 5}, {1, 2, 1, 1, 6}}
	}
	cases := map[string]struct {
		links    []Link
		query    PathQuery
		want     [][]int
		complete bool
	}{
		"ties go by ids":                {square(1, 1), PathQuery{To: 3, First: 9, MaxHops: 2, MaxExpansions: 99}, [][]int{{0, 1, 3}, {0, 2, 3}, {0, 3}}, true},
		"confidence before ids":         {square(0.5, 0.9), PathQuery{To: 3, First: 1, MaxHops: 2, MaxExpansions: 99}, [][]int{{0, 2, 3}}, true},
		"cost before confidence":        {square(0.1, 0.1), PathQuery{To: 3, First: 2, MaxHops: 2, MaxExpansions: 99}, [][]int{{0, 1, 3}, {0, 2, 3}}, true},
		"hops bound":                    {square(1, 1), PathQuery{To: 3, First: 9, MaxHops: 1, MaxExpansions: 99}, [][]int{{0, 3}}, true},
		"three hops":                    {square(1, 1), PathQuery{To: 3, First: 9, MaxHops: 3, MaxExpansions: 99}, [][]int{{0, 1, 3}, {0, 2, 3}, {0, 1, 2, 3}, {0, 3}}, true},
		"must pass":                     {square(1, 1), PathQuery{To: 3, First: 9, MaxHops: 2, MaxExpansions: 99, Satisfies: []int{0, 0, 1, 0, 0}, Required: 1}, [][]int{{0, 2, 3}}, true},
		"to itself":                     {square(1, 1), PathQuery{First: 9, MaxHops: 3, MaxExpansions: 99}, [][]int{nil}, true},
		"to itself by way of another":   {square(1, 1), PathQuery{First: 9, MaxHops: 3, MaxExpansions: 99, Satisfies: []int{0, 1, 0, 0, 0}, Required: 1}, nil, true},
		"nothing leads there":           {square(1, 1), PathQuery{To: 4, First: 9, MaxHops: 3, MaxExpansions: 99}, nil, true},
		"no steps":                      {square(1, 1), PathQuery{To: 3, First: 9, MaxHops: 3}, nil, false},
		"steps run out after the first": {square(1, 1), PathQuery{To: 3, First: 9, MaxHops: 3, MaxExpansions: 5}, [][]int{{0, 1, 3}}, false},
	}
	for name, c := range cases {
		found, complete := (&drawnPaths{n: 5, links: c.links}).growing().Subgraph([]int{0, 1, 2, 3, 4}).Best(c.query)
		var got [][]int
		for _, p := range found {
			got = append(got, entitiesOf(p))
		}
		if !reflect.DeepEqual(got, c.want) || complete != c.complete {
			t.Errorf("%s: %v, complete %v, not %v, %v", name, got, complete, c.want, c.complete)
		}
	}
}

// A search that nobody waits for ends with what it has found.
func TestBestIsStopped(t *testing.T) {
	const n = 60
	g := &LinkGraph{}
	var all []int
	for i := range n {
		g.AddEntity()
		all = append(all, i)
	}
	for from := range n {
		for to := range n {
			if from != to {
				g.AddLink(from, to, 1, 1)
			}
		}
	}
	asked := 0
	q := PathQuery{From: 0, To: n - 1, First: 100_000, MaxHops: MaxHops, MaxExpansions: 1_000_000, Stopped: func() bool { asked++; return asked > 3 }}
	found, complete := g.Subgraph(all).Best(q)
	if complete || asked != 4 || len(found) == 0 || len(found) > 4000 {
		t.Errorf("%d paths after being asked %d times, complete %v", len(found), asked, complete)
	}
}
