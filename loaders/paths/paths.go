// Package paths searches the graph: best paths between two entities, the nearest entities of a sort, neighbourhoods, introductions,
// corridors across the border, and the places that depend on a port. Its Cypher reads the graph level by level; package analysis ranks.
package paths

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

// Find finds the best paths from one entity to another, or, where no end is given, to the nearest entities that meet a condition. It takes at
// most MaxHops + 2 statements: one for the ends, which mostly reads their first level too, one for each further level, one for the details.
func Find(ctx context.Context, q Query) (*model.PathAnswer, error) {
	op, err := loaders.FromContext(ctx)
	if err != nil {
		return nil, err
	}
	answer, _, err := find(ctx, op, q)
	return answer, err
}

// find finds paths and their details.
func find(ctx context.Context, op *loaders.Operation, q Query) (*model.PathAnswer, *pathDetails, error) {
	if err := q.check(); err != nil {
		return nil, nil, err
	}
	s := &search{Query: &q, op: op, explored: newExplored(), budget: int(q.Budget), table: map[string]model.PathStep{}}
	for _, step := range s.steps() {
		s.table[string(step.Relation)] = step
	}
	for i, back := range []bool{false, true} {
		s.degrees[i] = degreeExpression(relationTypes(s.steps(), back))
	}
	if err := s.ends(ctx); err != nil {
		return nil, nil, err
	}
	if err := s.explore(ctx); err != nil {
		return nil, nil, fmt.Errorf("paths from %q: %w", model.Cut(q.From, model.MaxPiece), err)
	}
	answer := &model.PathAnswer{
		Complete: s.reason == nil, IncompleteReason: s.reason, Explored: model.Explored{Nodes: len(s.entities), Edges: s.edges},
		Searched: model.PathsSearched{Kind: q.Kind, MaxHops: int(q.MaxHops), Nearest: q.Target != nil},
	}
	paths, details, err := readPaths(ctx, op, s)
	if err != nil {
		return nil, nil, fmt.Errorf("paths from %q: %w", model.Cut(q.From, model.MaxPiece), err)
	}
	answer.Paths = paths
	return answer, details, nil
}

// ends looks up the ids of the query, refuses those that nothing has, and seeds the frontier of each side. Where an end has few facts, the same
// statement reads the first level, as expand would do next.
func (s *search) ends(ctx context.Context) error {
	named := []struct{ argument, id string }{{"from", s.From}}
	if s.To != "" {
		named = append(named, struct{ argument, id string }{"to", s.To})
	}
	for _, id := range s.Filter.Via {
		named = append(named, struct{ argument, id string }{"filter.via", id})
	}
	for _, id := range s.Filter.Avoid {
		named = append(named, struct{ argument, id string }{"filter.avoid", id})
	}
	ids := make([]string, len(named))
	for i, n := range named {
		ids[i] = n.id
	}
	s.sides[0] = &searchSide{other: s.From} // which is no target
	if s.To != "" {
		s.sides[0].other = s.To
		s.sides[1] = &searchSide{other: s.From, back: true}
	}
	b := loaders.NewBuilder()
	answer, err := s.op.ReadBuilt(ctx, s.seedFrontier(b, b.Put(ids)), b)
	if err != nil {
		return fmt.Errorf("ends of paths: %w", err)
	}
	row := answer.Row()
	degrees, i := make([]int, len(named)), 0
	for end := range row.Rows() {
		if !end.Bool() {
			return model.Missing(named[i].argument, named[i].id)
		}
		degrees[i] = end.Int()
		i++
	}
	for i, side := range s.sides {
		if side == nil {
			continue
		}
		side.end = s.number(ids[i], side, degrees[i])
		side.frontier, side.reached = []int{side.end}, map[int]bool{side.end: true}
	}
	for _, side := range s.sides {
		if side == nil {
			continue
		}
		if level := row.Row(); level != nil {
			s.addExpansion(side, []int{side.end}, level)
		}
	}
	if err := answer.Err(); err != nil {
		return fmt.Errorf("ends of paths: %w", err)
	}
	return nil
}

// seedFrontier writes the look-up of ids, of which the first are the ends, and the expansion of the ends that nextSides would choose: of both
// where they have few facts together, else of the one that has fewer.
func (s *search) seedFrontier(b *loaders.Builder, ids string) string {
	few := int64(min(maxCombinedFacts, s.budget))
	if s.From == s.To {
		few = -1 // no facts are looked at
	}
	most := b.Put(few)
	first := []string{"[" + ids + "[0]]"}
	if s.sides[1] != nil {
		both := "ends[0][1] + ends[1][1] <= " + most + " AND " + b.Put(s.MaxHops >= 2)
		first = []string{
			"CASE WHEN " + both + " OR ends[0][1] <= ends[1][1] AND ends[0][1] <= " + most + " THEN [" + ids + "[0]] ELSE [] END",
			"CASE WHEN " + both + " OR ends[1][1] < ends[0][1] AND ends[1][1] <= " + most + " THEN [" + ids + "[1]] ELSE [] END",
		}
	} else {
		first[0] = "CASE WHEN ends[0][1] <= " + most + " THEN " + first[0] + " ELSE [] END"
	}
	degree := s.degrees[0]
	if s.sides[1] != nil && s.degrees[1] != degree {
		degree = "CASE i WHEN 1 THEN " + s.degrees[1] + " ELSE " + degree + " END"
	}
	text := `
UNWIND range(0, size(` + ids + `) - 1) AS i
OPTIONAL MATCH (m:Entity {id: ` + ids + `[i]})
WITH i, m ORDER BY i
WITH collect([m IS NOT NULL, ` + degree + `]) AS ends`
	columns := "ends"
	for i, list := range first {
		side, rows := "side"+strconv.Itoa(i), "rows"+strconv.Itoa(i)
		text += "\nWITH *, " + list + " AS " + side + "\nCALL (" + side + ") {\n" + s.expansion(b, s.sides[i], side, rows) + "\n}"
		columns += ", CASE WHEN size(" + side + ") > 0 THEN [" + rows + "] END"
	}
	return text + "\nRETURN [" + columns + "] AS ends"
}

// readPaths reads the details of the paths that were found, in one statement.
func readPaths(ctx context.Context, op *loaders.Operation, s *search) ([]*model.Path, *pathDetails, error) {
	if len(s.found) == 0 {
		return []*model.Path{}, nil, nil
	}
	ids, hops, asked := []string{s.From}, [][]string{}, map[string]bool{}
	for _, p := range s.found {
		for _, l := range p.Links {
			from, to := s.endsOf(l)
			hop := s.links[[2]int{from, to}]
			first, second := s.entities[from].id, s.entities[to].id
			ids = append(ids, second)
			if !hop.forward {
				first, second = second, first
			}
			if !asked[hop.fact] {
				hops = append(hops, []string{first, second, hop.fact})
			}
			asked[hop.fact] = true
		}
	}
	slices.Sort(ids)
	details, err := readDetails(ctx, op, slices.Compact(ids), hops)
	if err != nil {
		return nil, nil, err
	}
	paths := make([]*model.Path, len(s.found))
	for i, p := range s.found {
		if paths[i], err = s.path(p, details); err != nil {
			return nil, nil, err
		}
	}
	return paths, details, nil
}

// endsOf are the explored entities at the ends of a link.
func (s *search) endsOf(l analysis.Link) (from, to int) { return s.core[l.From], s.core[l.To] }

// path builds a path from its details.
func (s *search) path(p analysis.RankedPath, details *pathDetails) (*model.Path, error) {
	path := &model.Path{Cost: p.Cost, Hops: []*model.PathHop{}}
	sides := map[string]bool{}
	add := func(id string) (model.Entity, error) {
		e := details.entities[id]
		if e == nil {
			return nil, deletedConcurrently(id)
		}
		path.Entities = append(path.Entities, e)
		for _, country := range details.countries(e) {
			sides[country] = true
		}
		return e, nil
	}
	from, err := add(s.From)
	if err != nil {
		return nil, err
	}
	for _, l := range p.Links {
		a, b := s.endsOf(l)
		link := s.links[[2]int{a, b}]
		to, err := add(s.entities[b].id)
		if err != nil {
			return nil, err
		}
		f := details.facts[link.fact]
		if f == nil {
			return nil, deletedConcurrently(link.fact)
		}
		path.Hops = append(path.Hops, &model.PathHop{
			From: from, To: to, Relation: link.step.Relation, Forward: link.forward, Cost: link.step.Cost, Fact: f, OtherFacts: link.others,
		})
		from = to
	}
	if len(p.Links) > 0 {
		path.MinConfidence = &p.Confidence
	}
	path.CrossesBorder = sides["US"] && sides["MX"]
	return path, nil
}

// deletedConcurrently is the error for an entity or fact that was deleted between two statements.
func deletedConcurrently(id string) error {
	return model.Fault(model.CodeUnavailable, fmt.Sprintf("%q was removed from the graph while paths were sought. Ask again.", id),
		fmt.Sprintf("%q se quitó del grafo mientras se buscaban rutas. Pregunte de nuevo.", id))
}
