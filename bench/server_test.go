package bench

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"puente/embedded/embeddedtest"
)

// server is a program under comparison, as it runs for its readers.
type server struct {
	base   string
	pid    int
	client *http.Client
}

// startServer builds a program and starts it on the database of the run.
func startServer(b testing.TB, folder string, environment ...string) *server {
	b.Helper()
	program := filepath.Join(b.TempDir(), "program")
	if out, err := exec.Command("go", "build", "-o", program, folder).CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	command := exec.Command(program)
	command.Env = append(append(os.Environ(), "PUENTE_WARMUP=off"), append(environment, "PUENTE_ADDR=127.0.0.1:0", "PUENTE_STARTER=off")...)
	return start(b, command)
}

// start starts a program on the database of the run.
func start(b testing.TB, command *exec.Cmd) *server {
	b.Helper()
	command.Env = append(command.Env, "NEO4J_URI="+os.Getenv(embeddedtest.EnvURI),
		"NEO4J_USERNAME="+os.Getenv(embeddedtest.EnvUsername), "NEO4J_PASSWORD="+os.Getenv(embeddedtest.EnvPassword))
	return listen(b, command)
}

// listen starts a program, and waits until it says where it listens.
func listen(b testing.TB, command *exec.Cmd) *server {
	b.Helper()
	output, err := command.StderrPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := command.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		_ = command.Process.Signal(syscall.SIGTERM)
		_ = command.Wait()
	})
	lines, address := bufio.NewScanner(output), regexp.MustCompile(`http://127\.0\.0\.1:\d+`)
	for lines.Scan() {
		if base := address.FindString(lines.Text()); base != "" {
			go func() { _, _ = io.Copy(io.Discard, output) }()
			return &server{base, command.Process.Pid, &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64, DisableCompression: true}}}
		}
	}
	b.Fatal("the server did not start")
	return nil
}

// ask sends an operation to Puente and gives the body of the answer.
func (s *server) ask(query string, variables map[string]any, header ...string) ([]byte, error) {
	return s.post("/graphql", map[string]any{"query": query, "variables": variables}, header...)
}

// shape asks the endpoint written by hand.
func (s *server) shape(of Shape) ([]byte, error) {
	return s.post("/?shape="+url.QueryEscape(of.Name), of.variables)
}

func (s *server) post(path string, object map[string]any, header ...string) ([]byte, error) {
	body, err := json.Marshal(object)
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequest(http.MethodPost, s.base+path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	for _, name := range header {
		request.Header.Set(name, "on")
	}
	return s.do(request)
}

func (s *server) do(request *http.Request) ([]byte, error) {
	answer, err := s.client.Do(request)
	if err != nil {
		return nil, err
	}
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("HTTP %d: %.300s", answer.StatusCode, text)
	}
	return text, err
}

// figure reads a figure of Puente's /metrics, summed over its labels, or over those of them that contain a text.
func (s *server) figure(b testing.TB, name string, label ...string) float64 {
	b.Helper()
	sum, found := s.lookUp(b, name, strings.Join(label, ","))
	if !found {
		b.Fatalf("/metrics has no %s %v", name, label)
	}
	return sum
}

// lookUp is figure for a figure that may not be there yet.
func (s *server) lookUp(b testing.TB, name, label string) (sum float64, found bool) {
	b.Helper()
	request, err := http.NewRequest(http.MethodGet, s.base+"/metrics", nil)
	if err != nil {
		b.Fatal(err)
	}
	text, err := s.do(request)
	if err != nil {
		b.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		if metric, labels, _ := strings.Cut(key, "{"); metric != name || !strings.Contains(labels, label) {
			continue
		}
		x, err := strconv.ParseFloat(value, 64)
		if err != nil {
			b.Fatal(err)
		}
		sum, found = sum+x, true
	}
	return sum, found
}
