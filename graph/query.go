package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"puente/graph/model"
	"puente/loaders"
	"puente/loaders/paths"
)

// queryResolver resolves the fields of the root.
type queryResolver struct{ paths *paths.Finder }

func (queryResolver) Node(ctx context.Context, id string) (model.Node, error) {
	return loaders.Node(ctx, id)
}

func (queryResolver) Nodes(ctx context.Context, ids []string) ([]model.Node, error) {
	return loaders.Nodes(ctx, ids)
}

func (queryResolver) Search(ctx context.Context, text string, kinds []model.EntityKind, first int32, after *string) (*model.SearchConnection, error) {
	return loaders.Search(ctx, text, kinds, first, after, graphql.CollectAllFields(ctx))
}

func (queryResolver) Release(ctx context.Context) (*model.Release, error) {
	return loaders.Release(ctx)
}

// byIDOrCode reads an entity by its id or by the official code of which its id is made.
func byIDOrCode[T model.Entity](ctx context.Context, kind model.Kind, id *string, argument string, code *string) (T, error) {
	var none T
	switch {
	case id != nil && code == nil:
		return loaders.ByID[T](ctx, kind, *id)
	case code != nil && id == nil:
		return loaders.ByID[T](ctx, kind, kind.Prefix()+*code)
	}
	return none, model.BadInput(argument, "Give either `id` or `"+argument+"`.", "Dé `id` o `"+argument+"`.")
}
