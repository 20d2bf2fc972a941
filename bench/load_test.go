package bench

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"puente/embedded/embeddedtest"
	"puente/web"
)

// Times of the load test, which takes less than three minutes after the dataset is loaded.
const (
	warmTime     = 20 * time.Second
	peakTime     = 6 * time.Second
	loadTime     = 8 * time.Second
	besideTime   = 8 * time.Second
	restTime     = 20 * time.Second // until memory is measured again
	loadDeadline = 5 * time.Second
)

// BenchmarkLoad prints the tables of docs/speed.md on load: what is answered when clients ask for more than can be answered, and how long a
// cheap query takes beside a client who asks for the dearest ones.
func BenchmarkLoad(b *testing.B) {
	driver := embeddedtest.Driver(b)
	load(b, driver)
	s := startServer(b, "../server", "PUENTE_WARMUP=on", "PUENTE_REQUEST_TIMEOUT="+loadDeadline.String())
	s.client.Transport = &http.Transport{MaxIdleConnsPerHost: 2000, DisableCompression: true}
	mix := mixOfExamples(b)
	s.closedLoad(mix, 8, warmTime) // Java compiles what runs often
	before := s.memory(b, "VmRSS:")
	peak, clients := 0.0, 0
	for _, n := range []int{4, 8, 16} {
		if rate := float64(len(timesOf(s.closedLoad(mix, n, peakTime), sortRight))) / peakTime.Seconds(); rate > peak {
			peak, clients = rate, n
		}
	}
	fmt.Printf("\nTen examples in turn; the peak is %.0f answers a second (%d clients, each asks when it has its answer).\n\n", peak, clients)
	fmt.Println("| arrivals to the peak | asked a second | answered, to the peak | refused | refused: median ms | 99 % | longest | answered: median ms | 99 % | longest | INTERNAL | others |")
	fmt.Println("|---|---|---|---|---|---|---|---|---|---|---|---|")
	for _, times := range []int{1, 2, 4, 8} {
		all := s.openLoad(mix, float64(times)*peak, loadTime)
		right, refused := timesOf(all, sortRight), timesOf(all, sortRefused)
		fmt.Printf("| %d | %.0f | %.2f | %d | %s | %s | %d | %d |\n", times, rateOf(all, loadTime), float64(len(right))/loadTime.Seconds()/peak,
			len(refused), figures(refused), figures(right), len(timesOf(all, sortInternal)), len(timesOf(all, sortOther)))
	}
	s.besideHostile(b)
	s.client.CloseIdleConnections()
	time.Sleep(restTime)
	fmt.Printf("\nMemory of the server before and after: %.0f and %.0f MB; goroutines after: %.0f.\n", before/1e6, s.memory(b, "VmRSS:")/1e6, s.figure(b, "go_goroutines"))
}

// besideHostile compares a cheap query, sent thirty times a second, alone and beside clients that ask for the dearest things without pause.
func (s *server) besideHostile(b *testing.B) {
	b.Helper()
	cheap := [][]byte{bodyOf(b, `{ firm(id: "firm:lear") { name establishments(first: 5) { nodes { name } } } }`)}
	const perSecond = 30
	s.openLoad(cheap, perSecond, besideTime/4)
	alone := s.openLoad(cheap, perSecond, besideTime)
	stop := make(chan struct{})
	var hostile sync.WaitGroup
	var dear []record
	var mu sync.Mutex
	for _, query := range hostileQueries() {
		body := bodyOf(b, query)
		for range 2 {
			hostile.Go(func() {
				for {
					select {
					case <-stop:
						return
					default:
					}
					r := s.send(body)
					mu.Lock()
					dear = append(dear, r)
					mu.Unlock()
				}
			})
		}
	}
	beside := s.openLoad(cheap, perSecond, besideTime)
	close(stop)
	hostile.Wait()
	fmt.Printf("\nA cheap query, %d times a second, alone and beside one client with %d connections and dear queries:\n\n", perSecond, 2*len(hostileQueries()))
	fmt.Println("| | answered | median ms | 99 % | longest | not answered |")
	fmt.Println("|---|---|---|---|---|---|")
	for name, all := range map[string][]record{"alone": alone, "beside": beside} {
		right := timesOf(all, sortRight)
		fmt.Printf("| %s | %d | %s | %d |\n", name, len(right), figures(right), len(all)-len(right))
	}
	fmt.Printf("\nThe client itself: %d requests, %d answered, %d refused or over a limit, %d INTERNAL; the longest took %.0f ms of %d.\n", len(dear), len(timesOf(dear, sortRight)),
		len(timesOf(dear, sortRefused))+len(timesOf(dear, sortOther)), len(timesOf(dear, sortInternal)), longest(dear), loadDeadline.Milliseconds())
}

// hostileQueries are the dearest that pass the limits, or do not.
func hostileQueries() []string {
	paths, emerging := "{", "{"
	for i := range 60 {
		paths += fmt.Sprintf(` p%d: paths(from: "firm:lear", to: "municipio:26043", kind: ANY, first: %d) { complete }`, i, i%20+1)
	}
	for i := range 99 {
		emerging += fmt.Sprintf(` e%d: emergingIndustries(region: "region:arizona-sonora", level: 3) { sides { falseAlarms } }`, i)
	}
	return []string{
		paths + "}", emerging + "}",
		`{ firms(first: 1000) { nodes { establishments(first: 20) { nodes { name industries(first: 5) { nodes { name } } } } } } }`,
		`{ establishments(first: 1000) { nodes { name operators { nodes { name } } industries { nodes { name } } } } }`,
	}
}

func mixOfExamples(b *testing.B) [][]byte {
	b.Helper()
	examples, err := web.Examples()
	if err != nil {
		b.Fatal(err)
	}
	wanted := []string{"juarez-us-capital", "search", "regions", "ports", "industry-both-sides", "supply-chain", "agencies-across", "consulates", "sister-cities", "paging"}
	var mix [][]byte
	for _, e := range examples {
		if slices.Contains(wanted, e.Slug) {
			mix = append(mix, bodyOf(b, e.Query))
		}
	}
	if len(mix) != len(wanted) {
		b.Fatalf("%d of %d examples are there", len(mix), len(wanted))
	}
	return mix
}

func bodyOf(b *testing.B, query string) []byte {
	b.Helper()
	body, err := json.Marshal(map[string]any{"query": query})
	if err != nil {
		b.Fatal(err)
	}
	return body
}

// Sorts of answers.
const (
	sortRight = iota
	sortRefused
	sortInternal
	sortOther // over a limit, too late, or none
)

// record is how a request went.
type record struct {
	sort int
	took time.Duration
}

// send sends a request and judges the answer.
func (s *server) send(body []byte) record {
	start := time.Now()
	request, err := http.NewRequest(http.MethodPost, s.base+"/graphql", bytes.NewReader(body))
	if err != nil {
		return record{sortOther, 0}
	}
	request.Header.Set("Content-Type", "application/json")
	answer, err := s.client.Do(request)
	if err != nil {
		return record{sortOther, time.Since(start)}
	}
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(answer.Body)
	r := record{sortOther, time.Since(start)}
	switch head := string(text[:min(len(text), 400)]); {
	case err != nil:
	case answer.StatusCode == http.StatusServiceUnavailable && strings.Contains(head, `"UNAVAILABLE"`):
		r.sort = sortRefused
	case strings.Contains(head, `"INTERNAL"`):
		r.sort = sortInternal
	case answer.StatusCode == http.StatusOK && !strings.HasPrefix(head, `{"errors"`):
		r.sort = sortRight
	}
	return r
}

// closedLoad lets so many clients ask in turn, each when it has its answer.
func (s *server) closedLoad(bodies [][]byte, clients int, during time.Duration) []record {
	var mu sync.Mutex
	var all []record
	var running sync.WaitGroup
	end := time.Now().Add(during)
	for c := range clients {
		running.Go(func() {
			for i := c; time.Now().Before(end); i++ {
				r := s.send(bodies[i%len(bodies)])
				mu.Lock()
				all = append(all, r)
				mu.Unlock()
			}
		})
	}
	running.Wait()
	return all
}

// openLoad sends requests at a rate, whether or not the ones before are answered.
func (s *server) openLoad(bodies [][]byte, perSecond float64, during time.Duration) []record {
	all := make([]record, int(perSecond*during.Seconds()))
	var running sync.WaitGroup
	start := time.Now()
	for i := range all {
		due := start.Add(time.Duration(float64(i) / perSecond * float64(time.Second)))
		time.Sleep(time.Until(due))
		running.Go(func() { all[i] = s.send(bodies[i%len(bodies)]) })
	}
	running.Wait()
	return all
}

func rateOf(all []record, during time.Duration) float64 { return float64(len(all)) / during.Seconds() }

// timesOf are the times of the answers of a sort, in order.
func timesOf(all []record, sort int) []time.Duration {
	var times []time.Duration
	for _, r := range all {
		if r.sort == sort {
			times = append(times, r.took)
		}
	}
	slices.Sort(times)
	return times
}

// figures are the median, the 99th percentile and the maximum in milliseconds, as cells of a table.
func figures(ordered []time.Duration) string {
	if len(ordered) == 0 {
		return "– | – | –"
	}
	ms := func(part float64) float64 {
		return float64(ordered[min(len(ordered)-1, int(part*float64(len(ordered))))].Microseconds()) / 1000
	}
	return fmt.Sprintf("%.1f | %.1f | %.1f", ms(0.5), ms(0.99), ms(1))
}

func longest(all []record) float64 {
	most := time.Duration(0)
	for _, r := range all {
		most = max(most, r.took)
	}
	return float64(most.Microseconds()) / 1000
}
