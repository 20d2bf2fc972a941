package paths

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"puente/graph/model"
	"puente/loaders"
)

// build reads a projection of the graph, in pages of entities and their facts. What it holds beside the projection itself is one page.
type build struct {
	op      *loaders.Operation
	p       *projection
	memory  int64
	numbers map[model.Relation]uint8
	classes map[factClass]int32
	degrees []int32 // outgoing facts of each entity, as the database counts them
}

// errTooLarge says that the graph takes more memory than it may.
var errTooLarge = errors.New("the graph takes more memory than a projection may")

// Sizes of pages, in entities and facts.
const (
	entityPage = 20_000
	factPage   = 10_000
)

// Estimates of what an entity and a fact take, in bytes, before any is read.
const (
	entityBytes = 34
	factBytes   = 31
)

// newProjection reads a projection that takes at most so many bytes. It returns errMoved if the graph changes meanwhile, and errTooLarge without
// having read it if its counts say so.
func newProjection(ctx context.Context, op *loaders.Operation, memory int64) (*projection, error) {
	b := &build{op: op, memory: memory, numbers: map[model.Relation]uint8{}, classes: map[factClass]int32{}}
	version, err := readVersion(ctx, op)
	if err != nil {
		return nil, err
	}
	if version == noVersion {
		return nil, errors.New("the graph has no version; the next import gives it one")
	}
	if err := sameVersion(version); err != nil {
		return nil, err
	}
	b.p = &projection{version: version, relations: relationNames(), agencyKinds: []string{""}, loops: map[int32]map[uint8]int32{}}
	for n, r := range b.p.relations {
		b.numbers[r] = uint8(n)
	}
	if err := b.read(ctx); err != nil {
		return nil, err
	}
	now, err := readVersion(ctx, op)
	if err != nil {
		return nil, err
	}
	return b.p, sameVersion(version, now)
}

func (b *build) read(ctx context.Context) error {
	entities, facts, err := b.count(ctx)
	if err != nil {
		return err
	}
	if entityBytes*entities+factBytes*facts > b.memory {
		return errTooLarge
	}
	if err := b.readEntities(ctx, int(entities)); err != nil {
		return err
	}
	if err := b.readFacts(ctx, int(facts)); err != nil {
		return err
	}
	b.reverse()
	return nil
}

// count reads how many entities and facts there are, which the database knows without looking at them.
func (b *build) count(ctx context.Context) (entities, facts int64, err error) {
	counts := make([]string, len(b.p.relations))
	for i, r := range b.p.relations {
		counts[i] = "COUNT { ()-[:" + string(r) + "]->() }"
	}
	answer, err := b.op.Read(ctx, "RETURN COUNT { (:Entity) } AS entities, "+strings.Join(counts, " + ")+" AS facts", nil)
	if err != nil {
		return 0, 0, fmt.Errorf("size of the graph: %w", err)
	}
	entities, facts = int64(answer.Int()), int64(answer.Int())
	if err := answer.Err(); err != nil {
		return 0, 0, fmt.Errorf("size of the graph: %w", err)
	}
	return entities, facts, nil
}

// readEntities reads the ids of all entities, the kinds of agencies, and how many facts begin at each.
func (b *build) readEntities(ctx context.Context, room int) error {
	p, ids, agencyKinds := b.p, make([]string, 0, room), map[string]uint8{"": 0}
	p.kinds, p.agency, b.degrees = make([]uint8, 0, room), make([]uint8, 0, room), make([]int32, 0, room)
	for after, more := "", true; more; {
		answer, err := b.op.Read(ctx, `
CALL () {
  MATCH (n:Entity) WHERE n.id > $p.after
  WITH n ORDER BY n.id LIMIT $p.page
  RETURN collect([n.id, CASE WHEN n:Agency THEN n.kind END, COUNT { (n)-->() }]) AS entities
}
RETURN entities`, map[string]any{"after": after, "page": entityPage})
		if err != nil {
			return fmt.Errorf("entities of the projection: %w", err)
		}
		page, first := []string{}, len(ids)
		for row := range answer.Rows() {
			id, kind, degree := row.Text(), row.OptionalText(), row.Int()
			n, known := agencyKinds[kind]
			if !known {
				n = uint8(len(p.agencyKinds))
				agencyKinds[kind], p.agencyKinds = n, append(p.agencyKinds, kind)
			}
			page = append(page, id)
			p.kinds, p.agency, b.degrees = append(p.kinds, kindNumber(id)), append(p.agency, n), append(b.degrees, int32(degree))
		}
		if err := answer.Err(); err != nil {
			return fmt.Errorf("entities of the projection: %w", err)
		}
		// The ids of a page share one text, rather than an allocation each.
		joined := newTextList(page)
		for i := range page {
			ids = append(ids, joined.at(i))
		}
		if len(ids) > room {
			return errMoved
		}
		if more = len(page) == entityPage; more {
			after = page[len(page)-1]
		}
		if !slices.IsSorted(ids[max(0, first-1):]) {
			return errors.New("the database orders ids otherwise than byte by byte")
		}
	}
	p.ids = newTextList(ids)
	return nil
}

// kindNumber is the number of the kind that an id names.
func kindNumber(id string) uint8 {
	kind, ok := model.KindOf(id)
	if !ok {
		return unknownKind
	}
	return uint8(slices.Index(model.Kinds(), kind))
}

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
	for _, to := range p.to {
		p.firstIn[to+1]++
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
