//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"puente/embedded"
)

// program is the server as a process of its own, with a Neo4j of its own in a folder.
type program struct {
	cmd    *exec.Cmd
	home   string
	output *outputBuffer
	ended  chan struct{}
}

// build makes the program once for a test.
func build(t *testing.T) (binary string) {
	t.Helper()
	binary = filepath.Join(t.TempDir(), "puente")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return binary
}

// startQuickly makes Java compile without its optimising compiler, which takes half of the processor time of a start and pays only in
// processes that live longer than those of these tests.
const startQuickly = "-XX:TieredStopAtLevel=1"

// launch starts the program on a folder, with its own environment and without the variables of this process that name a database.
func launch(t *testing.T, binary, home string, environment ...string) *program {
	t.Helper()
	p := &program{cmd: exec.Command(binary), home: home, output: &outputBuffer{}, ended: make(chan struct{})}
	for _, pair := range os.Environ() {
		if !strings.HasPrefix(pair, "NEO4J_") && !strings.HasPrefix(pair, "PUENTE_") {
			p.cmd.Env = append(p.cmd.Env, pair)
		}
	}
	p.cmd.Env = append(p.cmd.Env, "PUENTE_HOME="+home, "PUENTE_ADDR=127.0.0.1:0", "PUENTE_WARMUP=off", "JDK_JAVA_OPTIONS="+os.Getenv("JDK_JAVA_OPTIONS")+" "+startQuickly)
	p.cmd.Env = append(p.cmd.Env, environment...)
	p.cmd.Stdout, p.cmd.Stderr = p.output, p.output
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_ = p.cmd.Wait() // its end is in ProcessState
		close(p.ended)
	}()
	t.Cleanup(p.kill)
	return p
}

// kill ends the program by SIGKILL.
func (p *program) kill() {
	_ = p.cmd.Process.Kill()
	<-p.ended
}

func (p *program) hasEnded() bool {
	select {
	case <-p.ended:
		return true
	default:
		return false
	}
}

// await waits until the output matches a pattern, and gives its first group. Without Java or Maven it skips on a
// laptop and fails in CI.
func (p *program) await(t *testing.T, pattern string) string {
	t.Helper()
	var match []string
	eventually(t, pattern, func() bool {
		ended := p.hasEnded()
		text := p.output.String()
		match = regexp.MustCompile(pattern).FindStringSubmatch(text)
		if match == nil && ended {
			if os.Getenv("CI") == "" && (strings.Contains(text, embedded.ErrNoJava.Error()) || strings.Contains(text, embedded.ErrNoMaven.Error())) {
				t.Skip(text)
			}
			t.Fatalf("the server ended without %q:\n%s", pattern, text)
		}
		return match != nil
	})
	return match[1]
}

// base is the address of the program, once it answers.
func (p *program) base(t *testing.T) string {
	t.Helper()
	return p.await(t, `Puente answers at (http://127\.0\.0\.1:\d+)/`)
}

// query gives the answer to a query.
func (p *program) query(t *testing.T, text string) string {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": text})
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.Post(p.base(t)+"/graphql", "application/json", bytes.NewReader(body))
	if err != nil {
		t.Fatalf("%v\n%s", err, p.output)
	}
	defer func() { _ = answer.Body.Close() }()
	read, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(read)
}

// family is every process of the folder's Neo4j, and those of them that are Java; the others supervise it.
func (p *program) family(t *testing.T) (all, java []int) {
	t.Helper()
	out, err := exec.Command("ps", "-ww", "-A", "-o", "pid=,args=").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		if !strings.Contains(line, "--home-dir "+filepath.Join(p.home, "neo4j")+" ") {
			continue
		}
		fields := strings.Fields(line)
		pid, err := strconv.Atoi(fields[0])
		if err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		all = append(all, pid)
		if filepath.Base(fields[1]) == "java" {
			java = append(java, pid)
		}
	}
	return all, java
}
