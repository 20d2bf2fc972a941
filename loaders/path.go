package loaders

import (
	"context"
	"fmt"
	"slices"

	"puente/analysis"
	"puente/graph/model"
)

// Paths finds the best paths from one entity to another, or, where no end is given, to the nearest that meet a condition. It takes at most
// MaxHops + 2 statements: one for the ends, one for each level, one for what the paths hold.
func Paths(ctx context.Context, q PathQuery) (*model.PathAnswer, error) {
	op, err := operationOf(ctx)
	if err != nil {
		return nil, err
	}
	answer, _, err := op.seek(ctx, q)
	return answer, err
}

// seek finds paths, and gives with them what they hold.
func (op *operation) seek(ctx context.Context, q PathQuery) (*model.PathAnswer, *pathHeld, error) {
	if err := q.check(); err != nil {
		return nil, nil, err
	}
	s := &pathSearch{PathQuery: &q, query: op.query, explored: newExplored(), budget: int(q.Budget)}
	if err := s.ends(ctx); err != nil {
		return nil, nil, err
	}
	if err := s.run(ctx); err != nil {
		return nil, nil, fmt.Errorf("paths from %s: %w", q.From, err)
	}
	answer := &model.PathAnswer{
		Complete: s.reason == nil, IncompleteReason: s.reason, Explored: model.Explored{Nodes: len(s.entities), Edges: s.edges},
		Searched: model.PathsSearched{Kind: q.Kind, MaxHops: int(q.MaxHops), Nearest: q.Target != nil},
	}
	paths, held, err := op.paths(ctx, s)
	if err != nil {
		return nil, nil, fmt.Errorf("paths from %s: %w", q.From, err)
	}
	answer.Paths = paths
	return answer, held, nil
}

// ends looks up what the query names, and sets out from its ends. What nobody has is refused.
func (s *pathSearch) ends(ctx context.Context) error {
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
	value, err := s.query.single(ctx, `
UNWIND range(0, size($ids) - 1) AS i
OPTIONAL MATCH (n:Entity {id: $ids[i]})
WITH i, n ORDER BY i
RETURN collect([n IS NOT NULL, `+pathDegree("n", s.steps())+`]) AS rows`, map[string]any{"ids": ids})
	if err != nil {
		return fmt.Errorf("ends of paths: %w", err)
	}
	degrees := make([]int, len(named))
	for i, each := range rowsOf(value) {
		row := rowsOf(each)
		if row[0] != true {
			return model.Missing(named[i].argument, named[i].id)
		}
		n, _ := row[1].(int64)
		degrees[i] = int(n)
	}
	s.sides[0] = s.side(s.From, s.To, degrees[0], false)
	if s.To == "" {
		s.sides[0].other = s.From // which is no target
		return nil
	}
	s.sides[1] = s.side(s.To, s.From, degrees[1], true)
	return nil
}

func (s *pathSearch) side(end, other string, degree int, back bool) *pathSide {
	n := s.number(end, degree)
	return &pathSide{end: n, other: other, back: back, waiting: []int{n}, reached: map[int]bool{n: true}}
}

// paths reads what the paths that were found hold, in one statement.
func (op *operation) paths(ctx context.Context, s *pathSearch) ([]*model.Path, *pathHeld, error) {
	if len(s.found) == 0 {
		return []*model.Path{}, nil, nil
	}
	ids, hops := []string{s.From}, [][]string{}
	for _, p := range s.found {
		for _, l := range p.Links {
			from, to := s.joined(l)
			hop := s.links[[2]int{from, to}]
			first, second := s.entities[from].id, s.entities[to].id
			ids = append(ids, second)
			if !hop.forward {
				first, second = second, first
			}
			hops = append(hops, []string{first, second, hop.fact})
		}
	}
	slices.Sort(ids)
	held, err := op.held(ctx, slices.Compact(ids), hops)
	if err != nil {
		return nil, nil, err
	}
	paths := make([]*model.Path, len(s.found))
	for i, p := range s.found {
		if paths[i], err = s.path(p, held); err != nil {
			return nil, nil, err
		}
	}
	return paths, held, nil
}

// joined are the explored entities that a link of a path joins.
func (s *pathSearch) joined(l analysis.Link) (from, to int) { return s.core[l.From], s.core[l.To] }

// path puts together a path of what was read.
func (s *pathSearch) path(p analysis.RankedPath, held *pathHeld) (*model.Path, error) {
	path := &model.Path{Cost: p.Cost, Hops: []*model.PathHop{}}
	sides := map[string]bool{}
	add := func(id string) (model.Entity, error) {
		e := held.entities[id]
		if e == nil {
			return nil, goneMeanwhile(id)
		}
		path.Entities = append(path.Entities, e)
		for _, country := range held.countries(e) {
			sides[country] = true
		}
		return e, nil
	}
	from, err := add(s.From)
	if err != nil {
		return nil, err
	}
	for _, l := range p.Links {
		a, b := s.joined(l)
		link := s.links[[2]int{a, b}]
		to, err := add(s.entities[b].id)
		if err != nil {
			return nil, err
		}
		f := held.facts[link.fact]
		if f == nil {
			return nil, goneMeanwhile(link.fact)
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

// goneMeanwhile is the fault of a graph that was written to between two statements.
func goneMeanwhile(id string) error {
	return model.Fault(model.CodeUnavailable, fmt.Sprintf("%q was removed from the graph while paths were sought. Ask again.", id),
		fmt.Sprintf("%q se quitó del grafo mientras se buscaban rutas. Pregunte de nuevo.", id))
}
