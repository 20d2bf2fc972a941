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

// search is a bidirectional search, level by level from both ends, that stops when no unexplored path can be better than those found.
type search struct {
	*Query
	op      *loaders.Operation
	table   map[string]model.PathStep // what the kind follows, by relation
	degrees [2]string                 // expression that counts the facts by which the search continues from an entity m, by side
	*explored
	sides  [2]*searchSide // from the beginning, and, where the end is given, from the end
	budget int            // facts that may still be read
	reason *model.IncompleteReason
	found  []analysis.RankedPath
	core   []int // the explored entities by the numbers in found
}

// searchSide is the state of the search from one end.
type searchSide struct {
	end        int    // number of the entity where it starts; -1: this side is not searched
	other      string // id of the other end, which may be a hub or of any kind
	back       bool   // from the end of the path, against its direction
	level      int    // hops that have been expanded
	frontier   []int  // entities reached and not expanded
	expandable []int  // those of the frontier from which a better path can go on; one that is too dear now may be reached for less later
	reached    map[int]bool
	costs      []int // least costs from its end, or to it, when they were last computed
}

// maxPartialPaths is how many partial paths one ranking may extend.
const maxPartialPaths = 500_000

// explore expands levels until the search has converged. It returns an error only where there is no answer at all.
func (s *search) explore(ctx context.Context) error {
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

func (s *search) stop(why model.IncompleteReason) { s.reason = &why }

// maxCombinedFacts is how many facts the next levels of both sides may have to be read in one statement: fewer cost less than a second round trip.
const maxCombinedFacts = 500

// nextSides are the sides to expand: the one whose next level has fewer facts, or both where they have few.
func (s *search) nextSides() []*searchSide {
	one, other := s.sides[0], s.sides[1]
	if other == nil {
		return []*searchSide{one}
	}
	few, many := s.facts(one, one.expandable), s.facts(other, other.expandable)
	if few > many {
		one, other, few, many = other, one, many, few
	}
	if few+many <= min(maxCombinedFacts, s.budget) && one.level+other.level+2 <= int(s.MaxHops) {
		return []*searchSide{one, other}
	}
	return []*searchSide{one}
}

// facts is the number of facts by which a side continues from some entities.
func (s *search) facts(side *searchSide, entities []int) int {
	n := 0
	for _, e := range entities {
		n += s.entities[e].degrees[side.index()]
	}
	return n
}

// index is a side's index in arrays with an element for each side.
func (side *searchSide) index() int {
	if side.back {
		return 1
	}
	return 0
}

// converged reports whether the search is over: the frontier is empty, no path from it can be as good as those found, or the search was
// stopped. Otherwise it sets which entities of each frontier are expandable.
func (s *search) converged() (over bool) {
	reach, hops, left := s.bounds(), 0, true
	for _, side := range s.sides {
		if side != nil {
			hops += side.level
			side.expandable = slices.Clone(side.frontier)
			left = left && len(side.expandable) > 0
		}
	}
	unseen := reach.unexploredBound()
	if s.reason == nil { // each level was read whole, so what is not seen has more hops
		unseen = max(unseen, (hops+1)*reach.step)
		left = left && hops < int(s.MaxHops)
	}
	cheapest := reach.lowestCost(s)
	if left && s.reason == nil && cheapest == analysis.Unreachable {
		return false
	}
	ranked, worst := s.rank(), analysis.Unreachable
	if len(s.found) == int(s.First) {
		worst = s.found[len(s.found)-1].Cost
	}
	for _, side := range s.sides {
		if side != nil {
			side.expandable = slices.DeleteFunc(side.expandable, func(e int) bool { return reach.lowerBound(side, e) > worst })
			left = left && len(side.expandable) > 0
		}
	}
	switch {
	case left && s.reason == nil && unseen <= cheapest:
		return false // an unexplored path may be better
	case !ranked:
		s.stop(model.IncompleteReasonBudget)
		return true
	case !left || unseen > worst:
		s.reason = nil
		return true
	}
	return s.reason != nil
}

// expand reads the facts of the expandable entities of some sides, those of least cost first, as far as the budget allows.
func (s *search) expand(ctx context.Context, sides []*searchSide) error {
	b, admitted := loaders.NewBuilder(), make([][]int, len(sides))
	parts, columns, looked := []string{}, []string{}, 0
	for i, side := range sides {
		for _, e := range s.byCost(side) {
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

func (s *search) ids(entities []int) []string {
	ids := make([]string, len(entities))
	for i, e := range entities {
		ids[i] = s.entities[e].id
	}
	return ids
}

// addExpansion adds the next level of a side, whose expanded entities leave the frontier.
func (s *search) addExpansion(side *searchSide, expanded []int, rows *loaders.Columns) {
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

// byCost are the expandable entities of a side by cost, degree and id.
func (s *search) byCost(side *searchSide) []int {
	slices.SortFunc(side.expandable, func(a, b int) int {
		x, y := s.entities[a], s.entities[b]
		return cmp.Or(cmp.Compare(side.costs[a], side.costs[b]), cmp.Compare(x.degrees[side.index()], y.degrees[side.index()]), strings.Compare(x.id, y.id))
	})
	return side.expandable
}

// expansion writes a subquery that expands the entities whose ids are in a list: a column with a row for each entity reached, of id, degree,
// whether it may stand between the ends, whether it meets the target, and facts.
func (s *search) expansion(b *loaders.Builder, side *searchSide, list, column string) string {
	inner, end := "true", "id = "+b.Put(side.other)
	if kinds := s.Kind.Between(); kinds != nil {
		inner = "m:" + loaders.Labels(kinds)
	}
	if s.Filter.AvoidHubsOver != nil {
		inner += " AND " + degreeExpression(s.allRelationTypes()) + " <= " + b.Put(int64(*s.Filter.AvoidHubsOver))
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
WITH m, m.id AS id, collect([i, along, type(f), f.id, f.confidence]) AS facts, ` + s.degrees[side.index()] + ` AS degree
WITH m, id, degree, ` + inner + ` AS inner, ` + end + ` AS end, facts
WHERE ` + wanted + `
RETURN collect([id, degree, inner, end, facts]) AS ` + column
}

// matchClause writes the pattern of the facts f by which a side continues from n to m, and whether f points from n to m (along).
func (s *search) matchClause(b *loaders.Builder, back bool) string {
	where := loaders.Where(append(loaders.FactConditions(b, s.Query.facts(), "f"), "m <> n"))
	forth, against := relationTypes(s.steps(), back)
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
