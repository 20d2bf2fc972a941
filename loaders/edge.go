package loaders

import (
	"context"
	"fmt"
	"slices"

	"puente/graph/model"
)

// Edge reads one page of an edge of an entity. One statement reads the same page for all entities of its kind in its batch.
func Edge[T model.Node](
	ctx context.Context, of model.Entity, name string, filter map[string]any, facts *model.FactFilter, page model.Page,
) (*model.Connection[T], error) {
	op, err := FromContext(ctx)
	if err != nil {
		return nil, err
	}
	e, err := op.catalog.edge(of, name)
	if err != nil {
		return nil, err
	}
	w, err := windowOf(op.catalog.of(e.targets), pagingOf(edgeName(model.KindOfEntity(of), name), page))
	if err != nil {
		return nil, err
	}
	s := selection{filter: argumentOf("filter", filter), facts: factFilterOf(facts), page: w}
	if err := s.check(); err != nil {
		return nil, err
	}
	batch, keys := Siblings(of)
	pages, err := Dedupe(ctx, op, batch, CallKey("page "+name, filter, facts, page, model.KindOfEntity(of)), func(ctx context.Context) (map[string][]listRow, error) {
		return op.readEdge(ctx, e, s, keys)
	})
	if err != nil {
		return nil, fmt.Errorf("%s.%s: %w", model.KindOfEntity(of), name, err)
	}
	total := func(ctx context.Context) (int, error) {
		totals, err := Dedupe(ctx, op, batch, CallKey("total "+name, filter, facts, model.KindOfEntity(of)), func(ctx context.Context) (map[string]int, error) {
			return op.countEdge(ctx, e, s, keys)
		})
		return totals[of.GetID()], err
	}
	read, err := connect[T](pages[of.GetID()], w, total)
	if err != nil {
		return nil, err
	}
	read.Grouped = func(ctx context.Context, q model.GroupQuery) (*model.Groups, error) {
		g, err := groupingOf(op.catalog.of(e.targets), q)
		if err != nil {
			return nil, err
		}
		all, err := Dedupe(ctx, op, batch, CallKey("groups "+name, q, filter, facts, model.KindOfEntity(of)), func(ctx context.Context) (map[string]*model.Groups, error) {
			return op.groupEdge(ctx, e, s, g, keys)
		})
		return all[of.GetID()], err
	}
	read.Undecided = func(ctx context.Context) ([]*model.Unclassified, error) {
		all, err := Dedupe(ctx, op, batch, CallKey("unclassified "+name, filter, facts, model.KindOfEntity(of)), func(ctx context.Context) (map[string][]*model.Unclassified, error) {
			return op.unclassifiedOfEdge(ctx, e, s, keys)
		})
		return all[of.GetID()], err
	}
	read.Clustered = func(ctx context.Context, zoom, first int32) ([]*model.Cluster[model.Node], error) {
		key := CallKey("clusters "+name, filter, facts, model.KindOfEntity(of), zoom, first)
		all, err := Dedupe(ctx, op, batch, key, func(ctx context.Context) (map[string][]*model.Cluster[model.Node], error) {
			return op.clustersOfEdge(ctx, e, s, keys, zoom, first)
		})
		return all[of.GetID()], err
	}
	return read, nil
}

// edgeName is the name of an edge's list.
func edgeName(of model.Kind, edge string) string { return string(of) + "." + edge }

// ByReference reads the node whose id another node stores, in one batch with other look-ups by id. It is nil if there is no id.
func ByReference[T model.Node](ctx context.Context, id *string) (T, error) {
	var none T
	if id == nil {
		return none, nil
	}
	op, err := FromContext(ctx)
	if err != nil {
		return none, err
	}
	n, err := op.loadBatched(ctx, *id)
	if err != nil {
		return none, err
	}
	named, ok := n.(T)
	if !ok {
		return none, fmt.Errorf("%s is referenced, and does not exist", *id)
	}
	return named, nil
}

// Referenced reads whatever has an id that another node stores, in one batch with other look-ups by id. It is nil where nothing has the id any more.
func Referenced(ctx context.Context, id string) (model.Node, error) {
	op, err := FromContext(ctx)
	if err != nil {
		return nil, err
	}
	return op.loadBatched(ctx, id)
}

// EdgeToOne reads an edge that leads to at most one entity.
func EdgeToOne[T model.Entity](ctx context.Context, of model.Entity, name string) (T, error) {
	var none T
	c, err := Edge[T](ctx, of, name, nil, nil, onlyOne())
	if err != nil || len(c.Edges) == 0 {
		return none, err
	}
	return c.Edges[0].Node, nil
}

// onlyOne is the page of an edge that leads to at most one entity.
func onlyOne() model.Page {
	size := int32(1)
	return model.Page{First: &size, Field: "ID"}
}

// edge is the declaration of an edge.
func (c *catalog) edge(of model.Entity, name string) (edge, error) {
	e, ok := c.nouns[model.KindOfEntity(of)].edges[name]
	if !ok {
		return edge{}, fmt.Errorf("%s has no edge %q declared", model.KindOfEntity(of), name)
	}
	return e, nil
}

// Siblings are the ids of the entities of the same kind in the batch of an entity.
func Siblings(of model.Entity) (batch any, ids []string) {
	members := of.Base().Batch()
	if members == nil {
		return of, []string{of.GetID()}
	}
	seen := map[string]bool{}
	for _, e := range members.Entities {
		if id := e.GetID(); model.KindOfEntity(e) == model.KindOfEntity(of) && !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	return members, ids
}

// readEdge reads one page of an edge for each of several entities, by their ids.
func (op *Operation) readEdge(ctx context.Context, e edge, s selection, ids []string) (map[string][]listRow, error) {
	b, p := NewBuilder(), op.catalog.project(e.targets)
	cypher := op.catalog.edgePage(b, e, p, s)
	b.Set("keys", ids)
	c, err := op.query.readBuilt(ctx, cypher, b)
	if err != nil {
		return nil, err
	}
	batch, pages := &model.Batch{}, make(map[string][]listRow, len(ids))
	for row := range c.Rows() {
		id := row.element(ids)
		pages[id] = row.listRows(p, batch, s.page.order)
	}
	return pages, b.confirm(c)
}

// countEdge counts an edge of each of several entities, by their ids.
func (op *Operation) countEdge(ctx context.Context, e edge, s selection, ids []string) (map[string]int, error) {
	b := NewBuilder()
	cypher := op.catalog.edgeCount(b, e, s)
	b.Set("keys", ids)
	c, err := op.query.readBuilt(ctx, cypher, b)
	if err != nil {
		return nil, err
	}
	totals := make(map[string]int, len(ids))
	for row := range c.Rows() {
		id := row.element(ids)
		totals[id] = row.Int()
	}
	return totals, c.Err()
}

// connect makes a connection of the rows that were read: at most one more than the size of the page.
func connect[T model.Node](rows []listRow, w window, total func(context.Context) (int, error)) (*model.Connection[T], error) {
	size, err := literalOf[int](w.size)
	if err != nil {
		return nil, err
	}
	more := len(rows) > size
	rows = slices.Clone(rows[:min(len(rows), size)])
	if w.backward {
		slices.Reverse(rows)
	}
	c := &model.Connection[T]{Edges: make([]*model.Edge[T], len(rows)), Total: total}
	for i, r := range rows {
		node, ok := r.node.(T)
		if !ok {
			return nil, fmt.Errorf("%s: %w", r.node.GetID(), unexpected(r.node, node))
		}
		c.Edges[i] = &model.Edge[T]{Node: node, Fact: r.fact, Cursor: r.at.Cursor(), Distance: r.distance}
	}
	c.PageInfo = model.PageInfo{HasNextPage: more, HasPreviousPage: w.from != nil}
	if w.backward {
		c.PageInfo = model.PageInfo{HasNextPage: w.from != nil, HasPreviousPage: more}
	}
	if len(rows) > 0 {
		c.PageInfo.StartCursor, c.PageInfo.EndCursor = &c.Edges[0].Cursor, &c.Edges[len(rows)-1].Cursor
	}
	return c, nil
}
