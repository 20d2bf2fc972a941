package graph

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"puente/graph/internal/exec"
	"puente/loaders"
)

// NewSchema is the contract with its resolvers, ready for a transport. It fails if the
// declarations of loaders and the schema do not agree.
func NewSchema() (graphql.ExecutableSchema, error) {
	schema := exec.NewExecutableSchema(exec.Config{Resolvers: resolvers{}})
	if err := loaders.NewCatalog().Check(schema.Schema()); err != nil {
		return nil, fmt.Errorf("schema.graphqls and the declarations in loaders disagree:\n%w", err)
	}
	return schema, nil
}

// oneRoot tells whether an operation asks one field of the root, so that nothing can start beside it.
func oneRoot(op *ast.OperationDefinition) bool {
	if op == nil || len(op.SelectionSet) != 1 {
		return false
	}
	_, field := op.SelectionSet[0].(*ast.Field)
	return field
}

// WithLoaders gives each operation loaders of its own.
func WithLoaders(l *loaders.Loaders) graphql.OperationMiddleware {
	return func(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
		return next(l.Begin(ctx, oneRoot(graphql.GetOperationContext(ctx).Operation)))
	}
}
