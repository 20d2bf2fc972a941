package paths

import (
	"cmp"
	"slices"
	"strings"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

// explored is the part of the graph that a search has seen.
type explored struct {
	entities []pathEntity
	numbers  map[string]int
	links    map[[2]int]pathLink // by where they begin and end, in the path's direction
	next     [][]analysis.Link   // by the entity where they begin
	before   [][]analysis.Link   // turned round, by the entity where they end
	edges    int                 // facts that were looked at
}

type pathEntity struct {
	id      string
	degrees [2]int // facts that lead on, by side; as far as the side has reached it
	target  bool
}

// pathLink is the best fact that leads from one entity to another.
type pathLink struct {
	step       model.PathStep
	forward    bool
	fact       string
	confidence float64
	others     int // further facts that lead the same way
}

func newExplored() *explored {
	return &explored{numbers: map[string]int{}, links: map[[2]int]pathLink{}}
}

// number gives an entity that a side has reached its number.
func (x *explored) number(id string, side *pathSide, degree int) int {
	n, ok := x.numbers[id]
	if !ok {
		n = len(x.entities)
		x.numbers[id] = n
		x.entities, x.next, x.before = append(x.entities, pathEntity{id: id}), append(x.next, nil), append(x.before, nil)
	}
	x.entities[n].degrees[side.at()] = degree
	return n
}

// add takes in a link. Both sides read the same facts where they meet.
func (x *explored) add(from, to int, l pathLink) {
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
func (s *pathSearch) addLevel(side *pathSide, from []int, rows *loaders.Columns) {
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
func (s *pathSearch) addLinks(side *pathSide, from []int, to int, facts *loaders.Columns) {
	best := map[int]pathLink{}
	for row := range facts.Rows() {
		i := row.Int()
		l := pathLink{forward: row.Bool() != side.back, step: s.table[row.Text()], fact: row.Text(), confidence: row.Figure()}
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

// join adds a link between what a side has expanded and what it leads to.
func (s *pathSearch) join(side *pathSide, from, to int, l pathLink) {
	if side.back {
		from, to = to, from
	}
	s.add(from, to, l)
}

func (l pathLink) before(o pathLink) bool {
	return cmp.Or(cmp.Compare(l.step.Cost, o.step.Cost), cmp.Compare(o.confidence, l.confidence), strings.Compare(l.fact, o.fact)) < 0
}

// graph is the explored part among some entities, renumbered in the order of their ids.
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
