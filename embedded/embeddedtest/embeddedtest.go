// Package embeddedtest provides tests with a real Neo4j: one of those that `go run ./embedded/with` started for
// the whole run, or else one for each test binary.
package embeddedtest

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/embedded"
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
	stop, err := acquireOrStart()
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

// acquireOrStart takes a Neo4j of the pool of this run, or starts one if there is no pool.
func acquireOrStart() (stop func(), err error) {
	if pool := os.Getenv(EnvPool); pool != "" {
		return acquire(pool)
	}
	return Start()
}

// Start runs a Neo4j in a temporary folder and sets the environment variables for this process and its children. The
// function that it returns stops Neo4j and removes the folder.
func Start() (stop func(), err error) {
	a, stop, err := launchTemporary()
	if err != nil {
		return nil, err
	}
	a.export()
	return stop, nil
}

// access is how a client reaches a Neo4j.
type access struct{ URI, Username, Password string }

// export sets the environment variables for this process and its children.
func (a access) export() {
	for name, value := range map[string]string{EnvURI: a.URI, EnvUsername: a.Username, EnvPassword: a.Password} {
		_ = os.Setenv(name, value) // fails for malformed names only
	}
}

// launchTemporary runs a Neo4j in a temporary folder, which stop removes.
func launchTemporary() (a access, stop func(), err error) {
	dir, err := os.MkdirTemp("", "puente-test-")
	if err != nil {
		return access{}, nil, err
	}
	a, end, err := launch(dir)
	if err != nil {
		_ = os.RemoveAll(dir)
		return access{}, nil, err
	}
	return a, func() {
		end()
		_ = os.RemoveAll(dir)
	}, nil
}

// launch runs a Neo4j on a folder.
func launch(dir string) (a access, stop func(), err error) {
	server, err := embedded.Start(context.Background(), embedded.Config{Dir: dir, HeapMB: 640, Progress: os.Stderr})
	if err != nil {
		return access{}, nil, err
	}
	user, password := server.Credentials()
	return access{server.URI(), user, password}, func() {
		if err := server.Close(context.Background()); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
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
	// Version 5.28 of the driver sets a field of its own at its first connection, without a lock: two first ones at once are a data race.
	if err := driver.VerifyConnectivity(context.Background()); err != nil {
		t.Fatal(err)
	}
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
