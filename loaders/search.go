package loaders

import (
	"context"
	"fmt"

	"puente/graph/model"
)

// maxHits is the largest number of hits of a search.
const maxHits = 100

// Search finds entities by name or alias.
func Search(ctx context.Context, text string, kinds []model.EntityKind, first int32) ([]*model.SearchHit, error) {
	if first < 0 || first > maxHits {
		return nil, model.BadInput("first", "`first` must be from 0 to 100.", "`first` debe ser de 0 a 100.")
	}
	wanted, err := searched(text)
	if err != nil {
		return nil, err
	}
	if wanted["text"] == "" || first == 0 {
		return []*model.SearchHit{}, nil
	}
	op, err := FromContext(ctx)
	if err != nil {
		return nil, err
	}
	p, b := op.catalog.project(model.Kinds()), NewBuilder()
	c, err := op.query.readBuilt(ctx, searchRead(b, p, wanted, kinds, first), b)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	batch, hits := &model.Batch{}, []*model.SearchHit{}
	for row := range c.Rows() {
		if e := NodeColumn[model.Entity](row, p); e != nil {
			batch.Add(e, nil)
			hits = append(hits, &model.SearchHit{Node: e, Quality: model.MatchQuality(row.Text())})
		}
	}
	if err := c.Err(); err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	return hits, nil
}

// searchRead reads the hits of a search: of some kinds, or of all if there are none.
func searchRead(b *Builder, p Projection, wanted sought, kinds []model.EntityKind, first int32) string {
	condition := ""
	if kinds != nil {
		condition = Where([]string{kindsOf(b, "m", literal(kinds))})
	}
	return "CALL () {\n" + searchMatch(b.Put(wanted), condition) + "\nLIMIT " + b.Put(int64(first)) +
		"\nRETURN collect([" + p.Columns("m") + ", quality]) AS rows\n}\nRETURN rows"
}
