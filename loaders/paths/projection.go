package paths

import (
	"slices"
	"sort"
	"sync"
	"sync/atomic"

	"puente/graph/model"
)

// projection is the topology of one version of the graph in arrays: entities and facts are numbers, and what leads on from an entity is a range.
// Nothing in it changes once it is built, so that any number of searches may read it.
//
// Beside the ids, an entity takes 22 bytes and a fact 16. Entities are numbered in the order of their ids, and facts in the order of the entities
// where they begin, then of their relations.
type projection struct {
	version int
	ids     textList
	kinds   []uint8 // of entities: index in allKinds, or unknownKind
	agency  []uint8 // of entities: index in agencyKinds; 0: none

	begun   []relationSet // by entity: the relations of its outgoing facts
	ended   []relationSet // by entity: the relations of its incoming facts
	first   []int32       // by entity, and one more: its first outgoing fact
	firstIn []int32       // by entity, and one more: index in in of its first incoming fact
	in      []int32       // facts in the order of the entities where they end, then of their relations
	from    []int32       // by fact
	to      []int32       // by fact
	class   []int32       // by fact: index in classes
	facts   idList        // ids by fact

	classes     []factClass
	relationOf  []uint8 // by class: number of its relation
	relations   []model.Relation
	agencyKinds []string
	loops       map[int32]map[uint8]int32 // facts from an entity to itself, by entity and relation

	stale atomic.Bool // the graph has another version
	used  sync.Pool   // of *scratch
}

// unknownKind is the kind of an entity whose id names none.
const unknownKind = 255

// relationNames are all relations in the order of their names, which is that of their numbers in a projection.
func relationNames() []model.Relation {
	all := model.Relations()
	slices.Sort(all)
	return all
}

// entity is the number of the entity that has an id, and false where there is none.
func (p *projection) entity(id string) (int32, bool) {
	n := sort.Search(p.ids.len(), func(i int) bool { return p.ids.at(i) >= id })
	return int32(n), n < p.ids.len() && p.ids.at(n) == id
}

// relationSet is a set of relations, a bit for the number of each.
type relationSet uint32

func (p *projection) set(names []string) (all relationSet) {
	for n, r := range p.relations {
		if slices.Contains(names, string(r)) {
			all |= 1 << n
		}
	}
	return all
}

// outgoing calls f with each range of facts of some relations that begin at an entity.
func (p *projection) outgoing(e int32, of relationSet, f func(relation uint8, from, end int32)) {
	p.ranges(p.first[e], p.first[e+1], of, func(i int32) uint8 { return p.relationOf[p.class[i]] }, f)
}

// incoming calls f with each range in p.in of facts of some relations that end at an entity.
func (p *projection) incoming(e int32, of relationSet, f func(relation uint8, from, end int32)) {
	p.ranges(p.firstIn[e], p.firstIn[e+1], of, func(i int32) uint8 { return p.relationOf[p.class[p.in[i]]] }, f)
}

// ranges calls f with the part of a range for each relation of a set. The range is in the order of relations.
func (p *projection) ranges(from, end int32, of relationSet, relation func(int32) uint8, f func(relation uint8, from, end int32)) {
	for from < end {
		r := relation(from)
		var next int32
		if last := relation(end - 1); last == r {
			next = end
		} else {
			// The end of a relation's part is near where it is short: the step doubles until it is passed.
			for step := int32(1); ; step *= 2 {
				if from+step >= end || relation(from+step) != r {
					low, high := from+step/2, min(from+step, end)
					next = low + int32(sort.Search(int(high-low), func(i int) bool { return relation(low+int32(i)) != r }))
					break
				}
			}
		}
		if of&(1<<r) != 0 {
			f(r, from, next)
		}
		from = next
	}
}

// degree is the number of facts of an entity: of some relations along, and of some against. A fact from the entity to itself counts once. It looks at
// the facts only where some of them count and some do not.
func (p *projection) degree(e int32, along, against relationSet) int {
	n := 0
	count := func(_ uint8, from, end int32) { n += int(end - from) }
	switch of := p.begun[e]; {
	case of&^along == 0:
		n += int(p.first[e+1] - p.first[e])
	case of&along != 0:
		p.outgoing(e, along, count)
	}
	switch of := p.ended[e]; {
	case of&^against == 0:
		n += int(p.firstIn[e+1] - p.firstIn[e])
	case of&against != 0:
		p.incoming(e, against, count)
	}
	for relation, loops := range p.loops[e] {
		if along&against&(1<<relation) != 0 {
			n -= int(loops)
		}
	}
	return n
}

// bytes is how much memory the projection takes.
func (p *projection) bytes() int64 {
	n := len(p.kinds) + len(p.agency) + 4*(cap(p.begun)+cap(p.ended)+cap(p.first)+cap(p.firstIn)+cap(p.in)+cap(p.from)+cap(p.to)+cap(p.class))
	return int64(n) + p.ids.bytes() + p.facts.bytes() + classBytes*int64(len(p.classes))
}

// classBytes is how much memory a class takes, with its entry in the table of the build.
const classBytes = 256
