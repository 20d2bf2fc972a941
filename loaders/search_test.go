package loaders

import (
	"context"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// The best hits alone, which a page shows while a reader types, are read without the list of all hits; what is told of all is read once.
func TestBestHitsAreReadAlone(t *testing.T) {
	schema := loadSchema(t)
	l := New(func(context.Context, string, map[string]any) ([]*neo4j.Record, error) { return nil, nil })
	for selection, lists := range map[string]int{
		`(text: "x") { edges { quality cursor node { id sources { id } } } nodes { name } }`: 0,
		`(text: "x", kinds: [FIRM]) { __typename }`:                                          0,
		`(text: "x") { totalCount }`:                                                         1, `(text: "x") { complete }`: 1, `(text: "x") { f: facets { kind } }`: 1,
		`(text: "x") { pageInfo { hasNextPage } }`:                                                                  1,
		`(text: "x", after: "eyJvIjoiU2VhcmNoIFJBTksiLCJrIjozLCJpIjoiZmlybTphIn0") { nodes { id } }`:                1,
		`(text: "x") { totalCount complete facets { count } pageInfo { endCursor hasNextPage } nodes { id name } }`: 1,
	} {
		plan := planOf(t, l, schema, "{ search"+selection+" }")
		if n := strings.Count(plan.cypher, "AS hits"); n != lists {
			t.Errorf("%s reads %d lists of all hits, not %d:\n%s", selection, n, lists, plan.cypher)
		}
		for _, part := range plan.parts {
			if n := strings.Count(part, "AS hits"); strings.Contains(part, "entity_names") && n != lists {
				t.Errorf("%s: resolvers read %d lists of all hits, not %d", selection, n, lists)
			}
		}
	}
}
