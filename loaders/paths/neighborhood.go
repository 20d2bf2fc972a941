package paths

import (
	"cmp"
	"context"
	"errors"
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
	facts     map[string]hopID
	truncated bool
}

// Neighborhood reads what surrounds an entity: on a projection by one statement for what is shown, on the database by one more for each level.
func (f *Finder) Neighborhood(ctx context.Context, q NeighborhoodQuery) (*model.Neighborhood, error) {
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
	return repeat(ctx, func() (*model.Neighborhood, error) {
		p := f.projection()
		if p == nil {
			return neighborhoodInDatabase(ctx, op, q)
		}
		n, err := neighborhoodInProjection(ctx, op, p, q)
		if errors.Is(err, errMoved) {
			f.outdated(p)
		}
		return n, err
	})
}

func newSubgraph(q NeighborhoodQuery) *subgraph {
	return &subgraph{NeighborhoodQuery: q, depth: map[string]int{q.Of: 0}, more: map[string]bool{}, facts: map[string]hopID{}}
}

// neighborhoodInDatabase reads a statement for each level, and one for what is shown.
func neighborhoodInDatabase(ctx context.Context, op *loaders.Operation, q NeighborhoodQuery) (*model.Neighborhood, error) {
	s, version := newSubgraph(q), 0
	level := []string{q.Of}
	for d := 1; d <= int(q.Depth)+1 && len(level) > 0; d++ {
		beyond := d > int(q.Depth)
		answer, err := readLevel(ctx, op, s, level, beyond)
		if err != nil {
			return nil, fmt.Errorf("neighborhood of %q: %w", model.Cut(q.Of, model.MaxPiece), err)
		}
		if now := answer.Int(); d == 1 {
			version = now
		}
		rows := levelRows(answer, beyond)
		if err := answer.Err(); err != nil {
			return nil, fmt.Errorf("neighborhood of %q: %w", model.Cut(q.Of, model.MaxPiece), err)
		}
		if d == 1 && len(rows) == 0 {
			return nil, model.Missing("of", q.Of)
		}
		if beyond {
			s.addBeyond(rows)
		} else {
			level = s.addLevel(rows, d)
		}
	}
	return readNeighborhood(ctx, op, s, version)
}

// levelRow is an entity of a level, and its facts: as many as may be followed, and one more. Beyond the depth it is only whether there are any.
type levelRow struct {
	id    string
	facts []hopID
	more  bool
}

// levelRows reads the rows of a level.
func levelRows(answer *loaders.Columns, beyond bool) []levelRow {
	var rows []levelRow
	for row := range answer.Rows() {
		r := levelRow{id: row.Text()}
		if beyond {
			r.more = row.Bool()
		} else {
			for fact := range row.Rows() {
				r.facts = append(r.facts, hopID{from: fact.Text(), to: fact.Text(), relation: model.Relation(fact.Text()), fact: fact.Text()})
			}
		}
		rows = append(rows, r)
	}
	return rows
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
  WITH f, m ORDER BY type(f), f.id LIMIT $p.most
  RETURN collect([startNode(f).id, endNode(f).id, type(f), f.id]) AS facts
}
RETURN collect([n.id, facts]) AS rows`
	if beyond {
		read = `RETURN collect([n.id, EXISTS { (n)-[` + pattern + `]-(m:Entity)` + loaders.Where(append(conditions, "NOT m.id IN $p.known")) + ` }]) AS rows`
	}
	return op.ReadBuilt(ctx, loaders.VersionMatch("version", "")+"\nCALL () {\nUNWIND $p.ids AS id\nMATCH (n:Entity {id: id})\n"+read+"\n}\nRETURN version, rows", b)
}

// addBeyond adds whether entities at the greatest depth have facts that lead further.
func (s *subgraph) addBeyond(rows []levelRow) {
	for _, row := range rows {
		s.more[row.id] = row.more
	}
}

// addLevel adds the facts of a level and gives the next one, in the order of ids, as far as there is room.
func (s *subgraph) addLevel(rows []levelRow, depth int) (level []string) {
	found := map[string]bool{}
	for _, row := range rows {
		facts := row.facts
		if len(facts) > int(s.FanOut) {
			facts = facts[:s.FanOut]
			s.more[row.id], s.truncated = true, true
		}
		for _, f := range facts {
			s.facts[f.fact] = f
			other := f.from
			if other == row.id {
				other = f.to
			}
			if _, reached := s.depth[other]; !reached {
				found[other] = true
			}
		}
	}
	next := slices.Sorted(maps.Keys(found))
	room := min(len(next), int(s.First)-(len(s.depth)-1))
	for _, id := range next[:room] {
		s.depth[id] = depth
	}
	if room < len(next) {
		s.truncated = true
		s.cut()
	}
	return next[:room]
}

// cut notes for each entity of the answer whether a fact leads from it to an entity outside.
func (s *subgraph) cut() {
	for _, f := range s.facts {
		_, from := s.depth[f.from]
		_, to := s.depth[f.to]
		s.more[f.from] = s.more[f.from] || !to
		s.more[f.to] = s.more[f.to] || !from
	}
}

// readNeighborhood reads the entities and facts that are shown, of a version of the graph.
func readNeighborhood(ctx context.Context, op *loaders.Operation, s *subgraph, version int) (*model.Neighborhood, error) {
	var shown []hopID
	for _, f := range s.facts {
		_, from := s.depth[f.from]
		_, to := s.depth[f.to]
		if from && to {
			shown = append(shown, f)
		}
	}
	slices.SortFunc(shown, func(a, b hopID) int { return strings.Compare(a.fact, b.fact) })
	details, err := readDetails(ctx, op, slices.Sorted(maps.Keys(s.depth)), shown)
	if err != nil {
		return nil, fmt.Errorf("neighborhood of %s: %w", s.Of, err)
	}
	if err := sameVersion(version, details.versions[0], details.versions[1]); err != nil {
		return nil, err
	}
	n := &model.Neighborhood{Center: details.entities[s.Of], Neighbors: []*model.Neighbor{}, Facts: []*model.Fact{}, Truncated: s.truncated}
	for id, depth := range s.depth {
		if e := details.entities[id]; id != s.Of && e != nil {
			n.Neighbors = append(n.Neighbors, &model.Neighbor{Entity: e, Depth: depth, More: s.more[id]})
		}
	}
	slices.SortFunc(n.Neighbors, func(a, b *model.Neighbor) int {
		return cmp.Or(cmp.Compare(a.Depth, b.Depth), strings.Compare(a.Entity.GetID(), b.Entity.GetID()))
	})
	for _, f := range shown {
		if fact := details.facts[f.fact]; fact != nil {
			n.Facts = append(n.Facts, fact)
		}
	}
	return n, nil
}
