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
)

// search is a bidirectional search, level by level from both ends, that stops when no unexplored path can be better than those found.
type search struct {
	*Query
	topology topology
	follows  []model.PathStep // what the kind follows
	leastHop int              // least cost of a hop
	*explored
	sides  [2]*searchSide // from the beginning, and, where the end is given, from the end
	budget int            // facts that may still be looked at
	reason *model.IncompleteReason
	found  []analysis.RankedPath
}

// searchSide is the state of the search from one end.
type searchSide struct {
	end        int     // number of the entity where it starts
	other      int     // number of the other end, which may be a hub or of any kind
	back       bool    // from the end of the path, against its direction
	level      int     // hops that have been expanded
	frontier   []int   // entities reached and not expanded
	expandable []int   // those of the frontier from which a better path can go on; one that is too dear now may be reached for less later
	costs      []int32 // least costs from its end, or to it, when they were last computed
}

// topology tells a search what leads on from entities. It gives the same whether it reads the database level by level or a projection.
type topology interface {
	// seed adds the ends of the search to what is explored, and refuses ids that nothing has. It may expand the ends, as expand would next.
	seed(ctx context.Context, s *search) error
	// expand adds what leads on from the admitted entities of each side. On an error what is explored is as it was.
	expand(ctx context.Context, s *search, sides []*searchSide, admitted [][]int) error
	// id is the id of an entity by its number in the search, and fact that of a fact.
	id(number int) string
	fact(number int) string
}

// maxPartialPaths is how many partial paths one ranking may extend.
const maxPartialPaths = 500_000

// newSearch makes a search that follows some steps, and adds what it sees to what is explored, which is nothing yet.
func newSearch(q *Query, steps []model.PathStep, t topology, x *explored) *search {
	s := &search{Query: q, topology: t, explored: x, budget: int(q.Budget), follows: steps, leastHop: analysis.Unreachable}
	for _, step := range steps {
		s.leastHop = min(s.leastHop, step.Cost)
	}
	return s
}

// order compares two entities by their ids.
func (s *search) order(a, b int) int {
	if e, f := s.entities[a].rank, s.entities[b].rank; e != f {
		return cmp.Compare(e, f)
	}
	return strings.Compare(s.topology.id(a), s.topology.id(b))
}

// among are the explored entities that meet a condition, in the order of their ids.
func (s *search) among(meets func(entity int) bool) []int {
	var numbers []int
	for n := range s.entities {
		if meets(n) {
			numbers = append(numbers, n)
		}
	}
	slices.SortFunc(numbers, s.order)
	return numbers
}

// run searches. It returns an error only where there is no answer at all.
func (s *search) run(ctx context.Context) error {
	if err := s.topology.seed(ctx, s); err != nil {
		return err
	}
	if err := s.explore(ctx); err != nil {
		return fmt.Errorf("paths from %s: %w", s.From, err)
	}
	return nil
}

// seedSides starts both sides at their ends, whose numbers and degrees are given.
func (s *search) seedSides(ends [2]int, degrees [2]int) {
	s.sides[0] = &searchSide{end: ends[0], other: ends[0]} // the beginning is no target
	if s.Target == nil {
		s.sides[0].other = ends[1]
		s.sides[1] = &searchSide{end: ends[1], other: ends[0], back: true}
	}
	for i, side := range s.sides {
		if side != nil {
			side.frontier = []int{side.end}
			s.entities[side.end].reached[i], s.entities[side.end].degrees[i] = true, int32(degrees[i])
		}
	}
}

// explore expands levels until the search has converged.
func (s *search) explore(ctx context.Context) error {
	if s.From == s.To {
		s.rank(nil) // a path of no hops
		return nil
	}
	// What is left of the time pays for reading what the paths hold.
	exploring := ctx
	if end, ok := ctx.Deadline(); ok {
		var cancel context.CancelFunc
		exploring, cancel = context.WithTimeout(ctx, time.Until(end)*3/4)
		defer cancel()
	}
	stopped := func() bool { return ctx.Err() != nil }
	for !s.converged(stopped) {
		if err := s.expand(exploring, s.nextSides()); err != nil {
			if ctx.Err() != nil || exploring.Err() == nil && !errors.Is(err, context.DeadlineExceeded) {
				return err
			}
			s.stop(model.IncompleteReasonTimeout)
		}
	}
	return ctx.Err()
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
	few, many := s.facts(one, one.expandable...), s.facts(other, other.expandable...)
	if few > many {
		one, other, few, many = other, one, many, few
	}
	if few+many <= min(maxCombinedFacts, s.budget) && one.level+other.level+2 <= int(s.MaxHops) {
		return []*searchSide{one, other}
	}
	return []*searchSide{one}
}

// facts is the number of facts by which a side continues from some entities.
func (s *search) facts(side *searchSide, entities ...int) int {
	n := 0
	for _, e := range entities {
		n += int(s.entities[e].degrees[side.index()])
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
func (s *search) converged(stopped func() bool) (over bool) {
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
	ranked, worst := s.rank(stopped), analysis.Unreachable
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

// expand looks at the facts of the expandable entities of some sides, those of least cost first, as far as the budget allows.
func (s *search) expand(ctx context.Context, sides []*searchSide) error {
	admitted, looked, some := make([][]int, len(sides)), 0, false
	for i, side := range sides {
		for _, e := range s.byCost(side) {
			facts := s.facts(side, e)
			if looked+facts > s.budget {
				s.stop(model.IncompleteReasonBudget)
				break
			}
			looked += facts
			admitted[i], some = append(admitted[i], e), true
		}
	}
	if !some {
		return nil
	}
	return s.topology.expand(ctx, s, sides, admitted)
}

// byCost are the expandable entities of a side by cost, degree and id.
func (s *search) byCost(side *searchSide) []int {
	i := side.index()
	slices.SortFunc(side.expandable, func(a, b int) int {
		return cmp.Or(cmp.Compare(side.costs[a], side.costs[b]), cmp.Compare(s.entities[a].degrees[i], s.entities[b].degrees[i]), s.order(a, b))
	})
	return side.expandable
}

// begin notes that the next level of a side is looked at, whose expanded entities leave the frontier.
func (s *search) begin(side *searchSide, expanded []int) {
	facts, i := s.facts(side, expanded...), side.index()
	s.budget -= facts
	s.edges += facts
	for _, e := range expanded {
		s.entities[e].expanded[i] = true
	}
	side.frontier = slices.DeleteFunc(side.frontier, func(e int) bool { return s.entities[e].expanded[i] })
	side.level++
}
