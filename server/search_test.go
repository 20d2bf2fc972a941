package main

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// searches asks the starter dataset: each text of a row finds the same entity first.
func searches(t *testing.T, handler http.Handler) {
	for first, texts := range map[string][]string{
		"municipio:08037": {
			"Juarez", "Juárez", "JUÁREZ", "Cd. Juarez", "Cd. Juárez", "Ciudad Juárez", "juarez ciudad",
			"Cd. Juárez, Chih.", "Juárez, Chihuahua", "Ciudad Juárez Chihuahua México", "H. Cd. de Juárez",
		},
		"firm:lear":               {"Lear", "LEAR CORPORATION", "Lear Corp."},
		"port:2402":               {"Bridge of the Americas", "BOTA", "Stanton Street", "paso del norte bridge"},
		"agency:consulmex-tucson": {"consulado tucson", "Tucson Consulado", "consulate of mexico tucs"},

		// places with their state, country or kind
		"port:2304":       {"Laredo TX", "Laredo, Texas", "Laredo, Tex.", "Puerto de Laredo", "Port of Laredo", "Laredo port of entry", "puerto de lared"},
		"port:2301":       {"Brownsville, TX", "Puerto fronterizo de Brownsville"},
		"municipio:26043": {"Nogales Sonora", "Nogales, Son.", "Nogales, Sonora, México", "Municipio de Nogales"},
		"port:2604":       {"Nogales, AZ", "Nogales Arizona", "Port of Nogales"},
		"municipio:02004": {"Tijuana", "Tijuana, B.C.", "Tijuana BC", "Tijuana Baja California", "Tijuna", "Tijuana, B.C., Mexico", "Tijuna, B.C.", "Tiujana"},
		"county:06073":    {"San Diego County California", "San Diego County, CA", "Condado de San Diego", "County of San Diego, Calif."},
		"county:04019":    {"Condado de Pima", "Pima County, AZ", "Pima, Arizona", "Pima"},
		"municipio:28027": {"Nuevo Laredo, Tamps.", "Nvo Laredo Tamaulipas"},
		"state:MX-SON":    {"Sonora", "Son.", "Estado de Sonora", "Sonora, México"},
		"state:US-NM":     {"New Mexico", "Nuevo México", "NM"},

		// brands and short names
		"firm:general-motors": {"GM", "General Motors"},
		"firm:kia":            {"Kia", "KIA"},
		"firm:foxconn":        {"Foxconn", "Hon Hai"},
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

// hit is a hit of a search.
type hit struct {
	Quality string
	Node    struct {
		ID   string
		Type string `json:"__typename"`
	}
}

// searchedFor asks for the best hits of a text.
func searchedFor(t *testing.T, handler http.Handler, text string, first int) []hit {
	t.Helper()
	body, err := json.Marshal(map[string]any{
		"query":     "query($text: String!, $first: Int!) { search(text: $text, first: $first) { edges { quality node { id __typename } } } }",
		"variables": map[string]any{"text": text, "first": first},
	})
	if err != nil {
		t.Fatal(err)
	}
	var answer struct {
		Data   struct{ Search struct{ Edges []hit } }
		Errors []any
	}
	if err := json.Unmarshal(post(handler, string(body)).Body.Bytes(), &answer); err != nil || answer.Errors != nil {
		t.Fatalf("%q: %v %v", text, err, answer.Errors)
	}
	return answer.Data.Search.Edges
}

// search gives the ids of the hits, in their order.
func search(t *testing.T, handler http.Handler, text string) []string {
	t.Helper()
	var ids []string
	for _, hit := range searchedFor(t, handler, text, 5) {
		ids = append(ids, hit.Node.ID)
	}
	return ids
}

// parts asks for a product or activity and a place at once: both are found, each by itself. Hits are in the order of their qualities.
func parts(t *testing.T, handler http.Handler) {
	for text, want := range map[string][]string{
		"medical devices Sonora":          {"state:MX-SON", "industry:"},
		"Sonora medical devices":          {"state:MX-SON", "industry:"},
		"wiring harness in Cd. Juárez":    {"municipio:08037", "industry:naics2017:336320"},
		"arneses en Juárez, Chih.":        {"municipio:08037", "industry:scian2018:336320"},
		"semiconductores Baja California": {"state:MX-BCN", "industry:scian2018:334410"},
		"televisores Tijuana, B.C.":       {"municipio:02004", "industry:scian2018:334310"},
	} {
		found := searchedFor(t, handler, text, 20)
		for _, id := range want {
			if !slices.ContainsFunc(found, func(h hit) bool { return strings.HasPrefix(h.Node.ID, id) && h.Quality == "PART" }) {
				t.Errorf("%q finds %v, without %s", text, found, id)
			}
		}
	}
	order := []string{"EXACT", "PREFIX", "PARTIAL", "PRODUCT", "PART", "FUZZY"}
	for _, text := range []string{"juarez", "Tijuna", "aluminum", "arneses", "medical devices Sonora", "Nogales", "steel"} {
		found := searchedFor(t, handler, text, 100)
		ranks, seen := make([]int, len(found)), map[string]bool{}
		for i, h := range found {
			ranks[i] = slices.Index(order, h.Quality)
			if seen[h.Node.ID] {
				t.Errorf("%q finds %s twice", text, h.Node.ID)
			}
			seen[h.Node.ID] = true
		}
		if len(found) == 0 || !slices.IsSorted(ranks) || ranks[0] < 0 {
			t.Errorf("%q: the hits have the ranks %v", text, ranks)
		}
	}
}
