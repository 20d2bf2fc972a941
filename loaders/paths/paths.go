// Package paths searches the graph: best paths between two entities, the nearest entities of a sort, neighbourhoods, introductions,
// corridors across the border, and the places that depend on a port. A Finder searches a projection of the graph's topology in memory where it
// may keep one, else the database, level by level; both give the same answers. Package analysis ranks.
package paths

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

// Find finds the best paths from one entity to another, or, where no end is given, to the nearest entities that meet a condition. On a projection it
// takes one statement, for what the paths hold; on the database one more for each level.
func (f *Finder) Find(ctx context.Context, q Query) (*model.PathAnswer, error) {
	op, err := loaders.FromContext(ctx)
	if err != nil {
		return nil, err
	}
	found, err := f.find(ctx, op, q)
	if err != nil {
		return nil, err
	}
	return found.answer, nil
}

// foundPaths is what a search came to.
type foundPaths struct {
	answer  *model.PathAnswer
	details *pathDetails
	version int // of the graph of which the answer is
}

// A search is made anew if the graph changed meanwhile: at most so often, and each time after twice the pause. All pauses together are longer than
// a commit takes.
const (
	maxAttempts  = 8
	attemptPause = 10 * time.Millisecond
)

// find finds paths and their details, all of one version of the graph.
func (f *Finder) find(ctx context.Context, op *loaders.Operation, q Query) (*foundPaths, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	return repeat(ctx, func() (*foundPaths, error) {
		p := f.projection()
		if p == nil || !p.answers(&q) {
			return findInDatabase(ctx, op, &q)
		}
		found, err := findInProjection(ctx, op, p, &q)
		if errors.Is(err, errMoved) {
			f.outdated(p)
		}
		return found, err
	})
}

// repeat calls a read until it is of one version of the graph.
func repeat[T any](ctx context.Context, read func() (T, error)) (result T, err error) {
	for attempt := range maxAttempts {
		if result, err = read(); !errors.Is(err, errMoved) {
			return result, err
		}
		select {
		case <-ctx.Done():
			return result, ctx.Err()
		case <-time.After(attemptPause << attempt):
		}
	}
	return result, movedTooOften()
}

// findInDatabase searches the database level by level.
func findInDatabase(ctx context.Context, op *loaders.Operation, q *Query) (*foundPaths, error) {
	steps := q.steps()
	l := newLevels(op, steps)
	s := newSearch(q, steps, l, &explored{})
	if err := s.run(ctx); err != nil {
		return nil, err
	}
	return s.read(ctx, op, l.version)
}

// findInProjection searches a projection. What it says is missing may have come to the graph since.
func findInProjection(ctx context.Context, op *loaders.Operation, p *projection, q *Query) (*foundPaths, error) {
	steps := q.steps()
	v := newView(p, q, steps)
	defer v.release()
	s := newSearch(q, steps, v, v.explored)
	if err := s.run(ctx); err != nil {
		return nil, p.confirm(ctx, op, err)
	}
	return s.read(ctx, op, p.version)
}

// read reads what the paths hold that were found in a version of the graph.
func (s *search) read(ctx context.Context, op *loaders.Operation, version int) (*foundPaths, error) {
	found := &foundPaths{version: version, answer: &model.PathAnswer{
		Paths: []*model.Path{}, Complete: s.reason == nil, IncompleteReason: s.reason, Explored: model.Explored{Nodes: len(s.entities), Edges: s.edges},
		Searched: model.PathsSearched{Kind: s.Kind, MaxHops: int(s.MaxHops), Nearest: s.Target != nil},
	}}
	if len(s.found) == 0 {
		now, err := readVersion(ctx, op)
		if err != nil {
			return nil, fmt.Errorf("paths from %s: %w", s.From, err)
		}
		return found, sameVersion(version, now)
	}
	ids, hops := s.held()
	var err error
	if found.details, err = readDetails(ctx, op, ids, hops); err != nil {
		return nil, fmt.Errorf("paths from %s: %w", s.From, err)
	}
	if err := sameVersion(version, found.details.versions[0], found.details.versions[1]); err != nil {
		return nil, err
	}
	for _, ranked := range s.found {
		path, err := s.path(ranked, found.details)
		if err != nil {
			return nil, fmt.Errorf("paths from %s: %w", s.From, err)
		}
		found.answer.Paths = append(found.answer.Paths, path)
	}
	return found, nil
}

// held are the entities and the hops of the paths that were found.
func (s *search) held() (ids []string, hops []hopID) {
	ids = []string{s.From}
	asked := map[int32]bool{}
	for _, p := range s.found {
		for _, l := range p.Links {
			from, to := s.graph.Ends(l.Tag)
			hop := &s.links[l.Tag]
			ids = append(ids, s.topology.id(to))
			if !hop.forward {
				from, to = to, from
			}
			if !asked[hop.fact] {
				hops = append(hops, hopID{s.topology.id(from), s.topology.id(to), s.follows[hop.step].Relation, s.topology.fact(int(hop.fact))})
			}
			asked[hop.fact] = true
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids), hops
}

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
		_, n := s.graph.Ends(l.Tag)
		link := &s.links[l.Tag]
		to, err := add(s.topology.id(n))
		if err != nil {
			return nil, err
		}
		id, step := s.topology.fact(int(link.fact)), s.follows[link.step]
		f := details.facts[id]
		if f == nil {
			return nil, deletedConcurrently(id)
		}
		path.Hops = append(path.Hops, &model.PathHop{
			From: from, To: to, Relation: step.Relation, Forward: link.forward, Cost: step.Cost, Fact: f, OtherFacts: int(link.others),
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
