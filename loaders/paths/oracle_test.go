package paths

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"sync"
	"testing"

	"puente/embedded/embeddedtest"
	"puente/graph/model"
	"puente/loaders"
)

// drawnGraphs is how many graphs the oracle judges, and askedOfEach how many queries of each.
const (
	drawnGraphs = 2000
	askedOfEach = 1
)

// TestPathsAgainstEveryPath holds the search on a real database against the list of every path, on random graphs. One of them is asked again by
// -run 'TestPathsAgainstEveryPath/seed=12$'.
func TestPathsAgainstEveryPath(t *testing.T) {
	emptyGraph(t)
	graphs := make([]*drawnGraph, drawnGraphs)
	for i := range graphs {
		graphs[i] = drawGraph(uint64(i))
	}
	for part := range slices.Chunk(graphs, 500) {
		writeGraphs(t, part)
	}
	l := loaders.New(loaders.Reader(embeddedtest.Driver(t), embeddedtest.Database, loaders.ReaderConfig{}))
	finders := map[string]*Finder{}
	for _, way := range ways() {
		finders[way] = newFinder(t, l, way)
	}
	var tally oracleTally
	t.Cleanup(func() { // after the last graph
		t.Logf("%+v", tally.oracleCounts)
		if tally.Queries == drawnGraphs*askedOfEach*len(finders) && (tally.WithPaths < tally.Queries/4 || tally.Complete == tally.Queries || tally.Parallel == 0 || tally.Crossing == 0) {
			t.Errorf("what was drawn tells little: %+v", tally.oracleCounts)
		}
	})
	for _, g := range graphs {
		t.Run(fmt.Sprintf("seed=%d", g.seed), func(t *testing.T) {
			t.Parallel() // the database plans the statements of one graph while this process computes what is right for another
			for range askedOfEach {
				q := g.question()
				every, explored, found := g.everyPath(q), map[string]model.Explored{}, map[string][]knownPath{}
				for way, f := range finders {
					ctx := l.Begin(t.Context(), true)
					answer, err := f.Find(ctx, q)
					if err != nil {
						t.Fatalf("%s in the %s: %v", sought(q), way, err)
					}
					most := mostStatements(q, answer)
					if way == "projection" {
						most = 1
					}
					if statements, _ := loaders.StatementStats(ctx); statements == 0 || statements > most {
						t.Errorf("%s in the %s: %d statements, not 1 to %d", sought(q), way, statements, most)
					}
					tally.judge(t, q, answer, every)
					explored[way], found[way] = answer.Explored, answeredPaths(answer)
				}
				if explored["projection"] != explored["database"] || !slices.EqualFunc(found["projection"], found["database"], samePath) {
					t.Errorf("%s: %v\n%v", sought(q), explored, found)
				}
			}
		})
	}
}

// mostStatements bounds how many statements a search takes where all has few facts: one for what the paths hold, and one for each level, or for each
// level of both sides, of which the first looks up the ends too. Where the budget ran out, or nothing was
// found, it may take one more.
func mostStatements(q Query, answer *model.PathAnswer) int {
	levels := int(q.MaxHops)
	if q.Target == nil {
		levels = (levels + 1) / 2
	}
	if !answer.Complete || len(answer.Paths) == 0 {
		levels++
	}
	return levels + 1
}

// oracleTally counts what was judged, so that a test of empty answers does not pass for one of full ones. Graphs are judged at the same
// time.
type oracleTally struct {
	mu sync.Mutex
	oracleCounts
}

type oracleCounts struct{ Queries, Complete, Nearest, WithPaths, Paths, Parallel, Crossing, FullOfFirst int }

// judge compares an answer with every path that there is. Where the search was cut short, what it found must be true and in order.
func (c *oracleTally) judge(t *testing.T, q Query, answer *model.PathAnswer, every []knownPath) {
	t.Helper()
	got := answeredPaths(answer)
	c.count(q, answer, got)
	if answer.Complete != (answer.IncompleteReason == nil) || answer.Explored.Edges > int(q.Budget) {
		t.Errorf("%s: complete %v, reason %v, %d facts looked at", sought(q), answer.Complete, answer.IncompleteReason, answer.Explored.Edges)
	}
	if answer.Complete {
		want := every[:min(len(every), int(q.First))]
		if !slices.EqualFunc(got, want, samePath) {
			t.Errorf("%s\nfound %+v\nnot   %+v", sought(q), got, want)
		}
		return
	}
	if q.Budget >= maxBudget {
		t.Errorf("%s is not complete", sought(q))
	}
	if !slices.IsSortedFunc(got, betterPath) || len(got) > int(q.First) {
		t.Errorf("%s: out of order or too many: %+v", sought(q), got)
	}
	for _, p := range got {
		if q.Target == nil && !slices.ContainsFunc(every, func(k knownPath) bool { return samePath(k, p) }) {
			t.Errorf("%s: there is no %+v", sought(q), p)
		}
	}
}

func (c *oracleTally) count(q Query, answer *model.PathAnswer, got []knownPath) {
	c.mu.Lock()
	defer c.mu.Unlock()
	add := func(n *int, yes bool) {
		if yes {
			*n++
		}
	}
	c.Queries++
	c.Paths += len(got)
	add(&c.Complete, answer.Complete)
	add(&c.Nearest, q.Target != nil)
	add(&c.WithPaths, len(got) > 0)
	add(&c.FullOfFirst, len(got) == int(q.First))
	for _, p := range got {
		add(&c.Crossing, p.crosses)
		add(&c.Parallel, slices.ContainsFunc(p.hops, func(h knownHop) bool { return h.others > 0 }))
	}
}

func samePath(a, b knownPath) bool { return reflect.DeepEqual(a, b) }

// answeredPath is a path of an answer in the words of the oracle.
func answeredPath(p *model.Path) knownPath {
	k := knownPath{cost: p.Cost, confidence: 1, crosses: p.CrossesBorder}
	if p.MinConfidence != nil {
		k.confidence = *p.MinConfidence
	}
	for _, e := range p.Entities {
		k.entities = append(k.entities, e.GetID())
	}
	for i, h := range p.Hops {
		ends := []string{p.Entities[i].GetID(), p.Entities[i+1].GetID()}
		facts := []string{h.Fact.FromID, h.Fact.ToID}
		if !h.Forward {
			slices.Reverse(facts)
		}
		if !slices.Equal(ends, facts) || h.From.GetID() != ends[0] || h.To.GetID() != ends[1] || h.Fact.Relation != h.Relation {
			k.hops = append(k.hops, knownHop{fact: "a hop that does not fit its fact"})
			continue
		}
		k.hops = append(k.hops, knownHop{h.Fact.ID, h.Forward, h.OtherFacts, h.Cost})
	}
	return k
}

func sought(q Query) string {
	text, err := json.Marshal(q)
	if err != nil {
		return err.Error()
	}
	return string(text)
}
