package loaders

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"puente/analysis"
	"puente/graph/model"
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
	id     string
	degree int
	target bool
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

// number gives an entity its number.
func (x *explored) number(id string, degree int) int {
	n, ok := x.numbers[id]
	if !ok {
		n = len(x.entities)
		x.numbers[id] = n
		x.entities, x.next, x.before = append(x.entities, pathEntity{id: id, degree: degree}), append(x.next, nil), append(x.before, nil)
	}
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
		row := rowsOf(each)
		if len(row) != 5 {
			return fmt.Errorf("a row of a path has %d parts, not 5", len(row))
		}
		id, _ := row[0].(string)
		degree, _ := row[1].(int64)
		m := s.number(id, int(degree))
		s.entities[m].target = s.entities[m].target || s.Target != nil && row[3] == true
		links, err := s.best(side, from, rowsOf(row[4]))
		if err != nil {
			return err
		}
		for n, link := range links {
			if side.back {
				s.add(m, n, link)
			} else {
				s.add(n, m, link)
			}
		}
		if row[2] == true && !side.reached[m] && id != side.other {
			side.waiting = append(side.waiting, m)
		}
		side.reached[m] = true
	}
	return nil
}

// best are the best of the facts that lead to one entity, by the entity that they lead from.
func (s *pathSearch) best(side *pathSide, from []int, facts []any) (map[int]pathLink, error) {
	links := make(map[int]pathLink, len(facts))
	for _, each := range facts {
		row := rowsOf(each)
		if len(row) != 5 {
			return nil, fmt.Errorf("a fact of a path has %d parts, not 5", len(row))
		}
		i, _ := row[0].(int64)
		relation, _ := row[2].(string)
		step, _ := s.Kind.Step(model.Relation(relation))
		l := pathLink{step: step, forward: row[1] == true != side.back}
		l.fact, _ = row[3].(string)
		l.confidence, _ = figure(row[4])
		if old, known := links[from[i]]; known {
			others := old.others + 1
			if old.before(l) {
				l = old
			}
			l.others = others
		}
		links[from[i]] = l
	}
	return links, nil
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
