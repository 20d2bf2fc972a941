package paths

import (
	"cmp"
	"slices"
	"strings"

	"puente/analysis"
	"puente/graph/model"
)

// explored is the part of the graph that a search has seen. Its entities are numbered in the order in which they are reached.
type explored struct {
	entities []exploredEntity
	links    []bestFact // by the number of the link in graph
	graph    analysis.LinkGraph
	edges    int // facts that were looked at
}

type exploredEntity struct {
	id       string
	rank     int32   // its number in a projection, which is in the order of ids; 0 where there is none
	inner    bool    // it may stand between the ends
	target   bool    // it meets the target
	reached  [2]bool // by side
	expanded [2]bool // by side
	degrees  [2]int  // facts by which each side continues; 0 where the side has not reached it
}

// bestFact is the best fact that leads from one entity to another.
type bestFact struct {
	step       *model.PathStep
	forward    bool
	fact       int // number of the fact in its topology
	confidence float64
	others     int // further facts that lead the same way
}

// add gives an entity a number.
func (x *explored) add(e exploredEntity) int {
	x.entities = append(x.entities, e)
	x.graph.AddEntity()
	return len(x.entities) - 1
}

// order compares two entities by their ids.
func (x *explored) order(a, b int) int {
	e, f := &x.entities[a], &x.entities[b]
	if e.rank != f.rank {
		return cmp.Compare(e.rank, f.rank)
	}
	return strings.Compare(e.id, f.id)
}

// join adds the best fact between an entity that a side has expanded and one that it has reached. Where the sides meet, both see the same facts:
// so there is nothing to add if the other side has expanded the one that is reached.
func (x *explored) join(side *searchSide, from, to int, l bestFact) {
	if x.entities[to].expanded[1-side.index()] {
		return
	}
	if side.back {
		from, to = to, from
	}
	x.graph.AddLink(from, to, l.step.Cost, l.confidence)
	x.links = append(x.links, l)
}

// reach notes that a side has reached an entity, which joins its frontier if it had not been reached before and leads further.
func (x *explored) reach(side *searchSide, n, degree int) {
	e := &x.entities[n]
	if e.reached[side.index()] {
		return
	}
	e.reached[side.index()], e.degrees[side.index()] = true, degree
	if e.inner && n != side.other {
		side.frontier = append(side.frontier, n)
	}
}

// among are the entities that meet a condition, in the order of their ids.
func (x *explored) among(meets func(entity int) bool) []int {
	var numbers []int
	for n := range x.entities {
		if meets(n) {
			numbers = append(numbers, n)
		}
	}
	slices.SortFunc(numbers, x.order)
	return numbers
}
