package paths

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"puente/graph/model"
	"puente/loaders"
)

// surroundings are the facts that a neighbourhood follows in a projection.
type surroundings struct {
	*projection
	of     relationSet
	filter classFilter
}

// neighborhoodInProjection looks at a projection level by level, and reads what is shown.
func neighborhoodInProjection(ctx context.Context, op *loaders.Operation, p *projection, q NeighborhoodQuery) (*model.Neighborhood, error) {
	relations := q.Relations
	if relations == nil {
		relations = p.relations
	}
	v := &surroundings{projection: p, of: p.set(model.Strings(relations)), filter: p.filter(cmp.Or(q.Facts, &model.FactFilter{}))}
	if _, ok := p.entity(q.Of); !ok {
		return nil, p.confirm(ctx, op, model.Missing("of", q.Of))
	}
	s, level := newSubgraph(q), []string{q.Of}
	for d := 1; d <= int(q.Depth) && len(level) > 0; d++ {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("neighborhood of %s: %w", q.Of, err)
		}
		level = s.addLevel(v.level(level, int(q.FanOut)+1), d)
	}
	s.addBeyond(v.beyond(s, level))
	return readNeighborhood(ctx, op, s, p.version)
}

// level gives for each entity its first facts by relation and id, at most so many.
func (v *surroundings) level(ids []string, most int) []levelRow {
	rows := make([]levelRow, 0, len(ids))
	for _, id := range ids {
		row := levelRow{id: id}
		for _, f := range v.firstFacts(id, most) {
			row.facts = append(row.facts, hopID{v.ids.at(int(v.from[f])), v.ids.at(int(v.to[f])), v.relations[v.relationOf[v.class[f]]], v.facts.at(int(f))})
		}
		rows = append(rows, row)
	}
	return rows
}

// firstFacts are the first facts of an entity to others, by relation and id.
func (v *surroundings) firstFacts(id string, most int) []int32 {
	byRelation := make([][]int32, len(v.relations))
	v.each(id, func(f, _ int32) bool {
		r := v.relationOf[v.class[f]]
		byRelation[r] = append(byRelation[r], f)
		return true
	})
	var all []int32
	for _, facts := range byRelation {
		if len(all) >= most {
			break
		}
		ids := make(map[int32]string, len(facts))
		for _, f := range facts {
			ids[f] = v.facts.at(int(f))
		}
		slices.SortFunc(facts, func(a, b int32) int { return cmp.Compare(ids[a], ids[b]) })
		all = append(all, facts[:min(len(facts), most-len(all))]...)
	}
	return all
}

// beyond tells of each entity whether a fact leads to one outside.
func (v *surroundings) beyond(s *subgraph, ids []string) []levelRow {
	rows := make([]levelRow, 0, len(ids))
	for _, id := range ids {
		row := levelRow{id: id}
		v.each(id, func(_, other int32) bool {
			_, inside := s.depth[v.ids.at(int(other))]
			row.more = row.more || !inside
			return !row.more
		})
		rows = append(rows, row)
	}
	return rows
}

// each calls f with the facts of an entity that meet the filter, and their other ends, until it returns false.
func (v *surroundings) each(id string, f func(fact, other int32) bool) {
	e, ok := v.entity(id)
	going := ok
	call := func(fact, other int32) {
		going = going && (other == e || !v.filter.allows(v.class[fact]) || f(fact, other))
	}
	if !ok {
		return
	}
	v.outgoing(e, v.of, func(_ uint8, from, end int32) {
		for fact := from; going && fact < end; fact++ {
			call(fact, v.to[fact])
		}
	})
	v.incoming(e, v.of, func(_ uint8, from, end int32) {
		for i := from; going && i < end; i++ {
			call(v.in[i], v.from[v.in[i]])
		}
	})
}
