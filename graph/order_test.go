package graph

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"puente/embedded/embeddedtest"
	"puente/loaders"
)

// Every order of every list by a stored property comes from an index, in both directions and after a cursor: only rows that share a sort key are sorted, so
// the cost of a page does not depend on the length of the list. Orders by counts sort the list, as does an ascending order by population, which is not of all places known.
func TestOrdersComeFromIndexes(t *testing.T) {
	h := newHarness(t)
	h.randomGraph(t, h.schema, 3)
	lists := 0
	for _, f := range h.schema.Query.Fields {
		by := f.Arguments.ForName("orderBy")
		if by == nil || f.Type.Name() == "ScreenConnection" || f.Type.Name() == "RankingConnection" { // rows that Go computes, and then sorts
			continue
		}
		for _, order := range h.schema.Types[by.Type.Name()+"Field"].EnumValues {
			if !slices.Contains([]string{"NAME", "ID", "CODE", "POPULATION", "DISTANCE"}, order.Name) || f.Name == "facts" { // facts of one entity
				continue
			}
			lists++
			near := "" // the point index finds what is in a circle, and that is sorted
			if order.Name == "DISTANCE" {
				near = "filter: {near: {latitude: 31, longitude: -106, kilometres: 5000}}, "
			}
			for _, direction := range []string{"ASC", "DESC"} {
				if order.Name == "POPULATION" && direction == "ASC" {
					continue
				}
				query := "{ " + f.Name + "(first: 2, " + near + "orderBy: {field: " + order.Name + ", direction: " + direction + "}) { nodes { id } pageInfo { hasNextPage endCursor } } }"
				profiles := profiled(t, h.plans, query)
				for _, step := range profiles[0].Steps {
					operator, _, _ := strings.Cut(step.Operator, "@")
					if near == "" && (operator == "Sort" || operator == "Top") || strings.HasPrefix(operator, "NodeByLabelScan") {
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

// The index that serves a page serves its count too: the hits do not depend on how many series other entities have.
func TestCountsComeFromIndexes(t *testing.T) {
	h := newHarness(t)
	h.empty(t)
	h.write(t, `
CREATE (:Entity:Port {id: 'port:1', code: '1', name: 'One', sortName: 'one'})
WITH 1 AS port
UNWIND range(1, 3000) AS i
CREATE (:Series {id: 'series:' + i, subject: CASE WHEN i <= 3 THEN 'port:1' ELSE 'port:' + (2 + i % 1000) END, measure: 'TRUCKS', sortKey: toString(i)})`, nil)
	const query = `{ port(id: "port:1") { series(first: 0) { totalCount } } }`
	for _, handler := range []http.Handler{h.plans, h.resolvers} {
		if text := post(t, handler, request{Query: query}).Body.String(); !strings.Contains(text, `"totalCount":3`) {
			t.Error(text)
		}
	}
	embeddedtest.Run(t, h.driver, "CALL db.clearQueryCaches()", nil) // of what was planned over other data
	if profile := profiled(t, h.plans, query)[0]; profile.Hits > 100 {
		t.Errorf("%d hits\n%s", profile.Hits, profile.Cypher)
	}
}

// profiled runs an operation with the header that asks for profiles.
func profiled(t *testing.T, handler http.Handler, query string) []loaders.Profile {
	t.Helper()
	var answer struct {
		Errors     gqlerror.List
		Extensions struct{ Puente requestStatistics }
	}
	text := post(t, handler, request{Query: query}, ProfileHeader, "on").Body.Bytes()
	if err := json.Unmarshal(text, &answer); err != nil || len(answer.Extensions.Puente.Profiles) != 1 || len(answer.Errors) > 0 {
		t.Fatalf("%s: %v %s", query, err, text)
	}
	return answer.Extensions.Puente.Profiles
}
