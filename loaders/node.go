package loaders

import (
	"context"
	"errors"
	"fmt"

	"github.com/vikstrous/dataloadgen"

	"puente/graph/model"
)

// Node reads the node that has an id, or nil. Concurrent look-ups are one statement.
func Node(ctx context.Context, id string) (model.Node, error) {
	op, err := FromContext(ctx)
	if err != nil {
		return nil, err
	}
	if op.singleRoot {
		found, err := op.nodes(ctx, []string{id})
		return found[id], err
	}
	return op.loadBatched(ctx, id)
}

// loadBatched reads the node that has an id in one batch with other look-ups.
func (op *Operation) loadBatched(ctx context.Context, id string) (model.Node, error) {
	n, err := op.byID().Load(ctx, id)
	if errors.Is(err, dataloadgen.ErrNotFound) {
		return nil, nil
	}
	return n, err
}

// Nodes reads the nodes that have these ids, in their order, with nil for an id that no node has.
func Nodes(ctx context.Context, ids []string) ([]model.Node, error) {
	if len(ids) > MaxPage {
		return nil, model.BadInput("ids", "`ids` may hold at most 1,000 ids.", "`ids` puede tener a lo más 1,000 ids.")
	}
	op, err := FromContext(ctx)
	if err != nil {
		return nil, err
	}
	found, err := op.nodes(ctx, ids)
	if err != nil {
		return nil, err
	}
	nodes := make([]model.Node, len(ids))
	for i, id := range ids {
		nodes[i] = found[id]
	}
	return nodes, nil
}

// ByID reads the entity of a kind that has an id, or nil. An id that names another kind is an error.
func ByID[T model.Entity](ctx context.Context, kind model.Kind, id string) (T, error) {
	var none T
	if err := checkKindOf("id", id, []model.Kind{kind}); err != nil {
		return none, err
	}
	n, err := Node(ctx, id)
	if e, ok := n.(T); ok {
		return e, nil
	}
	return none, err
}

// fetch reads one batch of the dataloader.
func (op *Operation) fetch(ctx context.Context, ids []string) ([]model.Node, []error) {
	found, err := op.nodes(ctx, ids)
	nodes, errs := make([]model.Node, len(ids)), make([]error, len(ids))
	for i, id := range ids {
		nodes[i], errs[i] = found[id], err
		if err == nil && nodes[i] == nil {
			errs[i] = dataloadgen.ErrNotFound
		}
	}
	return nodes, errs
}

// nodes reads nodes of any kind by id.
func (op *Operation) nodes(ctx context.Context, ids []string) (map[string]model.Node, error) {
	found := map[string]model.Node{}
	var entities []string
	others := map[model.Kind][]string{}
	for _, id := range ids {
		if _, ok := model.KindOf(id); ok {
			entities = append(entities, id)
		} else if kind, ok := recordKind(id); ok {
			others[kind] = append(others[kind], id)
		} else if kind, ok := evidenceKind(id); ok {
			others[kind] = append(others[kind], id)
		}
	}
	for _, kind := range records() {
		if ids := others[kind]; len(ids) > 0 {
			if err := op.records(ctx, kind, ids, found); err != nil {
				return nil, err
			}
		}
	}
	if ids := others[kindFact]; len(ids) > 0 {
		if err := op.facts(ctx, ids, found); err != nil {
			return nil, err
		}
	}
	if ids := others[kindClaim]; len(ids) > 0 {
		if err := op.claimsByID(ctx, ids, found); err != nil {
			return nil, err
		}
	}
	if len(entities) > 0 {
		read, err := op.Entities(ctx, entities)
		if err != nil {
			return nil, err
		}
		for id, e := range read {
			found[id] = e
		}
	}
	return found, nil
}

// records reads nodes of one kind that are not entities.
func (op *Operation) records(ctx context.Context, kind model.Kind, ids []string, found map[string]model.Node) error {
	p := op.catalog.project([]model.Kind{kind})
	c, err := op.query.read(ctx, byIDsRead(string(kind), p), map[string]any{"ids": ids})
	if err != nil {
		return fmt.Errorf("%s by id: %w", kind, err)
	}
	for row := range c.Rows() {
		if n := p.read(row); n != nil {
			found[n.GetID()] = n
		}
	}
	if err := c.Err(); err != nil {
		return fmt.Errorf("%s by id: %w", kind, err)
	}
	return nil
}

// facts reads facts by id, as one batch.
func (op *Operation) facts(ctx context.Context, ids []string, found map[string]model.Node) error {
	c, err := op.query.read(ctx, factsByIDRead(), map[string]any{"ids": ids})
	if err != nil {
		return fmt.Errorf("facts by id: %w", err)
	}
	batch := &model.Batch{}
	for _, f := range c.Facts() {
		batch.AddFact(f)
		found[f.ID] = f
	}
	if err := c.Err(); err != nil {
		return fmt.Errorf("facts by id: %w", err)
	}
	return nil
}

// claimsByID reads claims by id.
func (op *Operation) claimsByID(ctx context.Context, ids []string, found map[string]model.Node) error {
	c, err := op.query.read(ctx, claimsByIDRead(), map[string]any{"ids": ids})
	if err != nil {
		return fmt.Errorf("claims by id: %w", err)
	}
	for row := range c.Rows() {
		claim := &model.Claim{}
		row.properties(&claim.ID, claimProperties(claim))
		found[claim.ID] = claim
	}
	if err := c.Err(); err != nil {
		return fmt.Errorf("claims by id: %w", err)
	}
	return nil
}

// Entities reads entities of any kind by id, as one batch.
func (op *Operation) Entities(ctx context.Context, ids []string) (map[string]model.Entity, error) {
	p := op.catalog.project(oneOrAll(kindsOfIDs(ids)))
	c, err := op.query.read(ctx, byIDsRead("Entity", p), map[string]any{"ids": ids})
	if err != nil {
		return nil, fmt.Errorf("entities by id: %w", err)
	}
	batch, found := &model.Batch{}, make(map[string]model.Entity, len(ids))
	for row := range c.Rows() {
		if e := NodeColumn[model.Entity](row, p); e != nil {
			batch.Add(e, nil)
			found[e.GetID()] = e
		}
	}
	if err := c.Err(); err != nil {
		return nil, fmt.Errorf("entities by id: %w", err)
	}
	return found, nil
}

// byIDsRead reads the nodes of a label that have one of $p.ids.
func byIDsRead(label string, p Projection) string {
	return `
UNWIND $p.ids AS id
MATCH (m:` + label + ` {id: id})
RETURN collect([` + p.Columns("m") + `]) AS rows`
}

// oneOrAll is one kind, or else all: few texts for Neo4j to plan, where a property that a kind does not have costs a byte.
func oneOrAll(kinds []model.Kind) []model.Kind {
	if len(kinds) == 1 {
		return kinds
	}
	return model.Kinds()
}

// kindsOfIDs are the kinds of ids, in the order of model.Kinds.
func kindsOfIDs(ids []string) []model.Kind {
	found := map[model.Kind]bool{}
	for _, id := range ids {
		k, _ := model.KindOf(id)
		found[k] = true
	}
	var kinds []model.Kind
	for _, k := range model.Kinds() {
		if found[k] {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// IndustryByCode reads the industry that has a code in a classification: of a given year, or of the newest. It may be nil.
func IndustryByCode(ctx context.Context, system model.IndustrySystem, code string, vintage *int32) (*model.Industry, error) {
	op, err := FromContext(ctx)
	if err != nil {
		return nil, err
	}
	p, b := op.catalog.project([]model.Kind{model.KindIndustry}), NewBuilder()
	var year any
	if vintage != nil {
		year = int64(*vintage)
	}
	c, err := op.query.readBuilt(ctx, industryRead(b, p, literal(string(system)), literal(code), literal(year)), b)
	if err != nil {
		return nil, fmt.Errorf("industry by code: %w", err)
	}
	var found *model.Industry
	for row := range c.Rows() {
		found = NodeColumn[*model.Industry](row, p)
	}
	if err := c.Err(); err != nil {
		return nil, fmt.Errorf("industry by code: %w", err)
	}
	if found != nil {
		(&model.Batch{}).Add(found, nil)
	}
	return found, nil
}

// industryRead reads the industry that has a code in a classification.
func industryRead(b *Builder, p Projection, system, code, vintage value) string {
	return "CALL () {\n" + industryMatch(b.param(system), b.param(code), b.param(vintage)) +
		"\nRETURN collect([" + p.Columns("m") + "]) AS rows\n}\nRETURN rows"
}

// industryMatch writes the industry m that has a code in a classification.
func industryMatch(system, code, vintage string) string {
	return `MATCH (m:Industry {code: ` + code + `})
WHERE m.system = ` + system + ` AND (` + vintage + ` IS NULL OR m.vintage = ` + vintage + `)
WITH m ORDER BY m.vintage DESC, m.id LIMIT 1`
}
