package bench

import (
	"encoding/json"
	"strings"
	"testing"

	"puente/embedded/embeddedtest"
	"puente/loaders"
)

// mostHits is how many database hits a compiled statement may cost for each of the statement written by hand.
const mostHits = 1.1

// A compiled statement costs hardly more database hits than one written by hand. Hits are counted, not timed.
func TestDatabaseHits(t *testing.T) {
	driver := embeddedtest.Driver(t)
	generate(t, driver, 1_000)
	s := startServer(t, "../server", "PUENTE_PROFILE=on")
	byHand := loaders.NewProfiler(driver, "neo4j")
	for _, shape := range Shapes() {
		t.Run(shape.Name, func(t *testing.T) {
			text, err := s.ask(shape.query, shape.variables, "Puente-Profile")
			if err != nil {
				t.Fatal(err)
			}
			var answer struct {
				Extensions struct {
					Puente struct {
						Statements int
						Plan       string
						Profiles   []loaders.Profile
					}
				}
			}
			if err := json.Unmarshal(text, &answer); err != nil {
				t.Fatal(err)
			}
			compiled := answer.Extensions.Puente
			if len(compiled.Profiles) != 1 || compiled.Statements != 1 {
				t.Fatalf("%d statements (%s), %d profiles", compiled.Statements, compiled.Plan, len(compiled.Profiles))
			}
			hand, err := byHand(t.Context(), strings.ReplaceAll(shape.cypher, "$", "$p."), shape.variables) // as the profiler names parameters
			if err != nil {
				t.Fatal(err)
			}
			got := compiled.Profiles[0]
			if ratio := float64(got.Hits) / float64(hand.Hits); ratio > mostHits || hand.Hits == 0 {
				t.Errorf("%d hits for %d by hand: %.2f\n%s\n%s\n%s", got.Hits, hand.Hits, ratio, got.Cypher, steps(got), steps(hand))
			} else {
				t.Logf("%d hits for %d by hand", got.Hits, hand.Hits)
			}
		})
	}
}

func steps(p loaders.Profile) string {
	text, err := json.MarshalIndent(p.Steps, "", " ")
	if err != nil {
		return err.Error()
	}
	return string(text)
}
