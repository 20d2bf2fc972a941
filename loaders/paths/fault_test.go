package paths

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/embedded/embeddedtest"
	"puente/graph/model"
	"puente/loaders"
)

// recordedPaths are the answers that a real database gave to the statements of one search.
type recordedPaths struct {
	query   Query
	answers [][]*neo4j.Record
	whole   []knownPath
}

func recordPaths(t *testing.T) *recordedPaths {
	t.Helper()
	emptyGraph(t)
	g := &drawnGraph{}
	for i := range 7 {
		g.entities = append(g.entities, drawnEntity{id: fmt.Sprintf("firm:%d", i)})
	}
	for i, ends := range [][2]int{{0, 1}, {1, 6}, {0, 2}, {2, 3}, {3, 6}, {2, 4}, {4, 5}, {5, 6}, {4, 3}} {
		g.facts = append(g.facts, drawnFact{
			id: fmt.Sprintf("fact:%d", i), relation: model.RelationSupplies, from: ends[0], to: ends[1], status: model.StatusReported, confidence: 0.9,
		})
	}
	writeGraphs(t, []*drawnGraph{g})
	r := &recordedPaths{query: Query{From: "firm:0", To: "firm:6", Kind: model.PathSupplyChain, First: maxPaths, MaxHops: 6, Budget: 1000}}
	read := loaders.Reader(embeddedtest.Driver(t), embeddedtest.Database, loaders.ReaderConfig{})
	l := loaders.New(func(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
		records, err := read(ctx, cypher, params)
		r.answers = append(r.answers, records)
		return records, err
	})
	answer, err := begin(t, l, Config{}).Find(l.Begin(t.Context(), true), r.query)
	if err != nil || !answer.Complete || len(answer.Paths) != 4 || len(r.answers) < 4 {
		t.Fatalf("%+v by %d statements, %v", answer, len(r.answers), err)
	}
	r.whole = answeredPaths(answer)
	return r
}

// replay searches among what was recorded; the statement of a number fails. What paths hold is the last answer, whichever statement asks.
func (r *recordedPaths) replay(ctx context.Context, at int, fault func(context.Context) error) (*model.PathAnswer, error) {
	n := -1
	l := loaders.New(func(ctx context.Context, cypher string, _ map[string]any) ([]*neo4j.Record, error) {
		if n++; n == at {
			return nil, fault(ctx)
		}
		if strings.Contains(cypher, "AS details") {
			return r.answers[len(r.answers)-1], nil
		}
		return r.answers[n], nil
	})
	return New(ctx, l, Config{}).Find(l.Begin(ctx, true), r.query)
}

func answeredPaths(answer *model.PathAnswer) []knownPath {
	answered := []knownPath{}
	for _, p := range answer.Paths {
		answered = append(answered, answeredPath(p))
	}
	return answered
}

func TestPathsWhenAStatementFails(t *testing.T) {
	r := recordPaths(t)
	last := len(r.answers) - 1
	for at := range r.answers {
		t.Run(fmt.Sprintf("the time is up at statement %d", at), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
				defer cancel()
				answer, err := r.replay(ctx, at, func(ctx context.Context) error {
					<-ctx.Done()
					return fmt.Errorf("the driver: %w", ctx.Err())
				})
				if at == 0 || at == last { // without ends, or what paths hold, there is nothing to tell
					if !errors.Is(err, context.DeadlineExceeded) {
						t.Errorf("%+v, %v", answer, err)
					}
					return
				}
				r.cutShort(t, answer, err)
				if at == last-1 && len(answer.Paths) == 0 {
					t.Error("what was found before is lost")
				}
			})
		})
		t.Run(fmt.Sprintf("statement %d takes longer than a statement may", at), func(t *testing.T) {
			answer, err := r.replay(t.Context(), at, func(context.Context) error { return fmt.Errorf("the driver: %w", context.DeadlineExceeded) })
			if at == 0 || at == last {
				if !errors.Is(err, context.DeadlineExceeded) {
					t.Errorf("%+v, %v", answer, err)
				}
				return
			}
			r.cutShort(t, answer, err)
		})
		t.Run(fmt.Sprintf("nobody waits any more at statement %d", at), func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			if answer, err := r.replay(ctx, at, func(ctx context.Context) error { cancel(); return ctx.Err() }); !errors.Is(err, context.Canceled) {
				t.Errorf("%+v, %v", answer, err)
			}
		})
		t.Run(fmt.Sprintf("statement %d fails", at), func(t *testing.T) {
			fault := errors.New("the disk is full")
			if answer, err := r.replay(t.Context(), at, func(context.Context) error { return fault }); !errors.Is(err, fault) {
				t.Errorf("%+v, %v", answer, err)
			}
		})
	}
}

// cutShort holds an answer that had no time to be complete against the whole.
func (r *recordedPaths) cutShort(t *testing.T, answer *model.PathAnswer, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	if answer.Complete || answer.IncompleteReason == nil || *answer.IncompleteReason != model.IncompleteReasonTimeout {
		t.Errorf("complete %v, %v", answer.Complete, answer.IncompleteReason)
	}
	answered := answeredPaths(answer)
	for _, p := range answered {
		if !slices.ContainsFunc(r.whole, func(k knownPath) bool { return samePath(k, p) }) {
			t.Errorf("there is no %+v", p)
		}
	}
	if !slices.IsSortedFunc(answered, betterPath) {
		t.Errorf("out of order: %+v", answered)
	}
	if reading := answer.Reading(model.LanguageEn); !strings.Contains(reading, "the time ran out, so others may exist") {
		t.Error(reading)
	}
}

// Somebody writes to the graph between the search and the reading of what was found.
func TestPathsWhenSomethingGoesAway(t *testing.T) {
	for name, part := range map[string]int{"an entity": 0, "a fact": 1} {
		t.Run(name, func(t *testing.T) {
			r := recordPaths(t)
			details, ok := r.answers[len(r.answers)-1][0].Values[0].([]any)
			if !ok {
				t.Fatal("the last statement gave no details")
			}
			list, ok := details[part].([]any)
			if !ok {
				t.Fatal("the details hold no list")
			}
			details[part] = list[1:]
			_, err := r.replay(t.Context(), -1, nil)
			var fault *model.Error
			if !errors.As(err, &fault) || fault.Code != model.CodeUnavailable || !strings.Contains(fault.Message, "Ask again") || !strings.Contains(fault.MessageEs, "Pregunte de nuevo") {
				t.Errorf("%v", err)
			}
		})
	}
}
