package paths

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/embedded/embeddedtest"
	"puente/graph/model"
	"puente/loaders"
	"puente/loaders/store"
)

// rounds is how often a graph is imported while paths are asked, and suppliers how many firms it has.
const (
	rounds    = 15
	suppliers = 500
)

// importRound imports a chain of firms in one transaction. In every round each entity and each fact tells its number.
func importRound(t *testing.T, w *store.Writer, round int) {
	source := &model.SourceRecord{ID: "source:s", Publisher: "P", Title: "T", URL: "https://example.org/", Retrieved: "2026-01-01", Licence: "L"}
	records := []model.Record{source}
	for i := range suppliers {
		records = append(records, &model.EntityRecord{
			Kind: model.KindFirm, ID: fmt.Sprintf("firm:%d", i), Name: fmt.Sprint(i), Source: source.ID, Props: map[string]any{"website": fmt.Sprint(round)},
		})
	}
	for i := range suppliers - 1 {
		records = append(records, &model.FactRecord{
			FactID: fmt.Sprintf("fact:%d", i), Relation: model.RelationSupplies, From: fmt.Sprintf("firm:%d", i), To: fmt.Sprintf("firm:%d", i+1),
			Status: model.StatusReported, Confidence: float64(round) / 100, Source: source.ID,
		})
	}
	stream := func() iter.Seq2[model.Record, error] {
		return func(yield func(model.Record, error) bool) {
			for _, r := range records {
				if !yield(r, nil) {
					return
				}
			}
		}
	}
	if report, err := w.Import(context.Background(), stream, store.ImportOptions{}); err != nil || report.Rows.Refused > 0 {
		t.Errorf("%+v, %v", report, err)
	}
}

// roundOf is the round that all entities and facts of a path tell, and an error if they tell several.
func roundOf(p *model.Path) (string, error) {
	told := map[string]bool{fmt.Sprint(int(*p.MinConfidence*100 + 0.5)): true}
	for _, e := range p.Entities {
		if f, ok := e.(*model.Firm); ok && f.Website != nil {
			told[*f.Website] = true
		}
	}
	for _, h := range p.Hops {
		told[fmt.Sprint(int(h.Fact.Confidence*100+0.5))] = true
	}
	for round := range told {
		if len(told) == 1 {
			return round, nil
		}
	}
	return "", fmt.Errorf("a path of several rounds: %v", told)
}

// While imports change all that paths hold, an answer is of one version of the graph, whichever way it is found, and the projection follows.
func TestPathsWhileImporting(t *testing.T) {
	emptyGraph(t)
	w := store.NewWriter(embeddedtest.Driver(t), embeddedtest.Database)
	importRound(t, w, 1)
	l := loaders.New(loaders.Reader(embeddedtest.Driver(t), embeddedtest.Database, loaders.ReaderConfig{}))
	done := make(chan struct{})
	var all sync.WaitGroup
	all.Go(func() {
		defer close(done)
		for round := range rounds {
			importRound(t, w, 2+round)
		}
	})
	var mu sync.Mutex
	told := map[string]map[string]int{}
	for _, way := range ways() {
		f := newFinder(t, l, way)
		f.pause = 0
		for asker := range 2 {
			all.Go(func() {
				for i := asker; ; i += 37 {
					select {
					case <-done:
						return
					default:
					}
					from := i % (suppliers - 6)
					q := Query{From: fmt.Sprintf("firm:%d", from), To: fmt.Sprintf("firm:%d", from+5), Kind: model.PathSupplyChain, First: 1, MaxHops: 6, Budget: 1000}
					answer, err := f.Find(l.Begin(t.Context(), true), q)
					var fault *model.Error
					if errors.As(err, &fault) && fault.Code == model.CodeUnavailable {
						continue // the graph moved too often
					}
					if err != nil || len(answer.Paths) != 1 {
						t.Errorf("%s: %+v, %v", way, answer, err)
						return
					}
					round, err := roundOf(answer.Paths[0])
					if err != nil {
						t.Errorf("%s: %v", way, err)
					}
					mu.Lock()
					if told[way] == nil {
						told[way] = map[string]int{}
					}
					told[way][round]++
					mu.Unlock()
				}
			})
		}
	}
	all.Wait()
	for _, way := range ways() {
		t.Logf("%s: answers by round %v", way, told[way])
		if len(told[way]) < 3 {
			t.Errorf("in the %s there were answers of the rounds %v only", way, told[way])
		}
	}
}

// An answer follows the graph at once: from the database until the projection of the new version is there.
func TestProjectionFollows(t *testing.T) {
	emptyGraph(t)
	w := store.NewWriter(embeddedtest.Driver(t), embeddedtest.Database)
	importRound(t, w, 1)
	l := loaders.New(loaders.Reader(embeddedtest.Driver(t), embeddedtest.Database, loaders.ReaderConfig{}))
	built := make(chan model.Projection, 10)
	f := begin(t, l, Config{Memory: 1 << 20, Observe: func(p model.Projection) { built <- p }})
	first := <-built
	ask := func(to string) (round string, statements int, err error) {
		ctx := l.Begin(t.Context(), true)
		answer, err := f.Find(ctx, Query{From: "firm:3", To: to, Kind: model.PathSupplyChain, First: 1, MaxHops: 6, Budget: 1000})
		if err == nil {
			round, err = roundOf(answer.Paths[0])
		}
		statements, _ = loaders.StatementStats(ctx)
		return round, statements, err
	}
	if round, statements, err := ask("firm:7"); round != "1" || statements != 1 || err != nil {
		t.Errorf("%s by %d statements, %v", round, statements, err)
	}
	importRound(t, w, 2)
	if round, statements, err := ask("firm:7"); round != "2" || statements < 2 || err != nil {
		t.Errorf("after an import %s by %d statements, %v", round, statements, err)
	}
	second := <-built
	if round, statements, err := ask("firm:7"); round != "2" || statements != 1 || err != nil || second.Version <= first.Version || second.Builds != 2 {
		t.Errorf("on the next projection %s by %d statements, %v: %+v after %+v", round, statements, err, second, first)
	}
	// An entity that came since is found, and one that went is missed.
	embeddedtest.Run(t, embeddedtest.Driver(t), `MATCH (v:GraphVersion), (a:Entity {id: 'firm:7'}) SET v.version = v.version + 2
CREATE (a)-[:SUPPLIES {id: 'fact:new', status: 'REPORTED', confidence: 0.02, sources: []}]->(:Entity:Firm {id: 'firm:new', name: 'New', website: '2', sources: []})`, nil)
	if round, _, err := ask("firm:new"); round != "2" || err != nil {
		t.Errorf("a new entity: %s, %v", round, err)
	}
	<-built
	embeddedtest.Run(t, embeddedtest.Driver(t), "MATCH (v:GraphVersion), (a:Entity {id: 'firm:new'}) SET v.version = v.version + 2 DETACH DELETE a", nil)
	var fault *model.Error
	if _, _, err := ask("firm:new"); !errors.As(err, &fault) || fault.Code != model.CodeNotFound {
		t.Errorf("an entity that went: %v", err)
	}
}

// Where no projection can be made the database is searched.
func TestNoProjection(t *testing.T) {
	r := recordPaths(t)
	for _, c := range []struct {
		why     string
		memory  int64
		prepare string
		want    model.Code // of an error; empty: it is answered
	}{
		{"it may not take memory", 0, "RETURN 1", ""},
		{"it is too large", 100, "RETURN 1", ""},
		{"the graph has no version, as an older program leaves it", 1 << 20, "MATCH (v:GraphVersion) DELETE v", ""},
		{"the process of a commit died", 1 << 20, "MERGE (v:GraphVersion {id: 'graph'}) SET v.version = 7, v.since = timestamp() - 70000", ""},
		{"a commit does not end", 1 << 20, "MERGE (v:GraphVersion {id: 'graph'}) SET v.version = 7, v.since = timestamp()", model.CodeUnavailable},
	} {
		t.Run(c.why, func(t *testing.T) {
			embeddedtest.Run(t, embeddedtest.Driver(t), c.prepare, nil)
			l := loaders.New(loaders.Reader(embeddedtest.Driver(t), embeddedtest.Database, loaders.ReaderConfig{}))
			answer, err := begin(t, l, Config{Memory: c.memory}).Find(l.Begin(t.Context(), true), r.query)
			var fault *model.Error
			switch {
			case c.want != "" && (!errors.As(err, &fault) || fault.Code != c.want):
				t.Errorf("%+v, %v", answer, err)
			case c.want == "" && (err != nil || len(answer.Paths) != 4):
				t.Errorf("%+v, %v", answer, err)
			}
		})
	}
}

// On a projection one statement is asked, for what the paths hold. If it fails there is no answer, and what it lacks is told.
func TestProjectionWhenTheStatementFails(t *testing.T) {
	r := recordPaths(t)
	read := loaders.Reader(embeddedtest.Driver(t), embeddedtest.Database, loaders.ReaderConfig{})
	var fail atomic.Pointer[func(ctx context.Context, details []any) error] // also read by what makes the projection anew
	l := loaders.New(func(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
		records, err := read(ctx, cypher, params)
		f := fail.Load()
		if err != nil || f == nil || !strings.Contains(cypher, "AS details") {
			return records, err
		}
		details, _ := records[0].Values[0].([]any)
		return records, (*f)(ctx, details)
	})
	f := newFinder(t, l, "projection")
	full := errors.New("the disk is full")
	without := func(part int) func(context.Context, []any) error {
		return func(_ context.Context, details []any) error {
			list, _ := details[part].([]any)
			details[part] = list[1:]
			return nil
		}
	}
	for name, c := range map[string]struct {
		fail func(context.Context, []any) error
		want error
		code model.Code
	}{
		"it fails":            {func(context.Context, []any) error { return full }, full, ""},
		"it takes too long":   {func(context.Context, []any) error { return context.DeadlineExceeded }, context.DeadlineExceeded, ""},
		"an entity went":      {without(0), nil, model.CodeUnavailable},
		"a fact went":         {without(1), nil, model.CodeUnavailable},
		"a version is a text": {func(_ context.Context, details []any) error { details[2] = "2"; return nil }, nil, ""},
		"the graph has moved": {func(_ context.Context, details []any) error { details[3] = int64(1); return nil }, nil, model.CodeUnavailable},
	} {
		t.Run(name, func(t *testing.T) {
			fail.Store(&c.fail)
			answer, err := f.Find(l.Begin(t.Context(), true), r.query)
			var fault *model.Error
			if answer != nil || err == nil || c.want != nil && !errors.Is(err, c.want) || errors.As(err, &fault) != (c.code != "") || fault != nil && fault.Code != c.code {
				t.Errorf("%+v, %v", answer, err)
			}
		})
	}
	pass := func(context.Context, []any) error { return nil }
	fail.Store(&pass)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if answer, err := f.Find(l.Begin(ctx, true), r.query); !errors.Is(err, context.Canceled) {
		t.Errorf("nobody waits: %+v, %v", answer, err)
	}
}
