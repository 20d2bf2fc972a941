package graph

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql"

	"puente/graph/internal/exec"
	"puente/loaders"
)

// NewSchema is the contract with its resolvers, ready for a transport. It fails if the
// declarations of loaders and the schema do not agree.
func NewSchema() (graphql.ExecutableSchema, error) {
	schema := exec.NewExecutableSchema(exec.Config{Resolvers: &Resolver{}})
	if err := loaders.NewCatalog().Check(schema.Schema()); err != nil {
		return nil, fmt.Errorf("schema.graphqls and the declarations in loaders disagree:\n%w", err)
	}
	return schema, nil
}

// WithLoaders gives each operation loaders of its own.
func WithLoaders(l *loaders.Loaders) graphql.OperationMiddleware {
	return func(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
		return next(l.Begin(ctx))
	}
}
