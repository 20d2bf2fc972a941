package graph

import (
	"slices"
	"strings"
	"testing"

	"puente/graph/model"
)

// Each field of the root that Go computes is in a rehearsal, and each rehearsal is a valid operation.
func TestRehearsalsCoverComputedFields(t *testing.T) {
	all := strings.Join(rehearsals(), "\n")
	read := []string{"node", "nodes", "search", "release", "facts", "fact", "__schema", "__type"}
	for _, f := range newSchema(nil).Schema().Query.Fields {
		kind := model.Kind(strings.TrimSuffix(f.Type.Name(), "Connection"))
		if slices.Contains(read, f.Name) || slices.Contains(append(model.Kinds(), model.KindSource, model.KindSeries, model.KindImport, model.KindChange), kind) {
			continue
		}
		if !strings.Contains(all, f.Name+"(") && !strings.Contains(all, f.Name+" {") {
			t.Errorf("no rehearsal asks for %s: add one to rehearsals in graph/rehearsal.go, so that its statements are planned before somebody asks", f.Name)
		}
	}
	handler := newHandler(t, Config{Query: noAnswer, Limits: roomy(), ResolversOnly: true})
	ids := strings.NewReplacer("THE_FIRM", `"firm:a"`, "THE_OTHER", `"firm:b"`, "THE_PORT", `"port:1"`, "THE_COUNTY", `"county:1"`, "THE_MUNICIPIO", `"municipio:1"`, "THE_INDUSTRY", `"industry:naics2017:31"`)
	queries := []string{namedEntities}
	for _, query := range rehearsals() {
		queries = append(queries, ids.Replace(query))
	}
	for _, query := range queries {
		for _, e := range respond(t, handler, request{Query: query}).Errors {
			if e.Extensions["code"] == string(model.CodeBadUserInput) && len(e.Path) == 0 {
				t.Errorf("%s: %s", query, e.Message)
			}
		}
	}
}
