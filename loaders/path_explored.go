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
		x.entities = append(x.entities, pathEntity{id: id, degree: degree})
	}
	return n
}

// take adds what a side has read, and lets what it has not reached before wait.
func (s *pathSearch) take(side *pathSide, from []int, rows []any) error {
	for _, each := range rows {
		row := rowsOf(each)
		if len(row) != 6 {
			return fmt.Errorf("a row of a path has %d parts, not 6", len(row))
		}
		i, _ := row[0].(int64)
		id, _ := row[1].(string)
		degree, _ := row[2].(int64)
		link, err := s.link(side, rowsOf(row[5]))
		if err != nil {
			return err
		}
		m := s.number(id, int(degree))
		s.entities[m].target = s.entities[m].target || s.Target != nil && row[4] == true
		ends := [2]int{from[i], m}
		if side.back {
			ends = [2]int{m, from[i]}
		}
		s.links[ends] = link
		if row[3] == true && !side.reached[m] && id != side.other {
			side.waiting = append(side.waiting, m)
		}
		side.reached[m] = true
	}
	return nil
}

// link is the best of the facts that lead from one entity to another.
func (s *pathSearch) link(side *pathSide, facts []any) (best pathLink, err error) {
	for i, each := range facts {
		row := rowsOf(each)
		if len(row) != 4 {
			return best, fmt.Errorf("a fact of a path has %d parts, not 4", len(row))
		}
		relation, _ := row[1].(string)
		step, _ := s.Kind.Step(model.Relation(relation))
		l := pathLink{step: step, forward: row[0] == true != side.back}
		l.fact, _ = row[2].(string)
		l.confidence, _ = figure(row[3])
		if i == 0 || l.before(best) {
			best = l
		}
	}
	best.others = len(facts) - 1
	return best, nil
}

func (l pathLink) before(o pathLink) bool {
	return cmp.Or(cmp.Compare(l.step.Cost, o.step.Cost), cmp.Compare(o.confidence, l.confidence), strings.Compare(l.fact, o.fact)) < 0
}

// graph is the explored part among some entities, or all, renumbered in the order of their ids.
func (x *explored) graph(among func(entity int) bool) (g *analysis.PathGraph, numbers []int, place map[int]int) {
	for n := range x.entities {
		if among == nil || among(n) {
			numbers = append(numbers, n)
		}
	}
	slices.SortFunc(numbers, func(a, b int) int { return strings.Compare(x.entities[a].id, x.entities[b].id) })
	place = make(map[int]int, len(numbers))
	for i, n := range numbers {
		place[n] = i
	}
	links := make([]analysis.Link, 0, len(x.links))
	for ends, l := range x.links {
		from, ok := place[ends[0]]
		to, both := place[ends[1]]
		if ok && both {
			links = append(links, analysis.Link{From: from, To: to, Cost: l.step.Cost, Confidence: l.confidence})
		}
	}
	return analysis.NewPathGraph(len(numbers), links), numbers, place
}
