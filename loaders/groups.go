package loaders

import (
	"context"
	"fmt"
	"strings"

	"puente/graph/model"
)

// groupingOf are the arguments of a resolver.
func groupingOf(n noun, q model.GroupQuery) (grouping, error) {
	g := grouping{rollUp: q.RollUp, level: literal(q.Level), byKey: q.ByKey, descending: q.Descending, first: literal(&q.First), facts: true}
	for _, key := range q.By {
		g.names = append(g.names, string(key))
	}
	return g, g.check(n)
}

// groupList groups the nodes of a kind.
func (op *Operation) groupList(ctx context.Context, kind model.Kind, s selection, q model.GroupQuery) (*model.Groups, error) {
	g, err := groupingOf(op.catalog.nouns[kind], q)
	if err != nil {
		return nil, err
	}
	b := NewBuilder()
	c, err := op.query.readBuilt(ctx, op.catalog.listGroups(b, kind, s, g), b)
	if err != nil {
		return nil, fmt.Errorf("groups of %s: %w", kind, err)
	}
	groups := &model.Groups{}
	for row := range c.Rows() {
		groups = op.catalog.groups(row, g, &model.Batch{})
	}
	if err := c.Err(); err != nil {
		return nil, fmt.Errorf("groups of %s: %w", kind, err)
	}
	return groups, nil
}

// groupEdge groups an edge of each of several entities, by their ids.
func (op *Operation) groupEdge(ctx context.Context, e edge, s selection, g grouping, ids []string) (map[string]*model.Groups, error) {
	b := NewBuilder()
	cypher := op.catalog.edgeGroups(b, e, s, g)
	b.Set("keys", ids)
	c, err := op.query.readBuilt(ctx, cypher, b)
	if err != nil {
		return nil, err
	}
	batch, all := &model.Batch{}, make(map[string]*model.Groups, len(ids))
	for row := range c.Rows() {
		id := row.element(ids)
		all[id] = op.catalog.groups(row, g, batch)
	}
	return all, c.Err()
}

// groupedStatements group each list by each of its keys.
func (c *catalog) groupedStatements() []statement {
	var all []statement
	for _, k := range model.Kinds() {
		w, err := windowOf(c.nouns[k], paging{})
		if err != nil {
			continue
		}
		for _, key := range keys(c.nouns[k].groups) {
			for _, rollUp := range []bool{false, true} {
				g, err := groupingOf(c.nouns[k], model.GroupQuery{By: []model.GroupKey{model.GroupKey(key)}, RollUp: rollUp, Descending: true})
				if err == nil { // other keys than operators are not rolled up
					all = append(all, written(func(b *Builder) string { return c.listGroups(b, k, selection{page: w}, g) }))
				}
			}
		}
	}
	return all
}

// listGroups groups the nodes of a kind.
func (c *catalog) listGroups(b *Builder, kind model.Kind, s selection, g grouping) string {
	return "CALL () {\n" + c.listRows(b, kind, "m", s) + "\n" + c.groupColumns(b, "m", g) + "\n}\nRETURN [[" + groupResult + "]] AS groups"
}

// edgeGroups groups an edge of each of $p.keys.
func (c *catalog) edgeGroups(b *Builder, e edge, s selection, g grouping) string {
	h := e.hop("n", "f", "m")
	return ofEachKey + `CALL (n) {
` + c.edgeMatch(b, e, h, s) + "\n" + c.groupColumns(b, h.to, g) + `
}
RETURN collect([i, ` + groupResult + `]) AS pages`
}

// groupResult are the columns of a list that is grouped.
const groupResult = "rows, total, other, unknown, repeated"

// groupColumns groups the rows that a match has found, and returns the columns of the result. A row of a group has its count, its keys and its facts.
func (c *catalog) groupColumns(b *Builder, node string, g grouping) string {
	v := g.variables(b)
	items := []string{v.count}
	for i, k := range g.keys {
		items = append(items, c.groupValue(k, v.keys[i]))
	}
	limit := b.param(g.first)
	return g.groups(b, node, v) + "\nCALL (found) {\n" + g.shown(node, v, limit) + "\nRETURN collect([" + strings.Join(items, ", ") + ", [fact IN " + v.facts + " | " +
		FactColumns("fact") + "]]) AS rows\n}\nRETURN rows, size(found) AS total, " + beyond(limit) + " AS other, unknown, repeated"
}

// groupValue writes the value of a key.
func (c *catalog) groupValue(k groupKey, variable string) string {
	if k.kinds == nil {
		return variable
	}
	return c.project(k.kinds).Columns(variable)
}

// groups reads the columns of a list that is grouped. Entities and facts become part of a batch.
func (c *catalog) groups(from *Columns, g grouping, batch *model.Batch) *model.Groups {
	all := &model.Groups{Groups: []*model.Group{}}
	for row := range from.Rows() {
		group := &model.Group{Count: row.Int()}
		for i, k := range g.keys {
			if at := c.readGroupValue(row, k, batch); i == 0 {
				group.Key = at
			} else {
				group.Second = at
			}
		}
		for facts := range row.Rows() {
			f := facts.fact()
			batch.AddFact(f)
			group.Facts = append(group.Facts, f)
		}
		all.Groups = append(all.Groups, group)
	}
	all.GroupCount, all.Other, all.Unknown, all.Repeated = from.Int(), from.Int(), from.Int(), from.Int()
	return all
}

// readGroupValue reads the value of a key.
func (c *catalog) readGroupValue(row *Columns, k groupKey, batch *model.Batch) *model.GroupValue {
	if k.kinds == nil {
		text := row.Text()
		return &model.GroupValue{Value: &text}
	}
	e := NodeColumn[model.Entity](row, c.project(k.kinds))
	if e == nil {
		return &model.GroupValue{}
	}
	batch.Add(e, nil)
	return &model.GroupValue{Entity: e}
}
