package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"puente/embedded/embeddedtest"
	"puente/graph/model"
	"puente/loaders"
	"puente/loaders/store"
)

// starterPairs is how many pairs of the starter dataset are asked for.
const starterPairs = 200

// starterPaths asks for paths between random pairs, half of them near each other, and compares the answers with every path of the
// exported facts. Those from memory and those from the database must be the same.
func starterPaths(t *testing.T, handler, inDatabase http.Handler) {
	g := &exportedGraph{Rand: rand.New(rand.NewPCG(6, 200)), cached: map[exportedKey]exportedHops{}}
	export := store.NewExport(loaders.Reader(embeddedtest.Driver(t), "neo4j", loaders.ReaderConfig{}))
	for _, r := range model.Relations() {
		for f, err := range export.Facts(t.Context(), r) {
			if err != nil {
				t.Fatal(err)
			}
			g.facts = append(g.facts, f)
		}
	}
	slices.SortFunc(g.facts, func(a, b *model.StoredFact) int { return strings.Compare(a.ID, b.ID) })
	pairs := make([]pathsAsked, starterPairs)
	for i := range pairs {
		pairs[i] = g.pair(model.PathKinds()[i%len(model.PathKinds())], i%10 < 5)
	}
	var mu sync.Mutex
	complete, found, cut := 0, 0, 0
	t.Run("pair", func(t *testing.T) {
		for i, q := range pairs {
			t.Run(fmt.Sprint(i), func(t *testing.T) {
				t.Parallel() // Neo4j answers one while this process lists every path of another
				answer := askPaths(t, handler, q)
				g.compare(t, q, answer)
				if again := askPaths(t, inDatabase, q); !reflect.DeepEqual(again, answer) {
					t.Errorf("%+v: in the database %+v\nnot %+v", q, again, answer)
				}
				mu.Lock()
				defer mu.Unlock()
				found += len(answer.Paths)
				if answer.Complete {
					complete++
				} else if answer.IncompleteReason == "TIMEOUT" {
					cut++
				}
			})
		}
	})
	t.Logf("%d pairs: %d complete, %d cut by time, %d paths", starterPairs, complete, cut, found)
	if complete+cut < starterPairs/2 || found < starterPairs/2 {
		t.Errorf("of %d pairs only %d are complete, with %d paths in all", starterPairs, complete, found)
	}
}

// compare judges an answer: what it holds is among the best paths and in order, and if it is complete it holds all of them.
func (g *exportedGraph) compare(t *testing.T, q pathsAsked, answer pathsAnswer) {
	t.Helper()
	every := g.every(q)
	if answer.Complete {
		every = every[:min(len(every), q.First)]
	}
	got := make([]exportedPath, len(answer.Paths))
	for i, p := range answer.Paths {
		got[i] = p.exported()
		if !slices.ContainsFunc(every, got[i].same) {
			t.Errorf("%+v: %v is not among the best", q, got[i])
		}
	}
	if answer.Complete && !slices.EqualFunc(got, every, exportedPath.same) || !slices.IsSortedFunc(got, exportedPath.order) {
		t.Errorf("%+v, complete %v:\nfound %v\nnot   %v", q, answer.Complete, got, every)
	}
}

type pathsAsked struct {
	From    string          `json:"from"`
	To      string          `json:"to"`
	Kind    model.PathKind  `json:"kind"`
	First   int             `json:"first"`
	MaxHops int             `json:"maxHops"`
	Filter  *exportedFilter `json:"filter"`
}

type exportedFilter struct {
	AvoidHubsOver int     `json:"avoidHubsOver"`
	MinConfidence float64 `json:"minConfidence"`
}

type pathsAnswer struct {
	Complete         bool
	IncompleteReason string
	Explored         struct{ Nodes, Edges int }
	Paths            []answeredPath
}

type answeredPath struct {
	Cost          int
	MinConfidence float64
	Entities      []struct{ ID string }
	Hops          []struct{ Fact struct{ ID string } }
}

func (p answeredPath) exported() exportedPath {
	e := exportedPath{cost: p.Cost, confidence: p.MinConfidence}
	for _, each := range p.Entities {
		e.ids = append(e.ids, each.ID)
	}
	for _, h := range p.Hops {
		e.facts = append(e.facts, h.Fact.ID)
	}
	return e
}

func askPaths(t *testing.T, handler http.Handler, q pathsAsked) pathsAnswer {
	t.Helper()
	body, err := json.Marshal(map[string]any{"variables": q, "query": `query($from: ID!, $to: ID!, $kind: PathKind!, $first: Int!, $maxHops: Int!, $filter: PathFilter) {
		paths(from: $from, to: $to, kind: $kind, first: $first, maxHops: $maxHops, filter: $filter, budget: 500000) {
			complete incompleteReason explored { nodes edges } paths { cost minConfidence entities { id } hops { fact { id } } } } }`})
	if err != nil {
		t.Fatal(err)
	}
	var answer struct {
		Data   struct{ Paths pathsAnswer }
		Errors []any
	}
	if err := json.Unmarshal(post(handler, string(body)).Body.Bytes(), &answer); err != nil || answer.Errors != nil {
		t.Fatalf("%+v: %v %v", q, err, answer.Errors)
	}
	return answer.Data.Paths
}

// exportedGraph is the starter dataset's facts in memory.
type exportedGraph struct {
	*rand.Rand
	facts []*model.StoredFact

	mu     sync.Mutex // guards cached: answers are compared at the same time
	cached map[exportedKey]exportedHops
}

type exportedKey struct {
	kind          model.PathKind
	minConfidence float64
}

// exportedHops are the best facts that lead from one entity to another, and how many facts each entity has.
type exportedHops struct {
	best   map[string]map[string]exportedHop
	degree map[string]int
	ends   []string // where a path may begin
}

// exportedPath is a path; its facts are the best of those that join its entities.
type exportedPath struct {
	ids, facts []string
	cost       int
	confidence float64
}

func (p exportedPath) same(o exportedPath) bool {
	return p.order(o) == 0 && p.cost == o.cost && slices.Equal(p.facts, o.facts)
}

func (p exportedPath) order(o exportedPath) int {
	return cmp.Or(cmp.Compare(p.cost, o.cost), cmp.Compare(o.confidence, p.confidence), slices.Compare(p.ids, o.ids))
}

type exportedHop struct {
	fact       string
	cost       int
	confidence float64
}

// pair draws the ends of a path: near ones by a walk.
func (g *exportedGraph) pair(kind model.PathKind, near bool) pathsAsked {
	q := pathsAsked{Kind: kind, First: 1 + g.IntN(8), MaxHops: 3 + g.IntN(2)}
	if g.IntN(3) == 0 {
		q.Filter = &exportedFilter{AvoidHubsOver: 5 + g.IntN(300), MinConfidence: []float64{0, 0.8}[g.IntN(2)]}
	}
	hops := g.hops(exportedKey{kind, 0})
	q.From, q.To = hops.ends[g.IntN(len(hops.ends))], hops.ends[g.IntN(len(hops.ends))]
	if near {
		q.To = q.From
		for range 1 + g.IntN(4) {
			if next := slices.Sorted(maps.Keys(hops.best[q.To])); len(next) > 0 {
				q.To = next[g.IntN(len(next))]
			}
		}
	}
	return q
}

// hops are the facts that a kind of path follows, computed once.
func (g *exportedGraph) hops(key exportedKey) exportedHops {
	g.mu.Lock()
	defer g.mu.Unlock()
	if h, ok := g.cached[key]; ok {
		return h
	}
	hops, degree := map[string]map[string]exportedHop{}, map[string]int{}
	for _, f := range g.facts {
		step, ok := key.kind.Step(f.Relation)
		if !ok {
			continue
		}
		degree[f.From]++
		if f.To != f.From {
			degree[f.To]++
		}
		confidence := 0.0
		if c, ok := f.Props["confidence"].(float64); ok {
			confidence = c
		}
		status := fmt.Sprint(f.Props["status"])
		if status != "REPORTED" && status != "DISPUTED" || confidence < key.minConfidence {
			continue
		}
		add := func(from, to string) {
			if hops[from] == nil {
				hops[from] = map[string]exportedHop{}
			}
			old, exists := hops[from][to]
			if !exists || step.Cost < old.cost || step.Cost == old.cost && confidence > old.confidence {
				hops[from][to] = exportedHop{f.ID, step.Cost, confidence} // facts come in the order of ids
			}
		}
		if step.Forward {
			add(f.From, f.To)
		}
		if step.Back {
			add(f.To, f.From)
		}
	}
	g.cached[key] = exportedHops{hops, degree, slices.Sorted(maps.Keys(hops))}
	return g.cached[key]
}

// every lists every path by exhaustive search; the last hop is looked up.
func (g *exportedGraph) every(q pathsAsked) []exportedPath {
	key := exportedKey{kind: q.Kind}
	if q.Filter != nil {
		key.minConfidence = q.Filter.MinConfidence
	}
	hops := g.hops(key)
	passable := func(id string) bool {
		kind, _ := model.KindOf(id)
		kinds := q.Kind.Between()
		return (kinds == nil || slices.Contains(kinds, kind)) && (q.Filter == nil || hops.degree[id] <= q.Filter.AvoidHubsOver)
	}
	if q.From == q.To {
		return []exportedPath{{ids: []string{q.From}}}
	}
	var all []exportedPath
	var walk func(ids, facts []string, cost int, confidence float64)
	walk = func(ids, facts []string, cost int, confidence float64) {
		from := hops.best[ids[len(ids)-1]]
		if last, ok := from[q.To]; ok {
			all = append(all, exportedPath{
				append(slices.Clone(ids), q.To), append(slices.Clone(facts), last.fact), cost + last.cost, min(confidence, last.confidence),
			})
		}
		if len(ids) == q.MaxHops {
			return
		}
		for next, hop := range from {
			if next != q.To && passable(next) && !slices.Contains(ids, next) {
				walk(append(ids, next), append(facts, hop.fact), cost+hop.cost, min(confidence, hop.confidence))
			}
		}
	}
	walk([]string{q.From}, nil, 0, 1)
	slices.SortFunc(all, exportedPath.order)
	return all
}
