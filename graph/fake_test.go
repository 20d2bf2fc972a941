package graph

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"puente/loaders"
)

// unasked is a database that must not be asked.
func unasked(t testing.TB) loaders.Query {
	return func(_ context.Context, cypher string, _ map[string]any) ([]*neo4j.Record, error) {
		t.Errorf("a statement was sent: %.200s", cypher)
		return nil, errors.New("unexpected statement")
	}
}

// noAnswer is a database that fails.
func noAnswer(context.Context, string, map[string]any) ([]*neo4j.Record, error) {
	return nil, errors.New("no answer")
}

// faultsText writes errors one a line: code, place, message.
func faultsText(list gqlerror.List) string {
	var lines []string
	for _, e := range list {
		place := ""
		for _, l := range e.Locations {
			place += " " + l.String()
		}
		lines = append(lines, fmt.Sprintf("%v%s %s", e.Extensions["code"], place, e.Message))
	}
	return strings.Join(lines, "\n")
}
