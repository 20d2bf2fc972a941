package main

import (
	"encoding/json"
	"net/http"
	"testing"
)

// searches asks the starter dataset: each text of a row finds the same entity first.
func searches(t *testing.T, handler http.Handler) {
	for first, texts := range map[string][]string{
		"municipio:08037":         {"Juarez", "Juárez", "JUÁREZ", "Cd. Juarez", "Cd. Juárez", "Ciudad Juárez", "juarez ciudad"},
		"firm:lear":               {"Lear", "LEAR CORPORATION", "Lear Corp."},
		"port:2402":               {"Bridge of the Americas", "BOTA", "Stanton Street", "paso del norte bridge"},
		"agency:consulmex-tucson": {"consulado tucson", "Tucson Consulado", "consulate of mexico tucs"},
	} {
		for _, text := range texts {
			hits := search(t, handler, text)
			if len(hits) == 0 || hits[0] != first {
				t.Errorf("%q finds %v, not %s", text, hits, first)
			}
		}
	}
	for _, odd := range []string{``, ` `, `*`, `juarez) OR (*:*`, `+-&|!{}[]^~?:\/"`, `"`, `name:*`, `AND`, `_`} {
		search(t, handler, odd) // has an answer, never an error
	}
}

// search gives the ids of the hits, in their order.
func search(t *testing.T, handler http.Handler, text string) []string {
	t.Helper()
	body, err := json.Marshal(map[string]any{
		"query": "query($text: String!) { search(text: $text, first: 5) { quality node { id } } }", "variables": map[string]any{"text": text},
	})
	if err != nil {
		t.Fatal(err)
	}
	var answer struct {
		Data struct {
			Search []struct{ Node struct{ ID string } }
		}
		Errors []any
	}
	if err := json.Unmarshal(post(handler, string(body)).Body.Bytes(), &answer); err != nil || answer.Errors != nil {
		t.Fatalf("%q: %v %v", text, err, answer.Errors)
	}
	var ids []string
	for _, hit := range answer.Data.Search {
		ids = append(ids, hit.Node.ID)
	}
	return ids
}
