package bench

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// BenchmarkFirstStart prints how long it takes from the start of the program in an empty folder, with a Neo4j of its own, until
// it answers queries on the starter dataset, and how much memory it takes, Neo4j's left out.
func BenchmarkFirstStart(b *testing.B) {
	program := filepath.Join(b.TempDir(), "program")
	if out, err := exec.Command("go", "build", "-o", program, "../server").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	command := exec.Command(program)
	for _, pair := range os.Environ() {
		if !strings.HasPrefix(pair, "NEO4J_") && !strings.HasPrefix(pair, "PUENTE_") {
			command.Env = append(command.Env, pair)
		}
	}
	command.Env = append(command.Env, "PUENTE_HOME="+b.TempDir(), "PUENTE_ADDR=127.0.0.1:0")
	began := time.Now()
	s := listen(b, command)
	fmt.Printf("\nThe first start takes %.0f s until the whole starter dataset is there; the server's memory is %.0f MB at most.\n",
		time.Since(began).Seconds(), s.peak(b)/1e6)
}
