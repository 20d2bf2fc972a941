package paths

import (
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
	kinds   map[model.Kind]uint8
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
	entityBytes = 42
	factBytes   = 31
)

// newProjection reads a projection that takes at most so many bytes. It returns errMoved if the graph changes meanwhile, and errTooLarge without
// having read it if its counts say so.
func newProjection(ctx context.Context, op *loaders.Operation, memory int64) (*projection, error) {
	b := &build{op: op, memory: memory, numbers: map[model.Relation]uint8{}, kinds: map[model.Kind]uint8{}, classes: map[factClass]int32{}}
	for n, k := range model.Kinds() {
		b.kinds[k] = uint8(n)
	}
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
			p.kinds, p.agency, b.degrees = append(p.kinds, b.kindNumber(id)), append(p.agency, n), append(b.degrees, int32(degree))
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
func (b *build) kindNumber(id string) uint8 {
	kind, _ := model.KindOf(id)
	if n, known := b.kinds[kind]; known {
		return n
	}
	return unknownKind
}
