package graph

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/xuri/excelize/v2"
)

// fileOf asks for a file by GET.
func fileOf(t *testing.T, handler http.Handler, query string, parameters ...string) *httptest.ResponseRecorder {
	t.Helper()
	address := url.Values{"query": {query}}
	for i := 0; i < len(parameters); i += 2 {
		address.Set(parameters[i], parameters[i+1])
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/graphql?"+address.Encode(), nil)
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	return w
}

// rowsOf are the rows of a CSV file, without its header.
func rowsOf(t *testing.T, text string) [][]string {
	t.Helper()
	r := csv.NewReader(strings.NewReader(text))
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatalf("%v: %.500s", err, text)
	}
	return rows
}

func text(rows [][]string) string {
	var lines []string
	for _, row := range rows {
		lines = append(lines, strings.Join(row, ";"))
	}
	return strings.Join(lines, "\n")
}

// smallGraph has what the shapes of files are shown by.
const smallGraph = `
CREATE (:Source {id: 'source:a', title: 'A', publisher: 'P', url: 'https://example.org/a', retrieved: '2026-01-01', licence: 'L'})
CREATE (m:Entity:Municipio {id: 'municipio:08037', name: 'Juárez', sortName: 'juarez', cvegeo: '08037', population: 1500000, sources: ['source:a'], location: point({longitude: -106.5, latitude: 31.7})})
CREATE (e:Entity:Establishment {id: 'establishment:1', name: '=cmd()', sortName: 'a', industrialPark: 'One, "two"', sources: ['source:a'], location: point({longitude: -106.25, latitude: 31.5})})
CREATE (u:Entity:Establishment {id: 'establishment:2', name: 'Plant #2', sortName: 'b', openedYear: 1999, sources: ['source:a']})
CREATE (f:Entity:Firm {id: 'firm:f', name: '-5', sortName: 'f', country: 'US', sources: ['source:a']})
CREATE (g:Entity:Firm {id: 'firm:g', name: 'Gé', sortName: 'g', sources: ['source:a']})
CREATE (f)-[:OPERATES {id: 'o1', status: 'REPORTED', confidence: 1.0, sources: ['source:a']}]->(e), (g)-[:OPERATES {id: 'o2', status: 'REPORTED', confidence: 0.5, sources: ['source:a']}]->(e)
CREATE (e)-[:LOCATED_IN {id: 'l1', status: 'REPORTED', confidence: 1.0, sources: ['source:a']}]->(m), (u)-[:LOCATED_IN {id: 'l2', status: 'REPORTED', confidence: 1.0, sources: ['source:a']}]->(m)`

// The columns of a file follow from the selection: lists within a row are joined, or are rows of their own; each row has its sources; nothing is a formula.
func TestRowsOfFiles(t *testing.T) {
	h := newHarness(t)
	h.empty(t)
	h.write(t, smallGraph, nil)
	for i, c := range []struct {
		name, query string
		parameters  []string
		want        string
	}{
		{"a list", `{ establishments { nodes { id name industrialPark openedYear } totalCount } }`, nil,
			"id;name;industrialPark;openedYear;sources.title;sources.url\nestablishment:1;'=cmd();One, \"two\";;A;https://example.org/a\nestablishment:2;Plant #2;;1999;A;https://example.org/a"},
		{"lists within rows", `{ establishments { nodes { id operators { nodes { name country } totalCount } } } }`, nil,
			"id;operators.name;operators.country;operators.totalCount;sources.title;sources.url\nestablishment:1;'-5|Gé;US|;2;A;https://example.org/a\nestablishment:2;;;0;A;https://example.org/a"},
		{"rows of their own", `{ establishments { nodes { id operators { edges { fact { confidence } node { name } } } } } }`, []string{"rows", "operators"},
			"id;operators.fact.confidence;operators.fact.sources.title;operators.fact.sources.url;operators.name;sources.title;sources.url\n" +
				"establishment:1;1;A;https://example.org/a;'-5;A;https://example.org/a\nestablishment:1;0.5;A;https://example.org/a;Gé;A;https://example.org/a\nestablishment:2;;;;;A;https://example.org/a"},
		{"edges with their facts", `{ municipio(cvegeo: "08037") { name population establishments { edges { fact { relation } node { id } } } } }`, nil,
			"municipio.name;municipio.population;fact.relation;fact.sources.title;fact.sources.url;id;sources.title;sources.url\n" +
				"Juárez;1500000;LOCATED_IN;A;https://example.org/a;establishment:1;A;https://example.org/a\nJuárez;1500000;LOCATED_IN;A;https://example.org/a;establishment:2;A;https://example.org/a"},
		{"edges and nodes", `{ establishments { edges { node { id } } nodes { name } } }`, []string{"header", "off"},
			"id;sources.title;sources.url;name\nestablishment:1;A;https://example.org/a;'=cmd()\nestablishment:2;A;https://example.org/a;Plant #2"},
		{"fragments and conditions", `query($yes: Boolean = true) { establishments { nodes { ...E } } } fragment E on Establishment { id @include(if: $yes) name @skip(if: $yes) sources { id } }`, nil,
			"id;sources.id\nestablishment:1;source:a\nestablishment:2;source:a"},
		{"one of two lists", `{ firms { nodes { id sources { id } } } establishments { nodes { id } } }`, []string{"list", "firms"}, "id;sources.id\nfirm:f;source:a\nfirm:g;source:a"},
		{"first and after", `{ firms(first: 1) { nodes { id sources { id } } pageInfo { hasNextPage } } }`, nil, "id;sources.id\nfirm:f;source:a"},
		{"last", `{ firms(last: 1) { nodes { id sources { id } } } }`, nil, "id;sources.id\nfirm:g;source:a"},
		{"a list without pages", `{ nodes(ids: ["firm:g", "firm:none", "firm:f"]) { id ... on Firm { country } } }`, nil, "id;country\nfirm:g;\n;\nfirm:f;US"},
		{"paths", `{ paths(from: "firm:f", to: "municipio:08037", kind: SUPPLY_CHAIN) { complete paths { cost hops { relation from { id } } } } }`, nil,
			"paths.complete;cost;hops.relation;hops.from.id\ntrue;5;OPERATES|LOCATED_IN;firm:f|establishment:1"},
		{"facts", `{ facts(of: "firm:f") { nodes { id from { name } } } }`, nil, "id;from.name;sources.title;sources.url\no1;'-5;A;https://example.org/a"},
		{"none", `{ firms(filter: {country: {in: ["ZW"]}}) { nodes { id sources { id } } } }`, nil, "id;sources.id"},
	} {
		handlers := []http.Handler{h.resolvers}
		if i%4 == 0 {
			handlers = append(handlers, h.plans)
		}
		for tier, handler := range handlers {
			w := fileOf(t, handler, c.query, append([]string{"format", "csv"}, c.parameters...)...)
			if w.Code != http.StatusOK || text(rowsOf(t, w.Body.String())) != c.want || w.Header().Get("Content-Type") != "text/csv; charset=utf-8" {
				t.Errorf("%s, tier %d: %d %v\n%s\nwant\n%s", c.name, tier, w.Code, w.Header(), w.Body, c.want)
			}
			if got, want := strings.HasPrefix(w.Body.String(), "# Puente"), c.name != "edges and nodes"; got != want {
				t.Errorf("%s: %.200s", c.name, w.Body)
			}
		}
	}
}

// What cannot be a file is refused as JSON with a status of its own, and reads nothing that it need not.
func TestFilesRefused(t *testing.T) {
	h := newHarness(t)
	h.empty(t)
	h.write(t, smallGraph, nil)
	for query, want := range map[string]string{
		`{ release { version } }`: "asks for none", `{ firms { totalCount } }`: "asks for none",
		`{ a: firms { nodes { id } } b: firms { nodes { id } } }`: "`a`, `b`", `{ nothing }`: "nothing",
		`{ firms(first: 5000) { nodes { id } } }`: "1,000", `{ firms(after: "x") { nodes { id } } }`: "cursor",
	} {
		if w := fileOf(t, h.plans, query, "format", "csv"); w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), want) || w.Header().Get("Content-Type") != asJSON+"; charset=utf-8" {
			t.Errorf("%s: %d %v %s", query, w.Code, w.Header(), w.Body)
		}
	}
	for want, parameters := range map[string][]string{
		"`format`": {"format", "pdf"}, "`nowhere`": {"format", "csv", "rows", "nowhere"}, "`list`": {"format", "csv", "list", "nowhere"},
		"location": {"format", "geojson"}, "`fact`": {"format", "graphml"},
	} {
		if w := fileOf(t, h.plans, `{ firms { nodes { id } } }`, parameters...); w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), strings.ReplaceAll(want, "`list`", `list`)) {
			t.Errorf("%v: %d %s", parameters, w.Code, w.Body)
		}
	}
	limits := roomy()
	limits.Files = 0
	config := h.config
	config.Limits = limits
	if w := fileOf(t, newHandler(t, config), `{ firms { nodes { id } } }`, "format", "csv"); w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
		t.Errorf("no place: %d %s", w.Code, w.Body)
	}
}

// Each format holds the same rows, and says where they come from.
func TestFormatsOfFiles(t *testing.T) {
	h := newHarness(t)
	h.empty(t)
	h.write(t, smallGraph, nil)
	const query = `query Plants { establishments { nodes { id name openedYear } } }`
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/graphql?query="+url.QueryEscape(query), nil)
	r.Header.Set("Accept", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
	w := httptest.NewRecorder()
	h.plans.ServeHTTP(w, r)
	book, err := excelize.OpenReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	rows, _ := book.GetRows("rows")
	about, _ := book.GetRows("about")
	formula, _ := book.GetCellFormula("rows", "B2")
	if text(rows) != "id;name;openedYear;sources.title;sources.url\nestablishment:1;=cmd();;A;https://example.org/a\nestablishment:2;Plant #2;1999;A;https://example.org/a" || formula != "" ||
		!strings.Contains(text(about), query) || !strings.Contains(text(about), "rows;2") {
		t.Errorf("xlsx: %s\n%s\n%s", text(rows), formula, text(about))
	}
	if got := w.Header().Get("Content-Disposition"); !strings.Contains(got, "attachment; filename=Plants-2") || !strings.HasSuffix(got, ".xlsx") {
		t.Errorf("%s", got)
	}

	w = fileOf(t, h.plans, query, "format", "jsonl")
	lines := strings.Split(strings.TrimSpace(w.Body.String()), "\n")
	if len(lines) != 3 || !strings.Contains(lines[0], `"puente":{`) || lines[1] != `{"id":"establishment:1","name":"=cmd()","openedYear":null,"sources":[{"title":"A","url":"https://example.org/a"}]}` {
		t.Errorf("jsonl: %s", w.Body)
	}

	w = fileOf(t, h.plans, query, "format", "geojson")
	var collection struct {
		Type     string
		Puente   map[string]string
		Features []struct {
			Geometry   *struct{ Coordinates []float64 }
			Properties map[string]any
		}
	}
	if err := json.Unmarshal(w.Body.Bytes(), &collection); err != nil || collection.Type != "FeatureCollection" || collection.Puente["query"] != query || len(collection.Features) != 2 ||
		collection.Features[0].Geometry.Coordinates[0] != -106.25 || collection.Features[1].Geometry != nil || collection.Features[1].Properties["openedYear"] != 1999.0 {
		t.Errorf("geojson: %v %s", err, w.Body)
	}

	for query, want := range map[string]string{
		`{ neighborhood(of: "firm:f", depth: 2) { neighbors { depth } facts { id } } }`: "3 edges, 4 nodes",
		`{ establishments { nodes { operators { edges { fact { id } } } } } }`:          "2 edges, 3 nodes",
	} {
		w = fileOf(t, h.plans, query, "format", "graphml")
		var network struct {
			Nodes []struct {
				ID string `xml:"id,attr"`
			} `xml:"graph>node"`
			Edges []struct {
				Source string `xml:"source,attr"`
				Target string `xml:"target,attr"`
			} `xml:"graph>edge"`
		}
		if err := xml.Unmarshal(w.Body.Bytes(), &network); err != nil || fmt.Sprintf("%d edges, %d nodes", len(network.Edges), len(network.Nodes)) != want {
			t.Errorf("graphml of %s: %v, want %s\n%s", query, err, want, w.Body)
		}
	}
}

// manyFirms writes firms, more than a page holds.
const manyFirms = `
CREATE (:Source {id: 'source:a', title: 'A', publisher: 'P', url: 'https://example.org/a', retrieved: '2026-01-01', licence: 'L'})
WITH 1 AS one
UNWIND range(1, $n) AS k
CREATE (f:Entity:Firm {id: 'firm:' + k, name: 'Firm ' + k, sortName: 'firm ' + right('0000' + k, 5), sources: ['source:a']})`

// A file is read page by page, each as a request of its own, and sent as it is read. Every row is in it once.
func TestFilesPageByPage(t *testing.T) {
	h := newHarness(t)
	h.empty(t)
	h.write(t, manyFirms, map[string]any{"n": 2345})
	const query = `{ firms { nodes { id } } }`
	before := h.statements.Load()
	rows := rowsOf(t, fileOf(t, h.plans, query, "format", "csv").Body.String())
	seen := map[string]bool{}
	for _, row := range rows[1:] {
		seen[row[0]] = true
	}
	if len(rows) != 2346 || len(seen) != 2345 {
		t.Errorf("%d rows, %d firms", len(rows), len(seen))
	}
	if n := h.statements.Load() - before; n != 3+2 {
		t.Errorf("%d statements for three pages and two looks at the state", n)
	}
	limits := roomy()
	limits.FileRows, limits.Dear = 1100, 10_000
	config := h.config
	config.Limits = limits
	w := fileOf(t, newHandler(t, config), query, "format", "csv", "header", "on")
	if rows := rowsOf(t, w.Body.String()); len(rows) != 1101 || !strings.HasSuffix(w.Body.String(), "# INCOMPLETE: the list has more rows than a file may have.\n") {
		t.Errorf("%d rows: %s", len(rows), w.Body.String()[w.Body.Len()-100:])
	}

	reads, gate := atomic.Int64{}, make(chan struct{})
	config = h.config
	config.ResolversOnly = false
	config.Query = func(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
		if strings.Contains(cypher, ":Firm") && reads.Add(1) == 2 {
			<-gate // until the client has read what came before
		}
		return h.config.Query(ctx, cypher, params)
	}
	server := httptest.NewServer(newHandler(t, config))
	defer server.Close()
	response, err := http.Get(server.URL + "/graphql?format=csv&query=" + url.QueryEscape(query))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	first := make([]byte, 8<<10)
	if _, err := io.ReadFull(response.Body, first); err != nil {
		t.Fatal(err)
	}
	h.write(t, "MERGE (v:GraphVersion {id: 'graph'}) SET v.version = coalesce(v.version, 0) + 2, v.since = timestamp()", nil)
	close(gate)
	rest, err := io.ReadAll(response.Body)
	if all := string(first) + string(rest); err != nil || len(rowsOf(t, all)) != 2346 || !strings.Contains(all, "# MIXED: the graph changed") {
		t.Errorf("%v: %s", err, all[len(all)-200:])
	}
}

// A file whose database fails on the way breaks off, so that its client does not take it for whole.
func TestFilesBreakOff(t *testing.T) {
	h := newHarness(t)
	h.empty(t)
	h.write(t, manyFirms, map[string]any{"n": 1500})
	config, reads := h.config, atomic.Int64{}
	config.ResolversOnly = false
	config.Query = func(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
		if strings.Contains(cypher, ":Firm") && reads.Add(1) >= 2 {
			return nil, fmt.Errorf("the database is away")
		}
		return h.config.Query(ctx, cypher, params)
	}
	server := httptest.NewServer(newHandler(t, config))
	defer server.Close()
	response, err := http.Get(server.URL + "/graphql?format=csv&query=" + url.QueryEscape(`{ firms { nodes { id } } }`))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err == nil || response.StatusCode != http.StatusOK || !bytes.Contains(body, []byte("firm:1,")) {
		t.Errorf("%d, %v: %d bytes", response.StatusCode, err, len(body))
	}
}
