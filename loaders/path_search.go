package loaders

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"puente/analysis"
	"puente/graph/model"
)

// pathSearch explores the graph from both ends of a path, level by level, until no better path than those found can be outside of what it has seen.
type pathSearch struct {
	*PathQuery
	query Query
	*explored
	sides  [2]*pathSide // from the beginning, and, where the end is given, from the end
	budget int          // facts that may still be looked at
	reason *model.IncompleteReason
	found  []analysis.RankedPath
	core   []int // the explored entities by the numbers in found
}

// pathSide is what one end has reached.
type pathSide struct {
	end     int    // where it began; -1: this side is not searched
	other   string // id of the other end, which may be a hub or of any kind
	back    bool   // from the end, against the path's direction
	level   int    // hops that have been expanded
	waiting []int  // entities reached and not expanded
	ready   []int  // those of them from which a path that counts can go on; what is dear now may be reached for less later
	reached map[int]bool
}

// pathSteps bounds how many partial paths one ranking looks at.
const pathSteps = 500_000

// run explores. It returns an error only where nothing can be said.
func (s *pathSearch) run(ctx context.Context) error {
	// What is left of the time pays for reading what the paths hold.
	exploring := ctx
	if end, ok := ctx.Deadline(); ok {
		var cancel context.CancelFunc
		exploring, cancel = context.WithTimeout(ctx, time.Until(end)*3/4)
		defer cancel()
	}
	for {
		done, err := s.settle()
		if done || err != nil {
			return err
		}
		if err := s.expand(exploring, s.cheaper()); err != nil {
			if ctx.Err() == nil && (exploring.Err() != nil || errors.Is(err, context.DeadlineExceeded)) {
				s.stop(model.IncompleteReasonTimeout)
				_, err = s.settle()
			}
			return err
		}
	}
}

func (s *pathSearch) stop(why model.IncompleteReason) { s.reason = &why }

// cheaper is the side whose next level has fewer facts to look at.
func (s *pathSearch) cheaper() *pathSide {
	if s.sides[1] == nil || s.facts(s.sides[0].ready) <= s.facts(s.sides[1].ready) {
		return s.sides[0]
	}
	return s.sides[1]
}

func (s *pathSearch) facts(entities []int) int {
	n := 0
	for _, e := range entities {
		n += s.entities[e].degree
	}
	return n
}

// settle ranks what has been seen, and tells whether the search is over: because nothing is left to see, because what is left cannot be as
// good, or because it was stopped. It says from where to go on.
func (s *pathSearch) settle() (done bool, err error) {
	reach := s.reach()
	ranked := s.rank(reach)
	if !ranked && s.reason == nil {
		s.stop(model.IncompleteReasonBudget)
	}
	if s.From == s.To {
		return s.over(ranked) // no path but the one without hops
	}
	worst := analysis.Far
	if len(s.found) == int(s.First) {
		worst = s.found[len(s.found)-1].Cost
	}
	hops := 0
	for _, side := range s.sides {
		if side == nil {
			continue
		}
		hops += side.level
		side.ready = slices.DeleteFunc(slices.Clone(side.waiting), func(e int) bool { return reach.least(side, e) > worst })
		if len(side.ready) == 0 {
			return s.over(ranked)
		}
	}
	unseen := reach.unseen()
	if s.reason == nil { // each level was read whole, so what is not seen has more hops
		unseen = max(unseen, (hops+1)*reach.step)
		if hops >= int(s.MaxHops) {
			return s.over(ranked)
		}
	}
	if unseen > worst {
		return s.over(ranked)
	}
	return s.reason != nil, nil
}

// over ends a search that has seen all that counts; it is complete if all that was seen was ranked.
func (s *pathSearch) over(ranked bool) (bool, error) {
	if ranked {
		s.reason = nil
	}
	return true, nil
}

// expand reads the facts of what is ready on a side: the cheapest to reach first, as far as the budget goes.
func (s *pathSearch) expand(ctx context.Context, side *pathSide) error {
	costs := s.costs(side)
	slices.SortFunc(side.ready, func(a, b int) int {
		x, y := s.entities[a], s.entities[b]
		return cmp.Or(cmp.Compare(costs[a], costs[b]), cmp.Compare(x.degree, y.degree), strings.Compare(x.id, y.id))
	})
	admitted, looked := 0, 0
	for _, e := range side.ready {
		if looked+s.entities[e].degree > s.budget {
			s.stop(model.IncompleteReasonBudget)
			break
		}
		looked += s.entities[e].degree
		admitted++
	}
	if admitted == 0 {
		return nil
	}
	now := side.ready[:admitted]
	rows, err := s.read(ctx, side, now)
	if err != nil {
		return err // what waited still waits
	}
	side.expanded(now)
	s.budget -= looked
	s.edges += looked
	side.level++
	return s.take(side, now, rows)
}

// expanded takes from what waits what has been read.
func (side *pathSide) expanded(now []int) {
	read := make(map[int]bool, len(now))
	for _, e := range now {
		read[e] = true
	}
	side.waiting = slices.DeleteFunc(side.waiting, func(e int) bool { return read[e] })
}

// read reads the facts that lead on from entities, for all of them in one statement, with what is known of the other ends.
func (s *pathSearch) read(ctx context.Context, side *pathSide, entities []int) ([]any, error) {
	b := newBuilder()
	ids := make([]string, len(entities))
	for i, e := range entities {
		ids[i] = s.entities[e].id
	}
	b.params["ids"], b.params["other"], b.params["avoid"] = ids, side.other, append([]string{}, s.Filter.Avoid...)
	forth, back := pathRelations(s.steps(), side.back)
	var parts []string
	for _, part := range []struct{ relations, left, right, along string }{{forth, "-", "->", "true"}, {back, "<-", "-", "false"}} {
		if part.relations != "" {
			parts = append(parts, "MATCH (n:Entity {id: $ids[i]})"+part.left+"[f:"+part.relations+"]"+part.right+"(m:Entity)"+
				whereAll(append(s.PathQuery.facts().where(b, "f"), "m <> n", "NOT m.id IN $avoid"))+"\n  RETURN f, m, "+part.along+" AS along")
		}
	}
	inner, end := "true", "m.id = $other"
	if kinds := s.Kind.Between(); kinds != nil {
		inner = "m:" + labels(kinds)
	}
	if s.Filter.AvoidHubsOver != nil {
		inner += " AND degree <= " + b.param(known(int64(*s.Filter.AvoidHubsOver)))
	}
	if s.Target != nil {
		end = strings.Join(append(entityFilters().where(b, "m", known(s.Target)), "m.id <> $other"), " AND ")
	}
	value, err := s.query.built(ctx, `
UNWIND range(0, size($ids) - 1) AS i
CALL (i) {
  `+strings.Join(parts, "\n  UNION ALL\n  ")+`
}
WITH i, m, collect([along, type(f), f.id, f.confidence]) AS facts
WITH i, m, facts, `+pathDegree("m", s.steps())+` AS degree
WITH i, m, facts, degree, `+inner+` AS inner, `+end+` AS end
WHERE inner OR end
RETURN collect([i, m.id, degree, inner, end, facts]) AS rows`, b)
	if err != nil {
		return nil, fmt.Errorf("what leads on from %d entities: %w", len(ids), err)
	}
	return rowsOf(value), nil
}

// pathRelations are the relations that a side follows from the first entity of a fact to the second, and back.
func pathRelations(steps []model.PathStep, back bool) (along, against string) {
	var a, b []string
	for _, s := range steps {
		if s.Forward && !back || s.Back && back {
			a = append(a, string(s.Relation))
		}
		if s.Back && !back || s.Forward && back {
			b = append(b, string(s.Relation))
		}
	}
	return strings.Join(a, "|"), strings.Join(b, "|")
}

// pathDegree counts the facts of an entity that a path could follow, without reading them.
func pathDegree(node string, steps []model.PathStep) string {
	relations := make([]string, len(steps))
	for i, s := range steps {
		relations[i] = string(s.Relation)
	}
	return "COUNT { (" + node + ")-[:" + strings.Join(relations, "|") + "]-() }"
}
