package graph

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"puente/data"
	"puente/graph/internal/randomop"
	"puente/graph/model"
	"puente/ingest"
	"puente/loaders"
	"puente/loaders/store"
)

// Variables of the environment for long runs.
const (
	envOperations = "PUENTE_FUZZ_OPERATIONS" // on each graph; a few hundred if absent
	envSeed       = "PUENTE_FUZZ_SEED"       // of the first operation
)

func fromEnvironment(t *testing.T, name string, otherwise int) int {
	t.Helper()
	text := os.Getenv(name)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("%s=%q: %v", name, text, err)
	}
	return n
}

// Resolvers and plans give the same answers to random operations, over random graphs and the starter dataset.
func TestResolversAndPlansAgree(t *testing.T) {
	h := newHarness(t)
	operations, seed := fromEnvironment(t, envOperations, 60), fromEnvironment(t, envSeed, 1)
	const graphs = 3
	for i := range graphs {
		h.randomGraph(t, h.schema, uint64(seed+i))
		t.Run(fmt.Sprintf("random graph %d", seed+i), func(t *testing.T) { h.agree(t, seed, operations/graphs, i) })
	}
	h.empty(t)
	tables, err := ingest.OpenFS(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.NewWriter(h.driver, "neo4j").Import(t.Context(), tables.Records, store.ImportOptions{
		Strict: true, Release: data.Version(), Progress: func(int) {}, Refused: func(model.BadRow) {},
	}); err != nil {
		t.Fatal(err)
	}
	t.Run("starter dataset", func(t *testing.T) { h.agree(t, seed, operations, graphs) })
	t.Run("while Neo4j plans", h.agreeWhilePlanning)
}

// agree compares a number of operations, and minimises the first that fails.
func (h *harness) agree(t *testing.T, seed, operations, stream int) {
	fixture := h.fixture(t)
	fallbacks := map[string]int{}
	for n := range operations {
		r := rand.New(rand.NewPCG(uint64(seed+n), uint64(stream)))
		op := randomop.Generate(h.schema, fixture, r, randomop.DefaultBudget())
		difference, answer := h.difference(t, op)
		if difference != "" {
			small := randomop.Shrink(h.schema, op, func(op randomop.Operation) bool {
				d, _ := h.difference(t, op)
				return d != ""
			})
			difference, _ = h.difference(t, small)
			t.Fatalf("%s=%d: resolvers and plans differ:\n%s\n%s", envSeed, seed+n, small, difference)
		}
		if h.outcome == planFallback || h.outcome == planResolved {
			fallbacks[h.reason]++
		}
		fixture.Harvest(answer)
	}
	for reason := range fallbacks {
		if !slices.Contains([]string{"introspection", "arguments", "computed", "nothing to read"}, reason) {
			t.Errorf("%d operations fell back for %s", fallbacks[reason], reason)
		}
	}
	t.Logf("%d operations, by resolvers in part: %v", operations, fallbacks)
}

// difference runs an operation by resolvers and by plans.
func (h *harness) difference(t *testing.T, op randomop.Operation) (difference string, data any) {
	t.Helper()
	var answers [2]string
	language := []string{"en", "es"}[len(op.Query)%2]
	for i, response := range h.both(t, request{Query: op.Query, Variables: op.Variables, OperationName: op.Name}, "Accept-Language", language) {
		answers[i] = string(response.Data) + "\n" + faultsOf(response.Errors)
		if response.Data == nil {
			continue // both must refuse it with the same errors
		}
		if i == 0 && json.Unmarshal(response.Data, &data) != nil {
			return "no JSON: " + answers[i], nil
		}
	}
	if answers[0] == answers[1] {
		return "", data
	}
	return fmt.Sprintf("resolvers: %.2000s\nplan:      %.2000s", answers[0], answers[1]), data
}

// faultsOf writes the errors in sorted order, for fields that run concurrently fail in any order.
func faultsOf(list gqlerror.List) string {
	var all []string
	for _, e := range list {
		all = append(all, fmt.Sprintf("%s at %s (%v)", e.Message, e.Path, e.Extensions["code"]))
	}
	slices.Sort(all)
	return fmt.Sprint(all)
}

// fixture is what arguments are drawn from: values of the graph, and others.
func (h *harness) fixture(t *testing.T) *randomop.World {
	t.Helper()
	w := &randomop.World{IDs: map[string][]string{}, Words: words(), Codes: map[string][]string{
		"country": {"US", "MX"}, "operatorCountry": {"US", "JP"}, "vintage": {"2017", "2018"}, "level": {"2", "3"},
		"language": {"en", "es", "fr"}, "south": {"-30", "25.5", "31"}, "north": {"32.5", "60"}, "west": {"-117", "-180", "170"}, "east": {"-90", "100"},
		"latitude": {"31.7", "0", "-45.25"}, "longitude": {"-106.4", "0", "120.5"}, "kilometres": {"0", "150.5", "20000"}, "zoom": {"0", "3", "8", "22"},
		"asOf": {"2015", "2015-06", "2020-01-01"}, "believedAt": {"2015-06", "2018", "2026-01-15"},
		"min": {"0", "1000"}, "since": {"2015", "2015-06-30", "2015-07", "2020-01-01", "2026-11-25", "2030"},
		"from": {"2015", "2019-12", "1999-01-31"}, "to": {"2016", "2020-01", "2030"},
	}}
	for _, k := range append(model.Kinds(), "Source", "Series", "Import", "Change") {
		w.IDs[string(k)] = h.texts(t, "MATCH (n:"+string(k)+") WITH n.id AS id ORDER BY id LIMIT 200 RETURN collect(id)")
		w.Words = append(w.Words, h.texts(t, "MATCH (n:"+string(k)+") WITH n ORDER BY n.id LIMIT 20 RETURN collect(coalesce(n.name, n.title))")...)
	}
	for name, cypher := range map[string]string{
		"fips": "MATCH (n:County) RETURN collect(n.fips)[..100]", "cvegeo": "MATCH (n:Municipio) RETURN collect(n.cvegeo)[..100]",
		"Port.code": "MATCH (n:Port) RETURN collect(n.code)", "Industry.code": "MATCH (n:Industry) RETURN collect(n.code)[..100]",
	} {
		w.Codes[name] = h.texts(t, cypher)
	}
	return w
}

func (h *harness) texts(t *testing.T, cypher string) []string {
	t.Helper()
	records, err := loaders.Reader(h.driver, "neo4j", loaders.ReaderConfig{})(t.Context(), cypher, nil)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, each := range get[[]any](t, records[0].Values, 0) {
		all = append(all, fmt.Sprint(each))
	}
	return all
}
