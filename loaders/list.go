package loaders

import (
	"context"
	"fmt"
	"time"

	"puente/graph/model"
)

// List reads one page of all nodes of a kind.
func List[T model.Node](ctx context.Context, kind model.Kind, filter map[string]any, page model.Page) (*model.Connection[T], error) {
	return ListSince[T](ctx, kind, nil, filter, page)
}

// ListSince reads one page of the nodes of a kind since a moment, which may be nil.
func ListSince[T model.Node](ctx context.Context, kind model.Kind, since *time.Time, filter map[string]any, page model.Page) (*model.Connection[T], error) {
	op, err := FromContext(ctx)
	if err != nil {
		return nil, err
	}
	w, err := windowOf(op.catalog.nouns[kind], pagingOf(string(kind), page))
	if err != nil {
		return nil, err
	}
	s := selection{filter: argumentOf("filter", filter), since: literal(since), page: w}
	if err := s.check(); err != nil {
		return nil, err
	}
	if err := w.fromRoot(); err != nil {
		return nil, err
	}
	b, p := NewBuilder(), op.catalog.project([]model.Kind{kind})
	c, err := op.query.readBuilt(ctx, op.catalog.listPage(b, kind, p, s), b)
	if err != nil {
		return nil, fmt.Errorf("list of %s: %w", kind, err)
	}
	rows := c.listRows(p, &model.Batch{}, w.order)
	if err := b.confirm(c); err != nil {
		return nil, fmt.Errorf("list of %s: %w", kind, err)
	}
	read, err := connect[T](rows, w, func(ctx context.Context) (int, error) {
		b := NewBuilder()
		total, err := op.count(ctx, op.catalog.listCount(b, kind, s), b)
		if err != nil {
			return 0, fmt.Errorf("count of %s: %w", kind, err)
		}
		return total, nil
	})
	if err != nil {
		return nil, err
	}
	read.Grouped = func(ctx context.Context, q model.GroupQuery) (*model.Groups, error) {
		return op.groupList(ctx, kind, s, q)
	}
	read.Undecided = func(ctx context.Context) ([]*model.Unclassified, error) { return op.unclassifiedOfList(ctx, kind, s) }
	read.Clustered = func(ctx context.Context, zoom, first int32) ([]*model.Cluster[model.Node], error) {
		return op.clustersOfList(ctx, kind, s, zoom, first)
	}
	return read, nil
}

// count runs a statement that returns one number.
func (op *Operation) count(ctx context.Context, cypher string, b *Builder) (int, error) {
	c, err := op.query.readBuilt(ctx, cypher, b)
	if err != nil {
		return 0, err
	}
	return c.Int(), c.Err()
}
