package bench

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/embedded/embeddedtest"
)

const (
	drawnQuestions = 20
	afterStart     = 30 * time.Second // from the moment when the server answers until the first questions of the cold run
	askedAgain     = 5                // times, of which the median counts
)

// firstAsk is how long a question took at first and when it was asked again, in seconds.
type firstAsk struct {
	question
	first, again float64
	plan, then   string // outcomes
}

// BenchmarkFirstAsk prints how much longer a question takes at the first time than when it is asked again: soon after a start of the server
// with its own Neo4j, on one that is warm, and with each statement compiled at once; and what @neo4j/graphql takes at the first time, where
// PUENTE_PEERS=on. PUENTE_FIRST_ASK=cold or warm runs one part.
func BenchmarkFirstAsk(b *testing.B) {
	part := os.Getenv("PUENTE_FIRST_ASK")
	if part != "warm" {
		printFirst("30 s after a start", coldFirst(b))
	}
	if part != "cold" {
		driver := embeddedtest.Driver(b)
		load(b, driver)
		warm := warmFirst(b, driver, "on")
		printFirst("warm", warm)
		printFirst("warm, compiled at once", warmFirst(b, driver, "off"))
		printPeer(warm, peerFirst(b, driver))
	}
}

// coldFirst asks a server that has been started on data that it has loaded before, with its own Neo4j.
func coldFirst(b *testing.B) []firstAsk {
	b.Helper()
	program := filepath.Join(b.TempDir(), "program")
	if out, err := exec.Command("go", "build", "-o", program, "../server").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	home := b.TempDir()
	run := func() (*server, func()) {
		command := exec.Command(program)
		for _, pair := range os.Environ() {
			if !strings.HasPrefix(pair, "NEO4J_") && !strings.HasPrefix(pair, "PUENTE_") {
				command.Env = append(command.Env, pair)
			}
		}
		command.Env = append(command.Env, "PUENTE_HOME="+home, "PUENTE_ADDR=127.0.0.1:0")
		s := listen(b, command)
		return s, func() {
			_ = command.Process.Signal(os.Interrupt)
			_ = command.Wait()
		}
	}
	_, stop := run() // loads the starter dataset
	stop()
	s, _ := run()
	time.Sleep(afterStart)
	return askAll(b, s)
}

// warmFirst asks a new server on a Neo4j that has run the same questions before and has forgotten their plans.
func warmFirst(b *testing.B, driver neo4j.DriverWithContext, warmup string) []firstAsk {
	b.Helper()
	before := startServer(b, "../server", "PUENTE_WARMUP=off")
	for range 3 {
		askAll(b, before)
	}
	embeddedtest.Run(b, driver, "CALL db.clearQueryCaches()", nil)
	s := startServer(b, "../server", "PUENTE_WARMUP="+warmup)
	for warmup == "on" && !isPlanned(b, s) {
		time.Sleep(100 * time.Millisecond)
	}
	return askAll(b, s)
}

// isPlanned reports whether Neo4j has planned all that is planned beforehand.
func isPlanned(b *testing.B, s *server) bool {
	b.Helper()
	all, _ := s.lookUp(b, "puente_planning_statements", "canonical")
	planned, _ := s.lookUp(b, "puente_planning_statements", "planned")
	return all > 0 && planned == all
}

// askAll asks each question for the first time and, when its own statement answers it, again.
func askAll(b *testing.B, s *server) []firstAsk {
	b.Helper()
	all, err := questions(Starter(), drawnQuestions)
	if err != nil {
		b.Fatal(err)
	}
	asked := make([]firstAsk, len(all))
	for i, q := range all {
		asked[i] = firstAsk{question: q}
		asked[i].first, asked[i].plan = timed(b, s, q)
		var again []float64
		for until := time.Now().Add(5 * time.Second); len(again) < askedAgain; {
			took, plan := timed(b, s, q)
			asked[i].then = plan
			if plan == "WARMING" && time.Now().Before(until) {
				time.Sleep(50 * time.Millisecond)
				continue
			}
			again = append(again, took)
		}
		slices.Sort(again)
		asked[i].again = median(again)
	}
	return asked
}

// timed asks once, and gives the time in seconds and the outcome of the plan.
func timed(b *testing.B, s *server, q question) (float64, string) {
	b.Helper()
	start := time.Now()
	text, err := s.ask(q.query, q.variables, "Puente-Statistics")
	took := time.Since(start).Seconds()
	var answer struct {
		Errors     []any
		Extensions struct{ Puente struct{ Plan string } }
	}
	if err == nil {
		err = json.Unmarshal(text, &answer)
	}
	if err != nil || len(answer.Errors) > 0 {
		b.Errorf("%s: %v %v", q.name, err, answer.Errors)
	}
	return took, answer.Extensions.Puente.Plan
}

// printFirst prints one row for each kind of question, and one for all.
func printFirst(title string, all []firstAsk) {
	fmt.Printf("\n%s:\n\n| questions | first ÷ again, median | 95 %% | first, ms, median | again, ms, median | outcomes at first |\n|---|---|---|---|---|---|\n", title)
	for _, group := range []struct {
		name string
		in   func(i int, a firstAsk) bool
	}{
		{"shapes of the benchmarks", func(i int, _ firstAsk) bool { return i < len(ShapesOn(Starter())) }},
		{"drawn", func(_ int, a firstAsk) bool { return strings.HasPrefix(a.name, "drawn ") }},
		{"examples, compiled", func(i int, a firstAsk) bool {
			return i >= len(ShapesOn(Starter()))+drawnQuestions && a.then != "RESOLVED"
		}},
		{"examples, computed", func(i int, a firstAsk) bool {
			return i >= len(ShapesOn(Starter()))+drawnQuestions && a.then == "RESOLVED"
		}},
		{"all", func(int, firstAsk) bool { return true }},
	} {
		var ratio, first, again []float64
		outcomes := map[string]int{}
		for i, a := range all {
			if group.in(i, a) {
				ratio, first, again = append(ratio, a.first/a.again), append(first, a.first*1000), append(again, a.again*1000)
				outcomes[a.plan]++
			}
		}
		for _, list := range [][]float64{ratio, first, again} {
			slices.Sort(list)
		}
		fmt.Printf("| %s (%d) | %.1f | %.1f | %.1f | %.1f | %v |\n", group.name, len(ratio), median(ratio), ratio[len(ratio)*95/100], median(first), median(again), outcomes)
	}
	if os.Getenv("PUENTE_FIRST_ASK_DETAILS") != "" {
		for _, a := range all {
			fmt.Printf("%6.1f %8.1f ms %8.1f ms %-8s %-8s %s\n", a.first/a.again, a.first*1000, a.again*1000, a.plan, a.then, a.name)
		}
	}
}

// peerFirst asks the peer for the first time, in seconds by the name of the shape.
func peerFirst(b *testing.B, driver neo4j.DriverWithContext) map[string]float64 {
	b.Helper()
	if os.Getenv("PUENTE_PEERS") != "on" {
		return nil
	}
	peer := startPeer(b, "peers")
	took := map[string]float64{}
	for round := range 4 { // the last counts: Node and Java compile what runs often
		if round == 3 {
			embeddedtest.Run(b, driver, "CALL db.clearQueryCaches()", nil)
		}
		for _, shape := range ShapesOn(Starter()) {
			query, known := peerQueries("")[shape.Name]
			if !known {
				continue
			}
			start := time.Now()
			if _, err := peer.ask(query, inOrder(shape.variables)); err != nil {
				b.Error(err)
			}
			took[shape.Name] = time.Since(start).Seconds()
		}
	}
	return took
}

// printPeer prints the first ask beside that of the peer.
func printPeer(ours []firstAsk, theirs map[string]float64) {
	if theirs == nil {
		return
	}
	fmt.Print("\n| shape | first ask, Puente ÷ @neo4j/graphql |\n|---|---|\n")
	for _, a := range ours {
		if peer, known := theirs[a.name]; known {
			fmt.Printf("| %s | %.2f |\n", a.name, a.first/peer)
		}
	}
}
