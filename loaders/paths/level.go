package paths

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"puente/graph/model"
	"puente/loaders"
)

// levels is the topology of the database, read by a statement for each level.
type levels struct {
	op      *loaders.Operation
	degrees [2]string // expression that counts the facts by which the search continues from an entity m, by side
	numbers map[string]int
	ids     []string // of entities, by number
	facts   []string // ids by number
	version int      // of the graph, when the ends were read
}

func newLevels(op *loaders.Operation, steps []model.PathStep) *levels {
	l := &levels{op: op, numbers: map[string]int{}}
	for i, back := range []bool{false, true} {
		l.degrees[i] = degreeExpression(relationTypes(steps, back))
	}
	return l
}

func (l *levels) id(number int) string { return l.ids[number] }

func (l *levels) fact(number int) string { return l.facts[number] }

// number is the number of an entity.
func (l *levels) number(s *search, id string, inner bool) int {
	n, ok := l.numbers[id]
	if !ok {
		n = s.add(exploredEntity{inner: inner})
		l.numbers[id], l.ids = n, append(l.ids, id)
	}
	return n
}

// seed implements topology. Where an end has few facts, the same statement reads the first level.
func (l *levels) seed(ctx context.Context, s *search) error {
	named := s.named()
	ids := make([]string, len(named))
	for i, n := range named {
		ids[i] = n.id
	}
	b := loaders.NewBuilder()
	text := l.seedStatement(b, s, b.Put(ids))
	answer, err := l.op.ReadBuilt(ctx, text, b)
	if err != nil {
		return fmt.Errorf("ends of paths: %w", err)
	}
	row := answer.Row()
	degrees, i := make([]int, len(named)+1), 0
	for end := range row.Rows() {
		if !end.Bool() {
			return model.Missing(named[i].argument, named[i].id)
		}
		degrees[i] = end.Int()
		i++
	}
	l.version = row.Int()
	ends := [2]int{l.number(s, s.From, false), 0}
	if s.Target == nil {
		ends[1] = l.number(s, s.To, false)
	}
	s.seedSides(ends, [2]int{degrees[0], degrees[1]})
	for _, side := range s.sides {
		if side == nil {
			continue
		}
		if level := row.Row(); level != nil {
			l.addLevel(s, side, []int{side.end}, level)
		}
	}
	if err := answer.Err(); err != nil {
		return fmt.Errorf("ends of paths: %w", err)
	}
	return sameVersion(l.version)
}

// seedStatement writes the look-up of ids, of which the first are the ends, and the expansion of the ends that nextSides would choose: of both
// where they have few facts together, else of the one that has fewer.
func (l *levels) seedStatement(b *loaders.Builder, s *search, ids string) string {
	few := int64(min(maxCombinedFacts, s.budget))
	if s.From == s.To {
		few = -1 // no facts are looked at
	}
	most := b.Put(few)
	first := []string{"[" + ids + "[0]]"}
	if s.Target == nil {
		both := "ends[0][1] + ends[1][1] <= " + most + " AND " + b.Put(s.MaxHops >= 2)
		first = []string{
			"CASE WHEN " + both + " OR ends[0][1] <= ends[1][1] AND ends[0][1] <= " + most + " THEN [" + ids + "[0]] ELSE [] END",
			"CASE WHEN " + both + " OR ends[1][1] < ends[0][1] AND ends[1][1] <= " + most + " THEN [" + ids + "[1]] ELSE [] END",
		}
	} else {
		first[0] = "CASE WHEN ends[0][1] <= " + most + " THEN " + first[0] + " ELSE [] END"
	}
	degree := l.degrees[0]
	if s.Target == nil && l.degrees[1] != degree {
		degree = "CASE i WHEN 1 THEN " + l.degrees[1] + " ELSE " + degree + " END"
	}
	text := loaders.VersionMatch("version", "") + `
UNWIND range(0, size(` + ids + `) - 1) AS i
OPTIONAL MATCH (m:Entity {id: ` + ids + `[i]})
WITH version, i, m ORDER BY i
WITH version, collect([m IS NOT NULL, ` + degree + `]) AS ends`
	columns := "ends, version"
	for i, list := range first {
		side, rows := "side"+strconv.Itoa(i), "rows"+strconv.Itoa(i)
		other := s.From
		if i == 0 && s.Target == nil {
			other = s.To
		}
		text += "\nWITH *, " + list + " AS " + side + "\nCALL (" + side + ") {\n" + l.expansion(b, s, i == 1, other, side, rows) + "\n}"
		columns += ", CASE WHEN size(" + side + ") > 0 THEN [" + rows + "] END"
	}
	return text + "\nRETURN [" + columns + "] AS ends"
}

// expand implements topology, by one statement.
func (l *levels) expand(ctx context.Context, s *search, sides []*searchSide, admitted [][]int) error {
	b, parts, columns := loaders.NewBuilder(), []string{}, []string{}
	for i, side := range sides {
		if len(admitted[i]) > 0 {
			ids := make([]string, len(admitted[i]))
			for j, e := range admitted[i] {
				ids[j] = l.ids[e]
			}
			list, column := b.Put(ids), b.Name("rows")
			columns = append(columns, column)
			parts = append(parts, "CALL () {\n"+l.expansion(b, s, side.back, l.ids[side.other], list, column)+"\n}")
		}
	}
	answer, err := l.op.ReadBuilt(ctx, strings.Join(parts, "\n")+"\nRETURN ["+strings.Join(columns, ", ")+"] AS levels", b)
	if err != nil {
		return fmt.Errorf("expansion of a level: %w", err)
	}
	row := answer.Row()
	for i, side := range sides {
		if len(admitted[i]) > 0 {
			l.addLevel(s, side, admitted[i], row)
		}
	}
	return answer.Err()
}

// addLevel adds the level that a side has read, in rows of id, degree, whether it may stand between the ends, whether it meets the target, and
// facts.
func (l *levels) addLevel(s *search, side *searchSide, from []int, rows *loaders.Columns) {
	s.begin(side, from)
	for row := range rows.Rows() {
		id, degree, inner, end := row.Text(), row.Int(), row.Bool(), row.Bool()
		m := l.number(s, id, inner)
		s.entities[m].inner = inner
		s.entities[m].target = s.entities[m].target || s.Target != nil && end
		l.addLinks(s, side, from, m, row)
		s.reach(side, m, degree)
	}
}

// addLinks adds the best of the facts that lead to one entity from each other: a column of rows of the index in from, whether the fact points
// away from it, relation, id and confidence.
func (l *levels) addLinks(s *search, side *searchSide, from []int, to int, facts *loaders.Columns) {
	best := map[int]*foundFact{}
	for row := range facts.Rows() {
		i := row.Int()
		f := &foundFact{linkFact: linkFact{fact: int32(len(l.facts)), forward: row.Bool() != side.back}}
		relation := model.Relation(row.Text())
		step := slices.IndexFunc(s.follows, func(s model.PathStep) bool { return s.Relation == relation })
		l.facts = append(l.facts, row.Text())
		f.confidence = row.Figure()
		if step < 0 || i < 0 || i >= len(from) {
			continue // the row is malformed
		}
		f.step, f.cost = uint8(step), s.follows[step].Cost
		if old := best[from[i]]; old != nil {
			others := old.others + 1
			if !f.better(old, l) {
				f = old
			}
			f.others = others
		}
		best[from[i]] = f
	}
	for n, f := range best {
		s.join(side, n, to, f)
	}
}

// expansion writes a subquery that expands the entities whose ids are in a list: a column with a row for each entity reached, of id, degree,
// whether it may stand between the ends, whether it meets the target, and facts. other is the id of the other end.
func (l *levels) expansion(b *loaders.Builder, s *search, back bool, other, list, column string) string {
	inner, end := "true", "id = "+b.Put(other)
	if kinds := s.Kind.Between(); kinds != nil {
		inner = "m:" + loaders.Labels(kinds)
	}
	if s.Filter.AvoidHubsOver != nil {
		inner += " AND " + degreeExpression(allRelationTypes(s.steps())) + " <= " + b.Put(int64(*s.Filter.AvoidHubsOver))
	}
	if s.Target != nil {
		end = "coalesce(" + strings.Join(append(loaders.EntityConditions(b, "m", s.Target), "NOT "+end), " AND ") + ", false)"
	}
	wanted := "(inner OR end)"
	if len(s.Filter.Avoid) > 0 {
		wanted += " AND NOT id IN " + b.Put(s.Filter.Avoid)
	}
	degree := l.degrees[0]
	if back {
		degree = l.degrees[1]
	}
	return `UNWIND range(0, size(` + list + `) - 1) AS i
MATCH (n:Entity {id: ` + list + `[i]})
` + matchClause(b, s, back) + `
WITH m, m.id AS id, collect([i, along, type(f), f.id, f.confidence]) AS facts, ` + degree + ` AS degree
WITH m, id, degree, ` + inner + ` AS inner, ` + end + ` AS end, facts
WHERE ` + wanted + `
RETURN collect([id, degree, inner, end, facts]) AS ` + column
}

// matchClause writes the pattern of the facts f by which a side continues from n to m, and whether f points from n to m (along).
func matchClause(b *loaders.Builder, s *search, back bool) string {
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
