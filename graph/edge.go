package graph

import (
	"context"
	"errors"

	"github.com/99designs/gqlgen/graphql"

	"puente/graph/model"
	"puente/loaders"
)

// edge reads a page of the edge whose field is being resolved.
func edge[T model.Node](
	ctx context.Context, of model.Entity, filter map[string]any, facts *model.FactFilter, p model.Page,
) (*model.Connection[T], error) {
	name, err := fieldName(ctx)
	if err != nil {
		return nil, err
	}
	return loaders.Edge[T](ctx, of, name, filter, facts, p)
}

// one reads the edge whose field is being resolved, which leads to one entity at most.
func one[T model.Entity](ctx context.Context, of model.Entity) (T, error) {
	name, err := fieldName(ctx)
	if err != nil {
		var none T
		return none, err
	}
	return loaders.EdgeToOne[T](ctx, of, name)
}

// fieldName is the schema's name of the field that is being resolved, whatever alias the query gives it.
func fieldName(ctx context.Context) (string, error) {
	f := graphql.GetFieldContext(ctx)
	if f == nil || f.Field.Field == nil {
		return "", errors.New("no field in this context: edges are read by resolvers")
	}
	return f.Field.Name, nil
}
