package loaders

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/embedded"
)

// testNeo4j is the one Neo4j of this package's tests.
var testNeo4j struct{ driver neo4j.DriverWithContext }

// TestMain starts it, with every constraint and index of the graph.
func TestMain(m *testing.M) {
	code, err := testWithNeo4j(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, "tests need a Neo4j:", err)
		code = 1
	}
	os.Exit(code)
}

func testWithNeo4j(m *testing.M) (code int, err error) {
	dir, err := os.MkdirTemp("", "puente-loaders-")
	if err != nil {
		return 0, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	server, err := embedded.Start(ctx, embedded.Config{Dir: dir, Progress: os.Stderr})
	if err != nil {
		return 0, err
	}
	defer func() { _ = server.Close(context.Background()) }()
	driver, err := neo4j.NewDriverWithContext(server.URI(), server.Auth())
	if err != nil {
		return 0, err
	}
	defer func() { _ = driver.Close(context.Background()) }()
	if err := NewWriter(driver, testDatabase).Prepare(ctx); err != nil {
		return 0, err
	}
	testNeo4j.driver = driver
	return m.Run(), nil
}

const testDatabase = "neo4j"

// testDriver is the driver of the Neo4j that all tests of the package share.
func testDriver(t testing.TB) neo4j.DriverWithContext {
	t.Helper()
	if testNeo4j.driver == nil {
		t.Fatal("no Neo4j was started")
	}
	return testNeo4j.driver
}

// emptyGraph removes every node, and gives a writer to the empty graph. Indexes stay.
func emptyGraph(t testing.TB) *Writer {
	t.Helper()
	testRun(t, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS", nil)
	return NewWriter(testDriver(t), testDatabase)
}

// testRun runs a statement by itself and gives its records.
func testRun(t testing.TB, cypher string, params map[string]any) []*neo4j.Record {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	session := testDriver(t).NewSession(ctx, neo4j.SessionConfig{DatabaseName: testDatabase})
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
