//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/embedded"
)

// repeats is how often a process is killed: a few times, or as PUENTE_TEST_KILLS says.
func repeats(t *testing.T) int {
	t.Helper()
	text := os.Getenv("PUENTE_TEST_KILLS")
	if text == "" {
		return 3
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// clients ask a server without pause until they are told to stop, and judge every answer.
type clients struct {
	all  sync.WaitGroup
	stop context.CancelFunc

	mu       sync.Mutex
	answers  map[string]int
	spoilt   []string
	expected string
}

// startClients lets so many clients ask for something whose answer is known.
func startClients(t *testing.T, base, query, expected string, n int) *clients {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	c := &clients{stop: stop, answers: map[string]int{}, expected: expected}
	t.Cleanup(c.end)
	for range n {
		c.all.Go(func() {
			client := &http.Client{Transport: &http.Transport{}}
			defer client.CloseIdleConnections()
			for ctx.Err() == nil {
				c.judge(t, client, base, body)
			}
		})
	}
	return c
}

func (c *clients) judge(t *testing.T, client *http.Client, base string, body []byte) {
	answer, err := client.Post(base+"/graphql", "application/json", bytes.NewReader(body))
	if errors.Is(err, syscall.ECONNREFUSED) {
		c.note("refused", "")
		time.Sleep(10 * time.Millisecond)
		return
	}
	if err != nil {
		c.note("cut off", err.Error())
		return
	}
	text, err := io.ReadAll(answer.Body)
	_ = answer.Body.Close()
	switch {
	case err != nil:
		c.note("cut off", err.Error())
	case answer.StatusCode == http.StatusServiceUnavailable && strings.Contains(string(text), `"code":"UNAVAILABLE"`) && answer.Header.Get("Retry-After") != "":
		c.note("unavailable", "")
		time.Sleep(10 * time.Millisecond)
	case answer.StatusCode == http.StatusOK && sameJSON(t, string(text), c.expected):
		c.note("right", "")
	case answer.StatusCode == http.StatusOK && strings.Contains(string(text), `"code":"UNAVAILABLE"`) && strings.Count(string(text), `"code":`) == strings.Count(string(text), `"code":"UNAVAILABLE"`):
		c.note("in part", "") // one field of the root had its data before the end
	default:
		c.note("spoilt", answer.Status+" "+string(text[:min(len(text), 500)]))
	}
}

func (c *clients) note(what, text string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.answers[what]++
	if text != "" && len(c.spoilt) < 5 {
		c.spoilt = append(c.spoilt, text)
	}
}

// count gives how many answers were of a sort.
func (c *clients) count(what string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.answers[what]
}

// end stops the clients.
func (c *clients) end() {
	c.stop()
	c.all.Wait()
}

// outages kills the Neo4j of a server whenever it answers, under load: each request is answered rightly or with UNAVAILABLE, the server is
// ready again soon after each kill, and nothing is left behind.
func outages(t *testing.T, p *program, query, expected string, java func() int) {
	t.Helper()
	base := p.base(t)
	const atOnce = 8
	warm := startClients(t, base, query, expected, atOnce)
	eventually(t, "answers", func() bool { return warm.count("right") > 2*atOnce })
	warm.end()
	eventually(t, "quiet", func() bool { return figure(t, base, "puente_requests_running") == 0 })
	descriptors, goroutines := figure(t, base, "process_open_fds"), figure(t, base, "go_goroutines")
	load := startClients(t, base, query, expected, atOnce)
	var ready []time.Duration
	for range repeats(t) {
		pid, before := java(), load.count("unavailable")
		if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
		eventually(t, "refusals", func() bool { return load.count("unavailable") > before })
		if status, reason := get(t, base+"/readyz"); status != http.StatusServiceUnavailable || !strings.Contains(reason, "Neo4j") {
			t.Errorf("during the outage /readyz says %d %s", status, reason)
		}
		eventually(t, "another Neo4j", func() bool { now := java(); return now != 0 && now != pid })
		answered := awaitNeo4j(t, p.home)
		eventually(t, "readiness", func() bool {
			status, _ := get(t, base+"/readyz")
			return status == http.StatusOK
		})
		ready = append(ready, time.Since(answered).Round(time.Millisecond))
		right := load.count("right")
		eventually(t, "answers", func() bool { return load.count("right") > right })
		if status, reason := get(t, base+"/readyz"); status != http.StatusOK {
			t.Errorf("after the outage /readyz says %d %s", status, reason)
		}
	}
	load.end()
	if load.count("spoilt")+load.count("cut off")+load.count("refused") > 0 {
		t.Errorf("%v %q", load.answers, load.spoilt)
	}
	t.Logf("%v; ready after Neo4j answered: %v", load.answers, ready)
	eventually(t, "quiet", func() bool { return figure(t, base, "puente_requests_running") == 0 })
	const idle = 8 // connections of the driver that may be open by now, each a descriptor
	eventually(t, "the end of what the load began", func() bool {
		return figure(t, base, "go_goroutines") <= goroutines+idle && figure(t, base, "process_open_fds") <= descriptors+idle
	})
}

// awaitNeo4j waits until the Neo4j of a program answers the simplest statement, and gives the time.
func awaitNeo4j(t *testing.T, home string) time.Time {
	t.Helper()
	read := func(path, pattern string) string {
		text, err := os.ReadFile(filepath.Join(home, "neo4j", path))
		match := regexp.MustCompile(pattern).FindStringSubmatch(string(text))
		if err != nil || match == nil {
			t.Fatalf("%s: %v", path, err)
		}
		return match[1]
	}
	auth := neo4j.BasicAuth("neo4j", read("password", `(\S+)`), "")
	driver, err := neo4j.NewDriverWithContext("bolt://"+read("conf/neo4j.conf", `server.bolt.listen_address=(\S+)`), auth)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = driver.Close(context.Background()) }()
	eventually(t, "an answer of Neo4j", func() bool {
		_, err := neo4j.ExecuteQuery(context.Background(), driver, "RETURN 1", nil, neo4j.EagerResultTransformer)
		return err == nil
	})
	return time.Now()
}

// figure reads one figure of the metrics.
func figure(t *testing.T, base, name string) float64 {
	t.Helper()
	_, text := get(t, base+"/metrics")
	match := regexp.MustCompile(`(?m)^` + name + ` (\S+)$`).FindStringSubmatch(text)
	if match == nil {
		t.Fatalf("/metrics has no %s", name)
	}
	n, err := strconv.ParseFloat(match[1], 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// A server on a Neo4j that it has not started survives its ends as well, and waits for it when it starts; and the other way round the server
// may be killed or stopped at any time: told to stop it cuts off no request, killed it loses nothing.
func TestExternalNeo4j(t *testing.T) {
	t.Parallel() // on a Neo4j of its own
	binary, home := build(t), t.TempDir()
	own, err := embedded.Start(t.Context(), embedded.Config{Dir: filepath.Join(home, "neo4j"), HeapMB: 256})
	if err != nil {
		if os.Getenv("CI") == "" {
			t.Skip(err)
		}
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = own.Close(context.Background()) })
	user, password := own.Credentials()
	environment := []string{"NEO4J_URI=" + own.URI(), "NEO4J_USERNAME=" + user, "NEO4J_PASSWORD=" + password, "PUENTE_STARTER=off", "PUENTE_DRAIN_DELAY=3s"}
	const query, expected = `{ firms(first: 1) { totalCount } }`, `{"data": {"firms": {"totalCount": 0}}}`
	if err := syscall.Kill(own.Pid(), syscall.SIGKILL); err != nil { // so that the server begins without it
		t.Fatal(err)
	}
	first := launch(t, binary, home, environment...)
	outages(t, first, query, expected, own.Pid)

	for i := range repeats(t) {
		base := first.base(t)
		load := startClients(t, base, query, expected, 11)
		eventually(t, "answers", func() bool { return load.count("right") > 20 })
		if i%2 == 0 {
			before := load.count("right")
			if err := first.cmd.Process.Signal(syscall.SIGTERM); err != nil {
				t.Fatal(err)
			}
			eventually(t, "the server to say that it stops", func() bool {
				status, _ := get(t, base+"/readyz")
				return status == http.StatusServiceUnavailable
			})
			load.end() // as a balancer sends no more requests
			eventually(t, "the end of the server", first.hasEnded)
			if code := first.cmd.ProcessState.ExitCode(); code != 0 || load.count("cut off")+load.count("spoilt")+load.count("refused") > 0 || load.count("right") == before {
				t.Errorf("exit code %d, %v %q\n%s", code, load.answers, load.spoilt, first.output)
			}
		} else {
			first.kill()
			load.end()
			if load.count("spoilt") > 0 {
				t.Errorf("%v %q", load.answers, load.spoilt)
			}
		}
		first = launch(t, binary, home, environment...)
	}
	if got := first.query(t, query); !sameJSON(t, got, expected) {
		t.Errorf("after all kills: %s", got)
	}
}
