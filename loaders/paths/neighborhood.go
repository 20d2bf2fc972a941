package paths

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"puente/graph/model"
	"puente/loaders"
)

// NeighborhoodQuery is what is asked of the surroundings of an entity.
type NeighborhoodQuery struct {
	Of        string
	Relations []model.Relation // nil: all
	Depth     int32
	FanOut    int32
	First     int32
	Facts     *model.FactFilter
}

// subgraph is what was reached so far.
type subgraph struct {
	NeighborhoodQuery
	depth     map[string]int // by id
	more      map[string]bool
	facts     map[string]*model.Fact
	truncated bool
}

// Neighborhood reads what surrounds an entity: a statement for each level, and one for what is shown.
func Neighborhood(ctx context.Context, q NeighborhoodQuery) (*model.Neighborhood, error) {
	op, err := loaders.FromContext(ctx)
	if err != nil {
		return nil, err
	}
	if err := cmp.Or(model.CheckRange("depth", q.Depth, 1, 3), model.CheckRange("fanOut", q.FanOut, 1, 100), model.CheckRange("first", q.First, 1, loaders.MaxPage)); err != nil {
		return nil, err
	}
	if q.Relations != nil && len(q.Relations) == 0 {
		return nil, model.BadInput("relations", "`relations` is empty; leave it out to follow all.", "`relations` está vacío; quítelo para seguir todas.")
	}
	s := &subgraph{NeighborhoodQuery: q, depth: map[string]int{q.Of: 0}, more: map[string]bool{}, facts: map[string]*model.Fact{}}
	level := []string{q.Of}
	for d := 1; d <= int(q.Depth)+1 && len(level) > 0; d++ {
		beyond := d > int(q.Depth)
		answer, err := readLevel(ctx, op, s, level, beyond)
		if err != nil {
			return nil, fmt.Errorf("neighborhood of %q: %w", model.Cut(q.Of, model.MaxPiece), err)
		}
		if beyond {
			s.addBeyond(answer)
		} else {
			var found int
			if level, found = s.addLevel(answer, d); d == 1 && found == 0 && answer.Err() == nil {
				return nil, model.Missing("of", q.Of)
			}
		}
		if err := answer.Err(); err != nil {
			return nil, fmt.Errorf("neighborhood of %q: %w", model.Cut(q.Of, model.MaxPiece), err)
		}
	}
	return readNeighborhood(ctx, op, s)
}

// readLevel reads for each entity of a level as many facts as may be followed, and one more. Beyond the depth it only reads whether there are any.
func readLevel(ctx context.Context, op *loaders.Operation, s *subgraph, level []string, beyond bool) (*loaders.Columns, error) {
	b := loaders.NewBuilder()
	b.Set("ids", level)
	b.Set("known", slices.Collect(maps.Keys(s.depth)))
	b.Set("most", int64(s.FanOut)+1)
	pattern := "f"
	if s.Relations != nil {
		names := make([]string, len(s.Relations))
		for i, r := range s.Relations {
			names[i] = string(r)
		}
		pattern += ":" + strings.Join(names, "|")
	}
	conditions := append(loaders.FactConditions(b, s.Facts, "f"), "m <> n")
	read := `CALL (n) {
  MATCH (n)-[` + pattern + `]-(m:Entity)` + loaders.Where(conditions) + `
  WITH f, m ORDER BY type(f), f.id LIMIT $most
  RETURN collect([m.id, ` + loaders.FactColumns("f") + `]) AS facts
}
RETURN collect([n.id, facts]) AS rows`
	if beyond {
		read = `RETURN collect([n.id, EXISTS { (n)-[` + pattern + `]-(m:Entity)` + loaders.Where(append(conditions, "NOT m.id IN $known")) + ` }]) AS rows`
	}
	return op.ReadBuilt(ctx, "UNWIND $ids AS id\nMATCH (n:Entity {id: id})\n"+read, b)
}

// addBeyond adds whether entities at the greatest depth have facts that lead further.
func (s *subgraph) addBeyond(answer *loaders.Columns) {
	for row := range answer.Rows() {
		s.more[row.Text()] = row.Bool()
	}
}

// addLevel adds the facts of a level and gives the next one, in the order of ids, as far as there is room; and how many of the level's entities
// there are.
func (s *subgraph) addLevel(answer *loaders.Columns, depth int) (level []string, entities int) {
	found := map[string]bool{}
	for row := range answer.Rows() {
		entities++
		id, facts := row.Text(), 0
		for pair := range row.Rows() {
			other, f := pair.Text(), pair.Fact()
			if facts++; facts > int(s.FanOut) {
				s.more[id], s.truncated = true, true
				break
			}
			if f == nil {
				continue
			}
			s.facts[f.ID] = f
			if _, reached := s.depth[other]; !reached {
				found[other] = true
			}
		}
	}
	next := slices.Collect(maps.Keys(found))
	slices.Sort(next)
	room := min(len(next), int(s.First)-(len(s.depth)-1))
	for _, id := range next[:room] {
		s.depth[id] = depth
	}
	if room < len(next) {
		s.truncated = true
		s.cut()
	}
	return next[:room], entities
}

// cut notes for each entity of the answer whether a fact leads from it to an entity outside.
func (s *subgraph) cut() {
	for _, f := range s.facts {
		_, from := s.depth[f.FromID]
		_, to := s.depth[f.ToID]
		s.more[f.FromID] = s.more[f.FromID] || !to
		s.more[f.ToID] = s.more[f.ToID] || !from
	}
}

// readNeighborhood reads the entities that are shown.
func readNeighborhood(ctx context.Context, op *loaders.Operation, s *subgraph) (*model.Neighborhood, error) {
	entities, err := op.Entities(ctx, slices.Collect(maps.Keys(s.depth)))
	if err != nil {
		return nil, err
	}
	n := &model.Neighborhood{Center: entities[s.Of], Neighbors: []*model.Neighbor{}, Facts: []*model.Fact{}, Truncated: s.truncated}
	for id, depth := range s.depth {
		if id != s.Of && entities[id] != nil {
			n.Neighbors = append(n.Neighbors, &model.Neighbor{Entity: entities[id], Depth: depth, More: s.more[id]})
		}
	}
	slices.SortFunc(n.Neighbors, func(a, b *model.Neighbor) int {
		return cmp.Or(cmp.Compare(a.Depth, b.Depth), strings.Compare(a.Entity.GetID(), b.Entity.GetID()))
	})
	batch := &model.Batch{}
	for _, f := range s.facts {
		_, from := s.depth[f.FromID]
		_, to := s.depth[f.ToID]
		if from && to {
			n.Facts = append(n.Facts, f)
		}
	}
	slices.SortFunc(n.Facts, func(a, b *model.Fact) int { return strings.Compare(a.ID, b.ID) })
	for _, f := range n.Facts {
		batch.AddFact(f)
	}
	return n, nil
}
