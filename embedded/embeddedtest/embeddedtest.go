// Package embeddedtest provides tests with a real Neo4j: the one that `go run ./embedded/with` started for
// the whole run, or else one for each test binary.
package embeddedtest

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Environment variables with the address of the Neo4j of a test run and its credentials.
const (
	EnvURI      = "PUENTE_TEST_NEO4J_URI"
	EnvUsername = "PUENTE_TEST_NEO4J_USERNAME"
	EnvPassword = "PUENTE_TEST_NEO4J_PASSWORD"
)

// Main runs the tests of a package on a real Neo4j and returns the exit code. Without Java or Maven the tests are
// skipped with a message, or fail if CI is set.
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

// Start runs a Neo4j in a temporary folder and sets the environment variables for this process and its children. The
// function that it returns stops Neo4j and removes the folder.
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

// Driver returns a driver on the Neo4j of the test run, which is closed at the end of the test.
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

// Run runs a statement in a transaction of its own and returns its records.
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

// runTimeout is the time limit of one statement of Run.
const runTimeout = time.Minute

// Empty deletes everything in the database, in transactions that are small enough for the memory of Neo4j.
func Empty(t testing.TB, driver neo4j.DriverWithContext) {
	t.Helper()
	unmarkLoaded(t)
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
