package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"puente/graph/internal/exec"
	"puente/loaders"
)

// NewSchema is the contract with its resolvers, ready for a transport.
func NewSchema() graphql.ExecutableSchema {
	return exec.NewExecutableSchema(exec.Config{Resolvers: &Resolver{}})
}

// WithLoaders gives each operation loaders of its own.
func WithLoaders(l *loaders.Loaders) graphql.OperationMiddleware {
	return func(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
		return next(l.Begin(ctx))
	}
}
