package graph

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/admission"
	"puente/graph/model"
)

// slowDatabase answers when it is told to, and counts what runs at once. With heedless it does not look at the context.
type slowDatabase struct {
	heedless      bool
	begun         chan struct{} // a value for each statement
	release       chan struct{}
	running, most atomic.Int64
}

func newSlowDatabase() *slowDatabase {
	return &slowDatabase{begun: make(chan struct{}, 1000), release: make(chan struct{})}
}

func (d *slowDatabase) query(ctx context.Context, _ string, _ map[string]any) ([]*neo4j.Record, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	d.most.Store(max(d.most.Load(), d.running.Add(1)))
	defer d.running.Add(-1)
	d.begun <- struct{}{}
	end := ctx.Done()
	if d.heedless {
		end = nil
	}
	select {
	case <-d.release:
		return []*neo4j.Record{{Keys: []string{"answer"}, Values: []any{[]any{[]any{[]any{"an id"}}}}}}, nil
	case <-end:
		return nil, fmt.Errorf("the driver: %w", ctx.Err())
	}
}

const cheapQuery = `{ firm(id: "firm:x") { id } }`

// Beyond the slots and the queue a request is refused at once, in both media types; dear requests take nothing from cheap ones.
func TestRefusedWhenBusy(t *testing.T) {
	database := newSlowDatabase()
	limits := roomy()
	limits.Dear = 100
	controller := admission.New(admission.Config{Statements: 3, Dear: 1, Queue: 2})
	handler := newHandler(t, Config{Query: database.query, Limits: limits, Admission: controller})
	const dearQuery = `{ firms(first: 500) { nodes { id } } }`
	var all sync.WaitGroup
	admitted := func(query string) {
		all.Go(func() {
			if w := post(t, handler, request{Query: query}); w.Code != http.StatusOK || strings.Contains(w.Body.String(), `"errors"`) {
				t.Errorf("%s was admitted: %d %s", query, w.Code, w.Body)
			}
		})
	}
	refused := func(query string) {
		t.Helper()
		for media, name := range map[string]string{"application/json": mediaOf("application/json"), "application/graphql-response+json": mediaOf("application/graphql-response+json")} {
			w := post(t, handler, request{Query: query}, "Accept", media)
			body := w.Body.String()
			if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" || w.Header().Get("Content-Type") != name ||
				!strings.Contains(body, `"code":"UNAVAILABLE"`) || strings.Contains(body, `"data"`) {
				t.Errorf("%s was not refused: %d %v %s", query, w.Code, w.Header(), body)
			}
		}
	}
	for range 3 { // one runs, two wait
		admitted(dearQuery)
	}
	<-database.begun
	for controller.State(admission.Dear).Waiting < 2 {
		time.Sleep(time.Millisecond)
	}
	refused(dearQuery)
	for range 2 {
		admitted(cheapQuery)
		<-database.begun
	}
	close(database.release)
	all.Wait()
	if n := database.most.Load(); n != 3 {
		t.Errorf("%d statements ran at once", n)
	}
	if w := post(t, handler, request{Query: dearQuery}); w.Code != http.StatusOK {
		t.Errorf("afterwards: %d %s", w.Code, w.Body)
	}
}

func mediaOf(media string) string { return media + "; charset=utf-8" }

// A request with many aliases sends a few of its statements at once.
func TestStatementsOfARequestAreBounded(t *testing.T) {
	for _, resolvers := range []bool{false, true} {
		database := newSlowDatabase()
		handler := newHandler(t, Config{
			Query: database.query, Limits: roomy(), ResolversOnly: resolvers, Admission: admission.New(admission.Config{Statements: 100, Dear: 1}),
		})
		query := "{"
		for i := range 50 {
			query += fmt.Sprintf(" f%d: firms(first: %d) { totalCount }", i, i+1)
		}
		done := make(chan *httptest.ResponseRecorder)
		go func() { done <- post(t, handler, request{Query: query + " }"}) }()
		for range 4 {
			<-database.begun
		}
		close(database.release)
		<-done
		if n := database.most.Load(); n > 4 {
			t.Errorf("%d statements ran at once", n)
		}
	}
}

// What the whole request fails with is its status too, unless a part of it has data.
func TestStatusOfUnavailable(t *testing.T) {
	lost := errors.New("bolt://10.0.0.1: connection refused")
	handler := newHandler(t, Config{
		Limits: roomy(),
		Query: func(_ context.Context, _ string, params map[string]any) ([]*neo4j.Record, error) {
			if strings.Contains(fmt.Sprint(params), "firm:x") {
				return nil, lost
			}
			return []*neo4j.Record{{Keys: []string{"answer"}, Values: []any{[]any{[]any{[]any{"an id"}}}}}}, nil
		},
		Classify: func(err error) (model.Code, bool) { return model.CodeUnavailable, errors.Is(err, lost) },
	})
	for query, want := range map[string]int{
		`{ firm(id: "firm:x") { id } }`:                                                   http.StatusServiceUnavailable,
		`{ firm(id: "firm:x") { id } other: firm(id: "firm:x") { id } }`:                  http.StatusServiceUnavailable,
		`{ firms(filter: {id: {in: ["firm:x"]}}) { nodes { id } } }`:                      http.StatusServiceUnavailable,
		`{ firm(id: "firm:x") { id } other: firm(id: "firm:y") { id } }`:                  http.StatusOK,
		`{ nodes(ids: ["firm:x"]) { id } industry(id: "a", system: NAICS) { id } }`:       http.StatusOK, // the other error is the client's
		`{ firm(id: "firm:y") { id } }`:                                                   http.StatusOK,
		`{ firm(id: "firm:x") { id } ... @skip(if: true) { x: firm(id: "a") { name } } }`: http.StatusServiceUnavailable,
	} {
		w := post(t, handler, request{Query: query}, "Accept", "application/graphql-response+json")
		if w.Code != want || w.Code == http.StatusServiceUnavailable != (w.Header().Get("Retry-After") != "") || strings.Contains(w.Body.String(), "10.0.0.1") {
			t.Errorf("%s: %d %v %s, want %d", query, w.Code, w.Header(), w.Body, want)
		}
	}
}

// A request ends soon after its deadline even where its statements do not, and keeps its slot until they do.
func TestDeadlineHolds(t *testing.T) {
	database := newSlowDatabase()
	database.heedless = true
	limits := roomy()
	limits.Time = 50 * time.Millisecond
	controller := admission.New(admission.Config{Statements: 2, Dear: 1, Queue: 1})
	handler := newHandler(t, Config{Query: database.query, Limits: limits, Admission: controller})
	if body := post(t, handler, request{Query: cheapQuery}).Body.String(); !strings.Contains(body, `"code":"TIMEOUT"`) || !strings.Contains(body, `"data":null`) {
		t.Errorf("a statement without an end: %s", body)
	}
	if n := controller.State(admission.Cheap).Running; n != 1 {
		t.Errorf("%d requests run", n)
	}
	if w := post(t, handler, request{Query: cheapQuery}); w.Code != http.StatusServiceUnavailable {
		t.Errorf("a request that waited until its deadline: %d %s", w.Code, w.Body)
	}
	close(database.release)
	for controller.State(admission.Cheap).Running > 0 {
		time.Sleep(time.Millisecond)
	}
}

// A request whose client left is counted as such and not logged; one that is interrupted with a reason is answered with the reason.
func TestInterrupted(t *testing.T) {
	for _, heedless := range []bool{false, true} {
		database := newSlowDatabase()
		database.heedless = heedless
		var log bytes.Buffer
		var codes []model.Code
		handler := newHandler(t, Config{
			Query: database.query, Limits: roomy(), Log: slog.New(slog.NewTextHandler(&log, nil)),
			ObserveError: func(code model.Code) { codes = append(codes, code) },
		})
		interrupt := func(cause error) *httptest.ResponseRecorder {
			ctx, cancel := context.WithCancelCause(t.Context())
			r := httptest.NewRequestWithContext(ctx, http.MethodPost, "/graphql", strings.NewReader(`{"query": "{ firm(id: \"firm:x\") { id } }"}`))
			r.Header.Set("Content-Type", "application/json")
			w, done := httptest.NewRecorder(), make(chan struct{})
			go func() {
				defer close(done)
				handler.ServeHTTP(w, r)
			}()
			<-database.begun
			cancel(cause)
			<-done
			return w
		}
		if w := interrupt(nil); w.Code != statusClientGone {
			t.Errorf("the client left: %d %s", w.Code, w.Body)
		}
		stopping := model.Fault(model.CodeUnavailable, "The server stops.", "El servidor se detiene.")
		if w := interrupt(stopping); w.Code != http.StatusServiceUnavailable || !strings.Contains(w.Body.String(), stopping.Message) {
			t.Errorf("the server stops: %d %s", w.Code, w.Body)
		}
		if got := fmt.Sprint(codes); got != "[CANCELLED UNAVAILABLE]" || log.Len() > 0 {
			t.Errorf("%s, log: %s", got, log.String())
		}
		close(database.release)
	}
}

// However many fields of the root resolvers compute, a few of them run at the same time; the rest does not begin after the deadline.
func TestRootsAtOnceAreBounded(t *testing.T) {
	database := newSlowDatabase()
	limits := roomy()
	limits.Time = 100 * time.Millisecond
	handler := newHandler(t, Config{Query: database.query, Limits: limits})
	query := "{"
	for i := range 60 {
		query += fmt.Sprintf(` p%d: passThrough(of: "port:%d") { __typename }`, i, i)
	}
	body := post(t, handler, request{Query: query + " }"}).Body.String()
	if n := database.most.Load(); n > rootsAtOnce || !strings.Contains(body, `"code":"TIMEOUT"`) {
		t.Errorf("%d fields ran at the same time: %.300s", n, body)
	}
}
