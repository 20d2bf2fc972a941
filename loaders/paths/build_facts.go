package paths

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"puente/graph/model"
)

// readFacts reads the facts of all entities, in the order of those where they begin.
func (b *build) readFacts(ctx context.Context, room int) error {
	p, n := b.p, b.p.ids.len()
	p.first = make([]int32, 1, n+1)
	p.from, p.to, p.class, p.facts = make([]int32, 0, room), make([]int32, 0, room), make([]int32, 0, room), newIDList(room)
	for begin := 0; begin < n; {
		end, facts := begin, 0
		for end < n && (facts == 0 || facts+int(b.degrees[end]) <= factPage) && end-begin < entityPage {
			facts += int(b.degrees[end])
			end++
		}
		page := []projectedFact{}
		if facts > 0 {
			var err error
			if page, err = b.readPage(ctx, begin, end); err != nil {
				return err
			}
		}
		if len(p.to)+len(page) > room {
			return errMoved
		}
		b.addPage(begin, end, page)
		if p.bytes() > b.memory {
			return errTooLarge
		}
		begin = end
	}
	return nil
}

// projectedFact is a fact of a page.
type projectedFact struct {
	from, to, class int32
	relation        uint8
	id              string
}

// readPage reads the facts that begin at some entities.
func (b *build) readPage(ctx context.Context, begin, end int) ([]projectedFact, error) {
	names := make([]string, len(b.p.relations))
	for i, r := range b.p.relations {
		names[i] = string(r)
	}
	ids := make([]string, 0, end-begin)
	for i := begin; i < end; i++ {
		ids = append(ids, b.p.ids.at(i))
	}
	answer, err := b.op.Read(ctx, `
UNWIND range(0, size($p.ids) - 1) AS i
MATCH (a:Entity {id: $p.ids[i]})-[f:`+strings.Join(names, "|")+`]->(b:Entity)
RETURN collect([i, b.id, type(f), f.id, f.status, f.confidence, f.validFrom, f.validTo, f.recordedAt, f.retractedAt, f.gaps]) AS facts`,
		map[string]any{"ids": ids})
	if err != nil {
		return nil, fmt.Errorf("facts of the projection: %w", err)
	}
	var page []projectedFact
	for row := range answer.Rows() {
		f := projectedFact{from: int32(begin + row.Int())}
		to, relation := row.Text(), model.Relation(row.Text())
		f.id, f.relation = row.Text(), b.numbers[relation]
		class := factClass{relation: f.relation, status: row.OptionalText(), confidence: row.Figure()}
		class.validFrom, class.validTo = row.OptionalText(), row.OptionalText()
		class.recordedAt, class.retractedAt, class.periods = row.OptionalText(), row.OptionalText(), strings.Join(row.Texts(), " ")
		if answer.Err() != nil {
			break
		}
		var known bool
		if f.to, known = b.p.entity(to); !known {
			return nil, errMoved
		}
		f.class = b.classOf(class)
		page = append(page, f)
	}
	if err := answer.Err(); err != nil {
		return nil, fmt.Errorf("facts of the projection: %w", err)
	}
	slices.SortStableFunc(page, func(a, b projectedFact) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.relation, b.relation))
	})
	return page, nil
}

// classOf is the number of a class, which is new or known.
func (b *build) classOf(c factClass) int32 {
	n, known := b.classes[c]
	if !known {
		n = int32(len(b.p.classes))
		b.classes[c] = n
		b.p.classes, b.p.relationOf = append(b.p.classes, c), append(b.p.relationOf, c.relation)
	}
	return n
}

// addPage adds the facts that begin at some entities.
func (b *build) addPage(begin, end int, page []projectedFact) {
	p := b.p
	for e := begin; e < end; e++ {
		for len(page) > 0 && int(page[0].from) == e {
			f := page[0]
			p.from, p.to, p.class = append(p.from, f.from), append(p.to, f.to), append(p.class, f.class)
			p.facts.add(f.id)
			if f.from == f.to {
				if p.loops[f.from] == nil {
					p.loops[f.from] = map[uint8]int32{}
				}
				p.loops[f.from][f.relation]++
			}
			page = page[1:]
		}
		p.first = append(p.first, int32(len(p.to)))
	}
}

// reverse lists the facts by the entities where they end, and by relation.
func (b *build) reverse() {
	p := b.p
	p.firstIn, p.in = make([]int32, p.ids.len()+1), make([]int32, len(p.to))
	p.begun, p.ended = make([]relationSet, p.ids.len()), make([]relationSet, p.ids.len())
	for f, to := range p.to {
		p.firstIn[to+1]++
		p.ended[to] |= 1 << p.relationOf[p.class[f]]
		p.begun[p.from[f]] |= 1 << p.relationOf[p.class[f]]
	}
	for e := range p.ids.len() {
		p.firstIn[e+1] += p.firstIn[e]
	}
	next := b.degrees // of no use any more
	copy(next, p.firstIn)
	for r := range p.relations {
		for f, to := range p.to {
			if p.relationOf[p.class[f]] == uint8(r) {
				p.in[next[to]] = int32(f)
				next[to]++
			}
		}
	}
}
