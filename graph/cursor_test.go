package graph

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/loaders"
)

// A cursor is taken by the list and order that gave it, and is bad input for any other, by plans and by resolvers.
func TestCursorNamesItsList(t *testing.T) {
	for _, resolvers := range []bool{true, false} {
		read := 0 // statements that read a list
		handler := newHandler(t, Config{ResolversOnly: resolvers, Query: func(_ context.Context, _ string, params map[string]any) ([]*neo4j.Record, error) {
			if fmt.Sprint(params["ids"]) == "[port:2304]" {
				port := []any{"port:2304", "P", nil, nil, nil, "2304", nil, nil}
				return []*neo4j.Record{{Values: []any{[]any{[]any{port}}}}}, nil
			}
			read++
			return nil, errors.New("the statement is enough")
		}})
		for _, c := range []struct {
			list, query string
			taken       bool
		}{
			{"Firm NAME", `firms(%s: %q) {nodes {id}}`, true},
			{"Firm NAME", `firms(%s: %q, orderBy: {direction: DESC}) {nodes {id}}`, true},
			{"Firm NAME", `firms(%s: %q, orderBy: {field: ID}) {nodes {id}}`, false},
			{"Port NAME", `firms(%s: %q) {nodes {id}}`, false},
			{"NAME", `firms(%s: %q) {nodes {id}}`, false},
			{"Fact NAME", `facts(of: "firm:a", %s: %q) {nodes {id}}`, true},
			{"Firm NAME", `facts(of: "firm:a", %s: %q) {nodes {id}}`, false},
			{"Port.counties NAME", `port(code: "2304") {counties(%s: %q) {nodes {id}}}`, true},
			{"Port.counties POPULATION", `port(code: "2304") {counties(%s: %q, orderBy: {field: POPULATION}) {nodes {id}}}`, true},
			{"Port.municipios NAME", `port(code: "2304") {counties(%s: %q) {nodes {id}}}`, false},
			{"County NAME", `port(code: "2304") {counties(%s: %q) {nodes {id}}}`, false},
			{"Port.series NAME", `port(code: "2304") {series(%s: %q) {nodes {id}}}`, true},
			{"County.series NAME", `port(code: "2304") {series(%s: %q) {nodes {id}}}`, false},
		} {
			for _, argument := range []string{"after", "before"} {
				read = 0
				cursor := loaders.Position{Order: c.list, Key: "k", ID: "firm:k", Fact: "f"}.Cursor()
				query := "{" + fmt.Sprintf(c.query, argument, cursor) + "}"
				errs := respond(t, handler, request{Query: query}).Errors
				refused := len(errs) == 1 && errs[0].Extensions["code"] == "BAD_USER_INPUT" && errs[0].Extensions["argument"] == argument && strings.Contains(errs[0].Message, "not a cursor of this list")
				if refused == c.taken || refused && read > 0 || !refused && read == 0 {
					t.Errorf("resolvers %v: %s with a cursor of %s: %v, %d reads", resolvers, query, c.list, errs, read)
				}
			}
		}
	}
}
