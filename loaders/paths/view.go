package paths

import (
	"context"
	"slices"
	"strings"

	"puente/graph/model"
)

// view is the topology of a projection, as one search sees it.
type view struct {
	*projection
	along, against [2]relationSet // relations that a side follows from a fact's first entity to its second, and back
	followed       relationSet
	steps          []uint8 // by the number of the relation: index of its step in the search
	filter         classFilter
	between        []bool // by kind: whether it may stand between the ends; nil: all may
	hubs           int    // most facts of an entity between the ends; -1: no bound
	avoid          map[int32]bool
	target         *target

	*scratch
}

// scratch is the memory of a search, which the next one uses again.
type scratch struct {
	place    []int32 // by entity: its number in the search, plus 1; -1: no path may hold it; 0: nobody has reached it
	touched  []int32 // entities whose place is set
	explored *explored

	found []reachedBy // what one entity leads to
	at    []int32     // by the number of an entity: its index in found, plus 1
}

// reachedBy is an entity that is reached from another, and the best fact that leads to it.
type reachedBy struct {
	entity int
	best   foundFact
}

func newView(p *projection, q *Query, steps []model.PathStep) *view {
	v := &view{projection: p, filter: p.filter(q.facts()), steps: make([]uint8, len(p.relations)), hubs: -1, avoid: map[int32]bool{}}
	for i, back := range []bool{false, true} {
		along, against := relationTypes(steps, back)
		v.along[i], v.against[i] = p.set(strings.Split(along, "|")), p.set(strings.Split(against, "|"))
	}
	v.followed = v.along[0] | v.against[0]
	for n, r := range p.relations {
		if i := slices.IndexFunc(steps, func(s model.PathStep) bool { return s.Relation == r }); i >= 0 {
			v.steps[n] = uint8(i)
		}
	}
	if kinds := q.Kind.Between(); kinds != nil {
		v.between = make([]bool, unknownKind+1)
		for i, k := range model.Kinds() {
			v.between[i] = slices.Contains(kinds, k)
		}
	}
	if q.Filter.AvoidHubsOver != nil {
		v.hubs = int(*q.Filter.AvoidHubsOver)
	}
	if q.Target != nil {
		v.target = newTarget(p, q.Target)
	}
	var ok bool
	if v.scratch, ok = p.used.Get().(*scratch); !ok {
		v.scratch = &scratch{place: make([]int32, p.ids.len()), explored: &explored{}}
	}
	return v
}

// release gives the memory of the search back. What was found must have been read.
func (v *view) release() {
	for _, e := range v.touched {
		v.place[e] = 0
	}
	v.touched, v.found, v.at = v.touched[:0], v.found[:0], v.at[:0]
	v.explored.reset()
	v.used.Put(v.scratch)
}

func (v *view) id(number int) string { return v.ids.at(int(v.explored.entities[number].rank - 1)) }

func (v *view) fact(number int) string { return v.facts.at(number) }

// seed implements topology.
func (v *view) seed(_ context.Context, s *search) error {
	named := s.named()
	entities := make([]int32, len(named))
	for i, n := range named {
		e, ok := v.entity(n.id)
		if !ok {
			return model.Missing(n.argument, n.id)
		}
		entities[i] = e
	}
	for _, e := range entities[len(entities)-len(s.Filter.Avoid):] {
		v.avoid[e] = true
	}
	var ends, degrees [2]int
	for i := range ends {
		if i == 0 || s.Target == nil {
			ends[i], degrees[i] = v.number(s, entities[i]), v.degree(entities[i], v.along[i], v.against[i])
		}
	}
	s.seedSides(ends, degrees)
	return nil
}

// number is the number of an entity in the search.
func (v *view) number(s *search, e int32) int {
	if n := v.place[e]; n > 0 {
		return int(n - 1)
	}
	n := s.add(exploredEntity{rank: e + 1, inner: v.inner(e)})
	v.place[e] = int32(n + 1)
	v.touched, v.at = append(v.touched, e), append(v.at, 0)
	return n
}

// inner reports whether an entity may stand between the ends.
func (v *view) inner(e int32) bool {
	return (v.between == nil || v.between[v.kinds[e]]) && !v.avoid[e] && (v.hubs < 0 || v.degree(e, v.followed, v.followed) <= v.hubs)
}

// reachable is the number of an entity that a path may hold, and false for any other.
func (v *view) reachable(s *search, e int32) (int, bool) {
	switch n := v.place[e]; {
	case n > 0:
		return int(n - 1), true
	case n < 0:
		return 0, false
	}
	target := v.target != nil && !v.avoid[e] && v.target.meets(v.projection, e)
	if !target && !v.inner(e) {
		v.place[e] = -1
		v.touched = append(v.touched, e)
		return 0, false
	}
	n := v.number(s, e)
	s.entities[n].target = target
	return n, true
}

// expand implements topology.
func (v *view) expand(ctx context.Context, s *search, sides []*searchSide, admitted [][]int) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	for i, side := range sides {
		if len(admitted[i]) == 0 {
			continue
		}
		s.begin(side, admitted[i])
		for _, n := range admitted[i] {
			v.expandOne(s, side, n)
		}
	}
	return nil
}

// expandOne adds what leads on from one entity.
func (v *view) expandOne(s *search, side *searchSide, n int) {
	e, i := s.entities[n].rank-1, side.index()
	v.outgoing(e, v.along[i], func(_ uint8, from, end int32) {
		for f := from; f < end; f++ {
			v.follow(s, side, e, v.to[f], f, true)
		}
	})
	v.incoming(e, v.against[i], func(_ uint8, from, end int32) {
		for _, f := range v.in[from:end] {
			v.follow(s, side, e, v.from[f], f, false)
		}
	})
	for i := range v.found {
		r := &v.found[i]
		v.at[r.entity] = 0
		s.join(side, n, r.entity, &r.best)
	}
	v.found = v.found[:0]
}

// follow follows a fact from an entity to another; along: from its first to its second.
func (v *view) follow(s *search, side *searchSide, from, to, f int32, along bool) {
	class := v.class[f]
	if from == to || !v.filter.allows(class) {
		return
	}
	m, ok := v.reachable(s, to)
	if !ok || !s.entities[m].inner && m != side.other && !s.entities[m].target {
		return
	}
	if !s.entities[m].reached[side.index()] {
		s.reach(side, m, v.degree(to, v.along[side.index()], v.against[side.index()]))
	}
	c := &v.classes[class]
	step := v.steps[c.relation]
	next := foundFact{linkFact{fact: f, step: step, forward: along != side.back}, s.follows[step].Cost, c.confidence}
	if at := v.at[m]; at > 0 {
		old := &v.found[at-1].best
		others := old.others + 1
		if next.better(old, v) {
			*old = next
		}
		old.others = others
		return
	}
	v.found = append(v.found, reachedBy{m, next})
	v.at[m] = int32(len(v.found))
}
