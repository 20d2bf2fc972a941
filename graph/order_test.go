package graph

import (
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"puente/loaders"
)

// Every order of every list comes from an index, in both directions and behind a cursor: nothing is sorted but rows that
// share a sort key, so a page costs a page.
func TestOrdersComeFromIndexes(t *testing.T) {
	h := newHarness(t)
	h.randomGraph(t, h.schema, 3)
	schema, err := NewSchema()
	if err != nil {
		t.Fatal(err)
	}
	l := loaders.New(loaders.Reader(h.driver, "neo4j", loaders.ReaderConfig{}))
	profile := loaders.NewProfiler(h.driver, "neo4j")
	e := executor.New(WithPlans(schema, PlansConfig{Loaders: l, Profile: profile}))
	e.AroundOperations(WithLoaders(l))
	lists := 0
	for _, f := range h.schema.Query.Fields {
		by := f.Arguments.ForName("orderBy")
		if by == nil || f.Type.Name() == "ScreenConnection" { // rows that Go computes, and then sorts
			continue
		}
		for _, order := range h.schema.Types[by.Type.Name()+"Field"].EnumValues {
			lists++
			for _, direction := range []string{"ASC", "DESC"} {
				query := "{ " + f.Name + "(first: 2, orderBy: {field: " + order.Name + ", direction: " + direction + "}) { nodes { id } pageInfo { hasNextPage endCursor } } }"
				profiles := profiled(t, e, query)
				for _, step := range profiles[0].Steps {
					operator, _, _ := strings.Cut(step.Operator, "@")
					if operator == "Sort" || operator == "Top" || strings.HasPrefix(operator, "NodeByLabelScan") {
						t.Errorf("%s: %s %s\n%s", query, operator, step.Details, profiles[0].Cypher)
					}
				}
			}
		}
	}
	if lists < 20 {
		t.Errorf("only %d orders", lists)
	}
}

// profiled runs an operation with the header that asks for profiles.
func profiled(t *testing.T, e *executor.Executor, query string) []loaders.Profile {
	t.Helper()
	ctx := graphql.StartOperationTrace(t.Context())
	op, invalid := e.CreateOperationContext(ctx, &graphql.RawParams{Query: query, Headers: map[string][]string{ProfileHeader: {"on"}}})
	if invalid != nil {
		t.Fatal(invalid)
	}
	next, ctx := e.DispatchOperation(ctx, op)
	answer := next(ctx)
	s, ok := answer.Extensions["puente"].(statistics)
	if !ok || len(s.Profiles) != 1 || len(answer.Errors) > 0 {
		t.Fatalf("%s: %+v %v", query, s, answer.Errors)
	}
	return s.Profiles
}
