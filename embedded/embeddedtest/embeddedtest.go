// Package embeddedtest gives tests a real Neo4j: one for the whole run where `go run ./embedded/with`
// started it, else one for the test binary.
package embeddedtest

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// The variables by which a test run tells its tests where Neo4j is.
const (
	EnvURI      = "PUENTE_TEST_NEO4J_URI"
	EnvUsername = "PUENTE_TEST_NEO4J_USERNAME"
	EnvPassword = "PUENTE_TEST_NEO4J_PASSWORD"
)

// Main runs the tests of a package on a real Neo4j and returns the exit code. Without Java or Maven the tests are
// skipped with a word on a laptop, and fail in CI.
func Main(m *testing.M) int {
	if os.Getenv(EnvURI) != "" {
		return m.Run()
	}
	stop, err := Start()
	if err != nil {
		fmt.Fprintln(os.Stderr, "no Neo4j for these tests:", err)
		if os.Getenv("CI") != "" {
			return 1
		}
		fmt.Fprintln(os.Stderr, "SKIPPED: the tests of this package need it")
		return 0
	}
	defer stop()
	return m.Run()
}

// Start runs a Neo4j in a temporary folder, tells this process and its children where it is, and returns how to stop it.
func Start() (stop func(), err error) {
	dir, err := os.MkdirTemp("", "puente-test-")
	if err != nil {
		return nil, err
	}
	end, err := startIn(dir)
	if err != nil {
		_ = os.RemoveAll(dir)
		return nil, err
	}
	return func() {
		end()
		_ = os.RemoveAll(dir)
	}, nil
}

// Driver is a driver on the Neo4j of the test run.
func Driver(t testing.TB) neo4j.DriverWithContext {
	t.Helper()
	driver, err := neo4j.NewDriverWithContext(os.Getenv(EnvURI), neo4j.BasicAuth(os.Getenv(EnvUsername), os.Getenv(EnvPassword), ""))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = driver.Close(context.Background()) })
	return driver
}

// Database is the name of the database of the test run.
const Database = "neo4j"

// Run runs a statement by itself and gives its records.
func Run(t testing.TB, driver neo4j.DriverWithContext, cypher string, params map[string]any) []*neo4j.Record {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), runTimeout)
	defer cancel()
	session := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: Database})
	defer func() { _ = session.Close(ctx) }()
	result, err := session.Run(ctx, cypher, params)
	if err != nil {
		t.Fatalf("%s: %v", cypher, err)
	}
	records, err := result.Collect(ctx)
	if err != nil {
		t.Fatalf("%s: %v", cypher, err)
	}
	return records
}

// runTimeout is how long one statement of a test may take.
const runTimeout = time.Minute

// Empty leaves nothing in the database. It takes a little at a time, so that any graph fits into the memory of a transaction.
func Empty(t testing.TB, driver neo4j.DriverWithContext) {
	t.Helper()
	forget(t)
	for _, cypher := range []string{
		"MATCH ()-[r]->() WITH r LIMIT 20000 DELETE r RETURN count(*) > 0",
		"MATCH (n) WITH n LIMIT 5000 DELETE n RETURN count(*) > 0",
	} {
		for left := true; left; {
			result, err := neo4j.ExecuteQuery(context.Background(), driver, cypher, nil, neo4j.EagerResultTransformer)
			if err != nil {
				t.Fatal(err)
			}
			left, _ = result.Records[0].Values[0].(bool)
		}
	}
}
