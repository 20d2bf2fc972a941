package paths

import (
	"cmp"
	"fmt"
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

// take adds what a side has read, and lets what it has not reached before wait.
func (s *pathSearch) take(side *pathSide, from []int, rows []any) error {
	for _, each := range rows {
		row := loaders.RowsOf(each)
		if len(row) != 5 {
			return fmt.Errorf("a row of a path has %d parts, not 5", len(row))
		}
		id, _ := row[0].(string)
		degree, _ := row[1].(int64)
		m := s.number(id, side, int(degree))
		s.entities[m].target = s.entities[m].target || s.Target != nil && row[3] == true
		if err := s.lead(side, from, m, loaders.RowsOf(row[4])); err != nil {
			return err
		}
		if row[2] == true && !side.reached[m] && id != side.other {
			side.waiting = append(side.waiting, m)
		}
		side.reached[m] = true
	}
	return nil
}

// lead adds the best of the facts that lead to one entity from each other.
func (s *pathSearch) lead(side *pathSide, from []int, to int, facts []any) error {
	var best map[int]pathLink
	if len(facts) > 1 {
		best = make(map[int]pathLink, len(facts))
	}
	for _, each := range facts {
		row := loaders.RowsOf(each)
		if len(row) != 5 {
			return fmt.Errorf("a fact of a path has %d parts, not 5", len(row))
		}
		i, _ := row[0].(int64)
		l := s.link(side, row)
		if old, known := best[from[i]]; known {
			others := old.others + 1
			if old.before(l) {
				l = old
			}
			l.others = others
		}
		if len(facts) == 1 {
			s.join(side, from[i], to, l)
			return nil
		}
		best[from[i]] = l
	}
	for n, l := range best {
		s.join(side, n, to, l)
	}
	return nil
}

// link is the link that a fact makes.
func (s *pathSearch) link(side *pathSide, fact []any) pathLink {
	relation, _ := fact[2].(string)
	l := pathLink{step: s.table[relation], forward: fact[1] == true != side.back}
	l.fact, _ = fact[3].(string)
	l.confidence, _ = loaders.FigureOf(fact[4])
	return l
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
