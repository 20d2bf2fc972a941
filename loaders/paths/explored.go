package paths

import "puente/analysis"

// explored is the part of the graph that a search has seen. Its entities are numbered in the order in which they are reached. It holds no pointers, since
// it may be large, and is used again.
type explored struct {
	entities []exploredEntity
	links    []linkFact // by the number of the link in graph
	graph    analysis.LinkGraph
	edges    int // facts that were looked at
}

type exploredEntity struct {
	rank     int32    // its number in a projection, plus 1; 0 where there is none
	degrees  [2]int32 // facts by which each side continues; 0 where the side has not reached it
	reached  [2]bool  // by side
	expanded [2]bool  // by side
	inner    bool     // it may stand between the ends
	target   bool     // it meets the target
}

// linkFact is the best fact that leads from one entity to another.
type linkFact struct {
	fact    int32 // its number in the topology
	others  int32 // further facts that lead the same way
	step    uint8 // index of its step in the search
	forward bool
}

// foundFact is a fact that leads from one entity to another, and what decides whether it is the best.
type foundFact struct {
	linkFact
	cost       int
	confidence float64
}

// better reports whether a fact comes before another: by cost, then by confidence, the highest first, then by id.
func (f *foundFact) better(o *foundFact, t topology) bool {
	switch {
	case f.cost != o.cost:
		return f.cost < o.cost
	case f.confidence != o.confidence:
		return f.confidence > o.confidence
	}
	return t.fact(int(f.fact)) < t.fact(int(o.fact))
}

func (x *explored) reset() {
	x.entities, x.links, x.edges = x.entities[:0], x.links[:0], 0
	x.graph.Reset()
}

// add gives an entity a number.
func (x *explored) add(e exploredEntity) int {
	x.entities = append(x.entities, e)
	x.graph.AddEntity()
	return len(x.entities) - 1
}

// join adds the best fact between an entity that a side has expanded and one that it has reached. Where the sides meet, both see the same facts:
// so there is nothing to add if the other side has expanded the one that is reached.
func (x *explored) join(side *searchSide, from, to int, f *foundFact) {
	if x.entities[to].expanded[1-side.index()] {
		return
	}
	if side.back {
		from, to = to, from
	}
	x.graph.AddLink(from, to, f.cost, f.confidence)
	x.links = append(x.links, f.linkFact)
}

// reach notes that a side has reached an entity, which joins its frontier if it had not been reached before and leads further.
func (x *explored) reach(side *searchSide, n, degree int) {
	e := &x.entities[n]
	if e.reached[side.index()] {
		return
	}
	e.reached[side.index()], e.degrees[side.index()] = true, int32(degree)
	if e.inner && n != side.other {
		side.frontier = append(side.frontier, n)
	}
}
