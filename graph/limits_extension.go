package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// rememberedDocuments bounds the memory of validated queries.
const rememberedDocuments = 128

// LimitsConfig says what requests may ask for, and what the server tells of its schema.
type LimitsConfig struct {
	Limits        Limits
	Introspection bool // answer __schema and __type
	Suggestions   bool // say which name was probably meant
}

// guard refuses requests that ask for too much, before anything is read.
type guard struct {
	LimitsConfig
	document document
	cache    documents
}

// UseLimits puts the limits before all that a gqlgen server does with a query.
func UseLimits(server *handler.Server, es graphql.ExecutableSchema, config LimitsConfig) {
	g := &guard{
		LimitsConfig: config,
		document:     newDocument(es.Schema(), config.Limits, config.Suggestions),
		cache:        documents{lru.New[*ast.QueryDocument](rememberedDocuments)},
	}
	server.SetQueryCache(g.cache)
	server.SetParserTokenLimit(config.Limits.Tokens)
	server.SetDisableSuggestion(!config.Suggestions)
	server.Use(g)
}

// ExtensionName names the extension to gqlgen.
func (g *guard) ExtensionName() string { return "Limits" }

// Validate has nothing to ask of a schema.
func (g *guard) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters reads a query that was not seen before, so that gqlgen finds it read.
func (g *guard) MutateOperationParameters(ctx context.Context, request *graphql.RawParams) *gqlerror.Error {
	if _, known := g.cache.Get(ctx, request.Query); known {
		return nil
	}
	doc, faults := g.document.read(request.Query)
	switch {
	case len(faults) == 1:
		return faults[0]
	case len(faults) > 1:
		return gqlerror.Wrap(faults)
	case len(doc.Operations) > 0:
		g.cache.Add(ctx, request.Query, doc)
	}
	return nil
}

// MutateOperationContext weighs the operation that is about to run.
func (g *guard) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	op.DisableIntrospection = !g.Introspection
	if fault := misspelled(g.document.schema, op.Operation, op.Variables); fault != nil {
		return gqlerror.Wrap(fault)
	}
	m := newMeasure(g.Limits, g.Introspection, op.Variables)
	m.operation(op.Operation)
	if m.fault == nil {
		return nil
	}
	fault := gqlerror.WrapPath(m.faultPath, m.fault)
	return fault
}
