package main

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/embedded/embeddedtest"
)

// maxWait bounds what a test waits for; it is no measure of speed.
const maxWait = 10 * time.Minute

// outputBuffer is an output that another goroutine reads.
type outputBuffer struct {
	mu   sync.Mutex
	text strings.Builder
}

func (p *outputBuffer) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text.Write(b)
}

func (p *outputBuffer) String() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text.String()
}

// eventually waits until something holds.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(maxWait); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if holds() {
			return
		}
	}
	t.Fatalf("%s did not happen in time", what)
}

// The whole program serves an existing database, by both schemes, and stops when its context ends.
func TestServeUntilStopped(t *testing.T) {
	for _, scheme := range []string{"bolt", "neo4j"} {
		t.Run(scheme, func(t *testing.T) {
			_, host, _ := strings.Cut(os.Getenv(embeddedtest.EnvURI), "://")
			environment := []string{
				"NEO4J_URI=" + scheme + "://" + host, "PUENTE_ADDR=127.0.0.1:0", "PUENTE_STARTER=off",
				"NEO4J_USERNAME=" + os.Getenv(embeddedtest.EnvUsername), "NEO4J_PASSWORD=" + os.Getenv(embeddedtest.EnvPassword),
			}
			ctx, stop := context.WithCancel(t.Context())
			defer stop()
			output, code := &outputBuffer{}, make(chan int, 1)
			go func() { code <- run(ctx, nil, environment, io.Discard, output) }()
			address := regexp.MustCompile(`http://127\.0\.0\.1:\d+`)
			eventually(t, "an address", func() bool { return address.MatchString(output.String()) })
			base := address.FindString(output.String())
			for path, want := range map[string]string{
				"/readyz": "ok",
				"/graphql?query=%7Brelease%7Bcounts%7Bentities%7Bkind%7D%7D%7D%7D": `"kind":"FIRM"`,
			} {
				if status, body := get(t, base+path); status != http.StatusOK || !strings.Contains(body, want) {
					t.Errorf("%s: %d %.300s", path, status, body)
				}
			}
			stop()
			select {
			case c := <-code:
				if c != 0 {
					t.Errorf("exit code %d: %s", c, output)
				}
			case <-time.After(maxWait):
				t.Fatal("it did not stop")
			}
			if answer, err := http.Get(base + "/livez"); err == nil {
				_ = answer.Body.Close()
				t.Error("it still answers")
			}
		})
	}
}

func get(t *testing.T, address string) (int, string) {
	t.Helper()
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(body)
}

// While Neo4j cannot be reached the server is not ready and answers UNAVAILABLE; when Neo4j is back, it needs no restart.
func TestDatabaseOutage(t *testing.T) {
	_, host, _ := strings.Cut(os.Getenv(embeddedtest.EnvURI), "://")
	link := newLink(t, host)
	auth := neo4j.BasicAuth(os.Getenv(embeddedtest.EnvUsername), os.Getenv(embeddedtest.EnvPassword), "")
	driver, err := neo4j.NewDriverWithContext("bolt://"+link.address, auth)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = driver.Close(context.Background()) })
	cfg, err := configure([]string{"PUENTE_WARMUP=off", "PUENTE_PATHS_MEMORY=0", "PUENTE_REQUEST_TIMEOUT=2s"})
	if err != nil {
		t.Fatal(err)
	}
	var stopping atomic.Bool
	handler, err := newHandler(t.Context(), cfg, slog.New(slog.DiscardHandler), newMetrics(), newDatabase(driver, "neo4j", slog.New(slog.DiscardHandler)), &stopping)
	if err != nil {
		t.Fatal(err)
	}
	ready := func() int {
		answer := httptest.NewRecorder()
		handler.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/readyz", nil))
		return answer.Code
	}
	const query = `{"query": "{ sources: nodes(ids: [\"firm:there-is-none\"]) { id } }"}`
	asked := func(when, want string) {
		t.Helper()
		if got := post(handler, query).Body.String(); !strings.Contains(got, want) || strings.Contains(got, "127.0.0.1") {
			t.Errorf("%s: %s", when, got)
		}
	}
	if code := ready(); code != http.StatusOK {
		t.Errorf("at first: %d", code)
	}
	asked("at first", `{"data":{"sources":[null]}}`)
	link.cut()
	if code := ready(); code != http.StatusServiceUnavailable {
		t.Errorf("during the outage: %d", code)
	}
	asked("during the outage", `"code":"UNAVAILABLE"`)
	link.restore(t)
	eventually(t, "readiness", func() bool { return ready() == http.StatusOK })
	asked("back", `{"data":{"sources":[null]}}`)
	link.stall()
	asked("the link stalls", `"code":"TIMEOUT"`)
	eventually(t, "a check", func() bool { return ready() == http.StatusServiceUnavailable })
	eventually(t, "refusals", func() bool { return strings.Contains(post(handler, query).Body.String(), `"code":"UNAVAILABLE"`) })
	if text := knock(handler, "/metrics").Body.String(); strings.Contains(text, `code="INTERNAL"`) || !strings.Contains(text, `puente_errors_total{code="TIMEOUT"} 1`) {
		t.Errorf("the errors: %s", text)
	}
	link.resume()
	eventually(t, "readiness", func() bool { return ready() == http.StatusOK })
	asked("back again", `{"data":{"sources":[null]}}`)
	stopping.Store(true)
	if code := ready(); code != http.StatusServiceUnavailable {
		t.Errorf("stopping: %d", code)
	}
}
