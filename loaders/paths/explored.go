package paths

import (
	"cmp"
	"slices"
	"strings"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

// explored is the part of the graph that a search has read.
type explored struct {
	entities []exploredEntity
	numbers  map[string]int
	links    map[[2]int]bestFact // best fact between two entities, in the path's direction
	next     [][]analysis.Link   // by the entity where they begin
	before   [][]analysis.Link   // reversed, by the entity where they end
	edges    int                 // facts that were read
}

type exploredEntity struct {
	id      string
	degrees [2]int // facts by which each side continues; 0 where the side has not reached it
	target  bool
}

// bestFact is the best fact that leads from one entity to another.
type bestFact struct {
	step       model.PathStep
	forward    bool
	fact       string
	confidence float64
	others     int // further facts that lead the same way
}

func newExplored() *explored {
	return &explored{numbers: map[string]int{}, links: map[[2]int]bestFact{}}
}

// number is the index of an entity that a side has reached.
func (x *explored) number(id string, side *searchSide, degree int) int {
	n, ok := x.numbers[id]
	if !ok {
		n = len(x.entities)
		x.numbers[id] = n
		x.entities, x.next, x.before = append(x.entities, exploredEntity{id: id}), append(x.next, nil), append(x.before, nil)
	}
	x.entities[n].degrees[side.index()] = degree
	return n
}

// add adds the best fact between two entities. Where the sides meet, both read the same facts.
func (x *explored) add(from, to int, l bestFact) {
	ends := [2]int{from, to}
	if _, known := x.links[ends]; known {
		return
	}
	x.links[ends] = l
	x.next[from] = append(x.next[from], analysis.Link{From: from, To: to, Cost: l.step.Cost, Confidence: l.confidence})
	x.before[to] = append(x.before[to], analysis.Link{From: to, To: from, Cost: l.step.Cost})
}

// addLevel adds the level that a side has read, in rows of id, degree, whether it may stand between the ends, whether it meets the target, and
// facts. What the side had not reached before joins its frontier.
func (s *search) addLevel(side *searchSide, from []int, rows *loaders.Columns) {
	for row := range rows.Rows() {
		id, degree, inner, end := row.Text(), row.Int(), row.Bool(), row.Bool()
		m := s.number(id, side, degree)
		s.entities[m].target = s.entities[m].target || s.Target != nil && end
		s.addLinks(side, from, m, row)
		if inner && !side.reached[m] && id != side.other {
			side.frontier = append(side.frontier, m)
		}
		side.reached[m] = true
	}
}

// addLinks adds the best of the facts that lead to one entity from each other: a column of rows of the index in from, whether the fact points
// away from it, relation, id and confidence.
func (s *search) addLinks(side *searchSide, from []int, to int, facts *loaders.Columns) {
	best := map[int]bestFact{}
	for row := range facts.Rows() {
		i := row.Int()
		l := bestFact{forward: row.Bool() != side.back, step: s.table[row.Text()], fact: row.Text(), confidence: row.Figure()}
		if old, known := best[from[i]]; known {
			others := old.others + 1
			if old.before(l) {
				l = old
			}
			l.others = others
		}
		best[from[i]] = l
	}
	for n, l := range best {
		s.join(side, n, to, l)
	}
}

// join adds the best fact between an entity that a side has expanded and one that it has reached.
func (s *search) join(side *searchSide, from, to int, l bestFact) {
	if side.back {
		from, to = to, from
	}
	s.add(from, to, l)
}

func (l bestFact) before(o bestFact) bool {
	return cmp.Or(cmp.Compare(l.step.Cost, o.step.Cost), cmp.Compare(o.confidence, l.confidence), strings.Compare(l.fact, o.fact)) < 0
}

// graph is the subgraph of some explored entities, numbered in the order of their ids.
func (x *explored) graph(among func(entity int) bool) (g *analysis.PathGraph, numbers []int, place map[int]int) {
	for n := range x.entities {
		if among(n) {
			numbers = append(numbers, n)
		}
	}
	slices.SortFunc(numbers, func(a, b int) int { return strings.Compare(x.entities[a].id, x.entities[b].id) })
	place = make(map[int]int, len(numbers))
	for i, n := range numbers {
		place[n] = i
	}
	var links []analysis.Link
	for i, n := range numbers {
		for _, l := range x.next[n] {
			if to, ok := place[l.To]; ok {
				links = append(links, analysis.Link{From: i, To: to, Cost: l.Cost, Confidence: l.Confidence})
			}
		}
	}
	return analysis.NewPathGraph(len(numbers), links), numbers, place
}
