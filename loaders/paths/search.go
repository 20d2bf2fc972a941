package paths

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
	"puente/loaders"
)

// pathSearch explores the graph from both ends of a path, level by level, until no better path than those found can be outside of what it has seen.
type pathSearch struct {
	*PathQuery
	op      *loaders.Operation
	table   map[string]model.PathStep // what the kind follows, by relation
	degrees [2]string                 // how the facts that lead on from an entity m are counted, by side
	*explored
	sides  [2]*pathSide // from the beginning, and, where the end is given, from the end
	budget int          // facts that may still be looked at
	reason *model.IncompleteReason
	found  []analysis.RankedPath
	core   []int // the explored entities by the numbers in found
}

// pathSide is what one end has reached.
type pathSide struct {
	end        int    // where it began; -1: this side is not searched
	other      string // id of the other end, which may be a hub or of any kind
	back       bool   // from the end, against the path's direction
	level      int    // hops that have been expanded
	frontier   []int  // entities reached and not expanded
	expandable []int  // those of the frontier from which a better path can go on; one that is too dear now may be reached for less later
	reached    map[int]bool
	costs      []int // least costs from its end, or to it, as of the last look at what was seen
}

// pathSteps bounds how many partial paths one ranking looks at.
const pathSteps = 500_000

// run explores. It returns an error only where nothing can be said.
func (s *pathSearch) run(ctx context.Context) error {
	if s.From == s.To {
		s.rank() // a path of no hops
		return nil
	}
	// What is left of the time pays for reading what the paths hold.
	exploring := ctx
	if end, ok := ctx.Deadline(); ok {
		var cancel context.CancelFunc
		exploring, cancel = context.WithTimeout(ctx, time.Until(end)*3/4)
		defer cancel()
	}
	for !s.converged() {
		if err := s.expand(exploring, s.nextSides()); err != nil {
			if ctx.Err() != nil || exploring.Err() == nil && !errors.Is(err, context.DeadlineExceeded) {
				return err
			}
			s.stop(model.IncompleteReasonTimeout)
		}
	}
	return nil
}

func (s *pathSearch) stop(why model.IncompleteReason) { s.reason = &why }

// fewFacts is how many facts two levels may have that are read in one round trip: it costs more than they do.
const fewFacts = 500

// nextSides are the sides to expand: the one whose next level has fewer facts to look at, or both where they have few.
func (s *pathSearch) nextSides() []*pathSide {
	one, other := s.sides[0], s.sides[1]
	if other == nil {
		return []*pathSide{one}
	}
	few, many := s.facts(one, one.expandable), s.facts(other, other.expandable)
	if few > many {
		one, other, few, many = other, one, many, few
	}
	if few+many <= min(fewFacts, s.budget) && one.level+other.level+2 <= int(s.MaxHops) {
		return []*pathSide{one, other}
	}
	return []*pathSide{one}
}

// facts counts what there is to look at where a side goes on from some entities.
func (s *pathSearch) facts(side *pathSide, entities []int) int {
	n := 0
	for _, e := range entities {
		n += s.entities[e].degrees[side.at()]
	}
	return n
}

// at is a side's place where there is something for each side.
func (side *pathSide) at() int {
	if side.back {
		return 1
	}
	return 0
}

// converged reports whether the search is over: because nothing is left to see, because what is left cannot be as good as what was found, or
// because it was stopped. It says from where to go on.
func (s *pathSearch) converged() (over bool) {
	reach, hops, left := s.reach(), 0, true
	for _, side := range s.sides {
		if side != nil {
			hops += side.level
			side.expandable = slices.Clone(side.frontier)
			left = left && len(side.expandable) > 0
		}
	}
	unseen := reach.unseen()
	if s.reason == nil { // each level was read whole, so what is not seen has more hops
		unseen = max(unseen, (hops+1)*reach.step)
		left = left && hops < int(s.MaxHops)
	}
	cheapest := reach.cheapest(s)
	if left && s.reason == nil && cheapest == analysis.Far {
		return false
	}
	ranked, worst := s.rank(), analysis.Far
	if len(s.found) == int(s.First) {
		worst = s.found[len(s.found)-1].Cost
	}
	for _, side := range s.sides {
		if side != nil {
			side.expandable = slices.DeleteFunc(side.expandable, func(e int) bool { return reach.least(side, e) > worst })
			left = left && len(side.expandable) > 0
		}
	}
	switch {
	case left && s.reason == nil && unseen <= cheapest:
		return false // what was found may yet be bettered
	case !ranked:
		s.stop(model.IncompleteReasonBudget)
		return true
	case !left || unseen > worst:
		s.reason = nil
		return true
	}
	return s.reason != nil
}

// expand reads the facts of what is ready on some sides: the cheapest to reach first, as far as the budget goes.
func (s *pathSearch) expand(ctx context.Context, sides []*pathSide) error {
	b, admitted := loaders.NewBuilder(), make([][]int, len(sides))
	parts, columns, looked := []string{}, []string{}, 0
	for i, side := range sides {
		for _, e := range s.inOrder(side) {
			facts := s.facts(side, []int{e})
			if looked+facts > s.budget {
				s.stop(model.IncompleteReasonBudget)
				break
			}
			looked += facts
			admitted[i] = append(admitted[i], e)
		}
		if len(admitted[i]) > 0 {
			list, column := b.Put(s.ids(admitted[i])), b.Name("rows")
			columns = append(columns, column)
			parts = append(parts, "CALL () {\n"+s.expansion(b, side, list, column)+"\n}")
		}
	}
	if len(parts) == 0 {
		return nil
	}
	answer, err := s.op.ReadBuilt(ctx, strings.Join(parts, "\n")+"\nRETURN ["+strings.Join(columns, ", ")+"] AS levels", b)
	if err != nil {
		return fmt.Errorf("expansion of a level: %w", err) // the frontier is as it was
	}
	levels := answer.Row()
	for i, side := range sides {
		if len(admitted[i]) > 0 {
			s.addExpansion(side, admitted[i], levels)
		}
	}
	return answer.Err()
}

func (s *pathSearch) ids(entities []int) []string {
	ids := make([]string, len(entities))
	for i, e := range entities {
		ids[i] = s.entities[e].id
	}
	return ids
}

// addExpansion adds the next level of a side, whose expanded entities leave the frontier.
func (s *pathSearch) addExpansion(side *pathSide, expanded []int, rows *loaders.Columns) {
	facts := s.facts(side, expanded)
	s.budget -= facts
	s.edges += facts
	done := make(map[int]bool, len(expanded))
	for _, e := range expanded {
		done[e] = true
	}
	side.frontier = slices.DeleteFunc(side.frontier, func(e int) bool { return done[e] })
	side.level++
	s.addLevel(side, expanded, rows)
}

// inOrder is what is ready on a side, the cheapest to reach first.
func (s *pathSearch) inOrder(side *pathSide) []int {
	slices.SortFunc(side.expandable, func(a, b int) int {
		x, y := s.entities[a], s.entities[b]
		return cmp.Or(cmp.Compare(side.costs[a], side.costs[b]), cmp.Compare(x.degrees[side.at()], y.degrees[side.at()]), strings.Compare(x.id, y.id))
	})
	return side.expandable
}

// expansion writes what leads on from the entities whose ids are in a list, with what is known of the other ends, as a column of rows: one for each
// other end. It stands in a CALL that imports what the list needs.
func (s *pathSearch) expansion(b *loaders.Builder, side *pathSide, list, column string) string {
	inner, end := "true", "id = "+b.Put(side.other)
	if kinds := s.Kind.Between(); kinds != nil {
		inner = "m:" + loaders.Labels(kinds)
	}
	if s.Filter.AvoidHubsOver != nil {
		inner += " AND " + pathDegree(s.everyWay()) + " <= " + b.Put(int64(*s.Filter.AvoidHubsOver))
	}
	if s.Target != nil {
		end = strings.Join(append(loaders.EntityConditions(b, "m", s.Target), "NOT "+end), " AND ")
	}
	wanted := "(inner OR end)"
	if len(s.Filter.Avoid) > 0 {
		wanted += " AND NOT id IN " + b.Put(s.Filter.Avoid)
	}
	return `UNWIND range(0, size(` + list + `) - 1) AS i
MATCH (n:Entity {id: ` + list + `[i]})
` + s.matchClause(b, side.back) + `
WITH m, m.id AS id, collect([i, along, type(f), f.id, f.confidence]) AS facts, ` + s.degrees[side.at()] + ` AS degree
WITH m, id, degree, ` + inner + ` AS inner, ` + end + ` AS end, facts
WHERE ` + wanted + `
RETURN collect([id, degree, inner, end, facts]) AS ` + column
}

// matchClause writes the facts f by which a side goes on from n to m, and whether it does so from their first entity to their second.
func (s *pathSearch) matchClause(b *loaders.Builder, back bool) string {
	where := loaders.Where(append(loaders.FactConditions(b, s.PathQuery.facts(), "f"), "m <> n"))
	forth, against := pathRelations(s.steps(), back)
	if forth == against {
		return "MATCH (n)-[f:" + forth + "]-(m)" + where + "\nWITH i, f, m, startNode(f) = n AS along"
	}
	var parts []string
	for _, part := range []struct{ relations, left, right, along string }{{forth, "-", "->", "true"}, {against, "<-", "-", "false"}} {
		if part.relations != "" {
			parts = append(parts, "MATCH (n)"+part.left+"[f:"+part.relations+"]"+part.right+"(m)"+where+"\n  RETURN f, m, "+part.along+" AS along")
		}
	}
	return "CALL (n) {\n  " + strings.Join(parts, "\n  UNION ALL\n  ") + "\n}"
}
