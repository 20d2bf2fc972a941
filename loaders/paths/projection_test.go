package paths

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/loaders"
)

// generatedGraph answers the statements by which a projection is read, of a graph that no test would wait for until it is loaded: firms that supply
// each other, a few of them very many, and their plants in places.
type generatedGraph struct {
	ids     []string
	facts   map[string][]any // rows of the facts that begin at an entity, but for the index of the entity
	count   int
	version func() int // of the graph, each time that it is read
}

func generateGraph(facts int) *generatedGraph {
	g := &generatedGraph{facts: map[string][]any{}, version: func() int { return 2 }}
	r := rand.New(rand.NewPCG(5, 5))
	firms, tail := facts/10, func(n int) int { return int(float64(n) * math.Pow(r.Float64(), 1/0.3)) }
	firm := func(i int) string { return fmt.Sprintf("firm:%07d", i) }
	for i := range firms {
		plant := fmt.Sprintf("establishment:%07d", i)
		g.ids = append(g.ids, firm(i), plant)
		g.add(firm(i), "OPERATES", plant)
		g.add(plant, "LOCATED_IN", fmt.Sprintf("municipio:%05d", tail(40)))
	}
	for i := range 40 {
		g.ids = append(g.ids, fmt.Sprintf("municipio:%05d", i))
	}
	for g.count < facts {
		g.add(firm(r.IntN(firms)), "SUPPLIES", firm(tail(firms)))
	}
	slices.Sort(g.ids)
	return g
}

func (g *generatedGraph) add(from, relation, to string) {
	sum := sha256.Sum256([]byte(fmt.Sprint(from, relation, to, g.count)))
	id := "fact:" + strings.ToLower(base32.StdEncoding.EncodeToString(sum[:15]))
	g.count++
	g.facts[from] = append(g.facts[from], []any{to, relation, id, "REPORTED", []any{0.7, 0.9, 1.0}[g.count%3], nil, nil, "2026-11-30", nil, nil})
}

func (g *generatedGraph) read(_ context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
	record := func(values ...any) ([]*neo4j.Record, error) { return []*neo4j.Record{{Values: values}}, nil }
	switch {
	case strings.Contains(cypher, "COUNT { (:Entity) }"):
		return record(int64(len(g.ids)), int64(g.count))
	case strings.Contains(cypher, "RETURN entities"):
		after, _ := params["after"].(string)
		n, known := slices.BinarySearch(g.ids, after)
		if known {
			n++
		}
		rows := []any{}
		for _, id := range g.ids[n:min(n+entityPage, len(g.ids))] {
			rows = append(rows, []any{id, nil, int64(len(g.facts[id]))})
		}
		return record(rows)
	case strings.Contains(cypher, "AS facts"):
		ids, _ := params["ids"].([]string)
		rows := []any{}
		for i, id := range ids {
			for _, fact := range g.facts[id] {
				row, _ := fact.([]any)
				rows = append(rows, append([]any{int64(i)}, row...))
			}
		}
		return record(rows)
	case strings.Contains(cypher, "RETURN version"):
		return record(int64(g.version()))
	}
	return nil, errors.New("no such statement")
}

// project reads a projection of the graph.
func (g *generatedGraph) project(t testing.TB, memory int64) (*projection, error) {
	t.Helper()
	ctx := loaders.New(g.read).Begin(t.Context(), true)
	op, err := loaders.FromContext(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return newProjection(ctx, op, memory)
}

// A fact takes at most 40 bytes, ids and entities included, and the figures tell what is really taken.
func TestMemoryOfProjection(t *testing.T) {
	const facts = 200_000
	g := generateGraph(facts)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	p, err := g.project(t, 1<<30)
	if err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	taken := int64(after.HeapAlloc) - int64(before.HeapAlloc)
	t.Logf("%d entities, %d facts: %d bytes, on the heap %d: %.1f bytes a fact", p.ids.len(), len(p.to), p.bytes(), taken, float64(p.bytes())/facts)
	if p.bytes() > 40*facts || taken > p.bytes()*11/10 || len(p.to) != facts {
		t.Errorf("%d facts take %d bytes, and say %d", len(p.to), taken, p.bytes())
	}
	runtime.KeepAlive(g)
	for f := range p.to {
		from := p.ids.at(int(p.from[f]))
		if !slices.ContainsFunc(g.facts[from], func(row any) bool {
			fact, _ := row.([]any)
			class := p.classes[p.class[f]]
			return fact[0] == p.ids.at(int(p.to[f])) && fact[1] == string(p.relations[class.relation]) && fact[2] == p.facts.at(f) && fact[4] == class.confidence
		}) {
			t.Fatalf("the graph has no fact %d, %s from %s", f, p.facts.at(f), from)
		}
	}
}

// A graph that is too large is not read, one that turns out to be is given up, and one that changes is read again.
func TestProjectionIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		memory   int64
		version  func(asked int) int
		want     error
		versions int // times that the version is read
	}{
		"too large by its counts":   {10_000, func(int) int { return 2 }, errTooLarge, 1},
		"a commit is under way":     {1 << 30, func(int) int { return 3 }, errMoved, 1},
		"a commit came in between":  {1 << 30, func(asked int) int { return 2 * asked }, errMoved, 2},
		"a commit began in between": {1 << 30, func(asked int) int { return 1 + asked }, errMoved, 2},
	} {
		t.Run(name, func(t *testing.T) {
			g, asked := generateGraph(1000), 0
			g.version = func() int { asked++; return c.version(asked) }
			if _, err := g.project(t, c.memory); !errors.Is(err, c.want) || asked != c.versions {
				t.Errorf("%v, the version read %d times", err, asked)
			}
		})
	}
}

// Ids of facts come back as they were, whatever they are.
func TestIDsOfFacts(t *testing.T) {
	ids := []string{
		"fact:abcdefghijklmnopqrstuvwx", "fact:234567zzzzzzzzzzzzzzzzzz", "fact:ABCDEFGHIJKLMNOPQRSTUVWX", "fact:abcdefghijklmnopqrstuv\nx",
		"fact:abcdefghijklmnopqrstuvw", "fact:abcdefghijklmnopqrstuvwxy", "fact:abcdefghijklmnopqrstuv18", "", "a", "o1-2", "fact:12345678", "fact:123456789",
		"fact:ünïcödé", strings.Repeat("long ", 20_000), "establishment:1 LOCATED_IN municipio:1",
	}
	l := newIDList(len(ids))
	for _, id := range ids {
		l.add(id)
	}
	for i, id := range ids {
		if got := l.at(i); got != id {
			t.Errorf("%q became %q", id, got)
		}
	}
}

// What leads on from an entity is found by relation, however long the lists are.
func TestRangesOfRelations(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for range 2000 {
		n := r.IntN(60)
		relations := make([]uint8, n)
		for i := range relations {
			relations[i] = uint8(r.IntN(5))
		}
		slices.Sort(relations)
		of, want, got := relationSet(r.IntN(32)), map[uint8]int{}, map[uint8]int{}
		for _, each := range relations {
			if of&(1<<each) != 0 {
				want[each]++
			}
		}
		(&projection{}).ranges(0, int32(n), of, func(i int32) uint8 { return relations[i] }, func(relation uint8, from, end int32) {
			got[relation] += int(end - from)
			for i := from; i < end; i++ {
				if relations[i] != relation {
					t.Fatalf("%v: %d is not of %d", relations, i, relation)
				}
			}
		})
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%v of %b: %v, not %v", relations, of, got, want)
		}
	}
}
