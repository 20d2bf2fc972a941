package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
	"puente/loaders"
)

// Writer stores records. Any number of importers may run at once, in one process or several: their batches take turns, so
// that each is planned on all that was written before it. The constraints that Prepare makes must be there.
type Writer struct {
	driver   neo4j.DriverWithContext
	database string
	now      func() time.Time
}

// NewWriter makes a writer to a database.
func NewWriter(driver neo4j.DriverWithContext, database string) *Writer {
	return &Writer{driver: driver, database: database, now: time.Now}
}

// day is today, as claims are dated.
func (w *Writer) day() string { return w.now().UTC().Format(time.DateOnly) }

// schemaObject is one constraint or index: its name, which it keeps for ever, and how it is made.
type schemaObject struct{ name, cypher string }

// allSchema declares every constraint and index of the graph.
func allSchema() []schemaObject { return append(constraints(), readIndexes()...) }

// constraints declares those without which nothing is stored: by them what is there is found, and stays one.
func constraints() []schemaObject {
	items := []schemaObject{
		unique("entity_id", "(n:Entity)"), unique("source_id", "(n:Source)"), unique("claim_id", "(n:Claim)"), unique("series_id", "(n:Series)"),
		unique("import_lock", "(n:ImportLock)"), unique("import_id", "(n:Import)"), unique("change_id", "(n:Change)"),
		index(model.KindChange, "of"), index(model.KindChange, "import"), index(model.KindChange, "at"),
		index("Claim", "fact"),
	}
	for _, r := range model.Relations() {
		items = append(items, unique(strings.ToLower(string(r))+"_id", "()-[n:"+string(r)+"]-()"))
	}
	return items
}

// readIndexes declares those by which lists are in order and conditions are met.
func readIndexes() []schemaObject {
	items := []schemaObject{
		index("Series", "measure"), index("Series", "source"), index("Series", "dataset"), index("Series", "sortKey"),
		{"series_subject_sortkey_range", "CREATE INDEX series_subject_sortkey_range IF NOT EXISTS FOR (n:Series) ON (n.subject, n.sortKey)"},
		// Names are folded before they are stored, so that words need only be told apart.
		{"entity_names", "CREATE FULLTEXT INDEX entity_names IF NOT EXISTS FOR (n:Entity) ON EACH [n.searchText] " +
			"OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}}"},
	}
	for _, k := range model.Kinds() {
		items = append(items, index(k, "sortName"), index(k, "id"))
		if code := k.CodeProperty(); code != "" {
			items = append(items, index(k, code))
		}
		if k.Area() == model.AreaUnit {
			items = append(items, index(k, "sortPopulation"))
		}
	}
	return items
}

func unique(name, pattern string) schemaObject {
	return schemaObject{name, "CREATE CONSTRAINT " + name + " IF NOT EXISTS FOR " + pattern + " REQUIRE n.id IS UNIQUE"}
}

func index(label model.Kind, property string) schemaObject {
	name := strings.ToLower(string(label) + "_" + property)
	return schemaObject{name + "_range", "CREATE INDEX " + name + "_range IF NOT EXISTS FOR (n:" + string(label) + ") ON (n." + property + ")"}
}

// indexWait is how many seconds indexes may take to be built.
const indexWait = 300

// Prepare makes the constraints and indexes that are not there yet, and waits until they can be used.
func (w *Writer) Prepare(ctx context.Context) error { return w.prepare(ctx, allSchema()) }

// PrepareToWrite makes only what writing needs. A large first load is faster so, since Neo4j builds an index over all nodes
// in less time than it takes to add them to it one by one; Prepare makes the rest afterwards.
func (w *Writer) PrepareToWrite(ctx context.Context) error { return w.prepare(ctx, constraints()) }

func (w *Writer) prepare(ctx context.Context, items []schemaObject) error {
	session := w.driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: w.database, AccessMode: neo4j.AccessModeWrite})
	defer func() { _ = session.Close(ctx) }()
	there, err := indexNames(ctx, session)
	if err != nil {
		return fmt.Errorf("read the indexes that are there: %w", err)
	}
	for _, item := range items {
		if there[item.name] {
			continue
		}
		if err := runInSession(ctx, session, item.cypher, nil); err != nil {
			return fmt.Errorf("make %s: %w", item.name, err)
		}
	}
	if err := runInSession(ctx, session, "CALL db.awaitIndexes($seconds)", map[string]any{"seconds": indexWait}); err != nil {
		return fmt.Errorf("wait for the indexes: %w", err)
	}
	return nil
}

// indexNames are the names of the indexes that are there; a constraint has an index of its name.
func indexNames(ctx context.Context, session neo4j.SessionWithContext) (map[string]bool, error) {
	result, err := session.Run(ctx, "SHOW INDEXES YIELD name RETURN collect(name) AS names", nil)
	if err != nil {
		return nil, err
	}
	record, err := result.Single(ctx)
	if err != nil {
		return nil, err
	}
	there := map[string]bool{}
	for _, name := range loaders.TextsOf(record.Values[0]) {
		there[name] = true
	}
	return there, nil
}

func runInSession(ctx context.Context, session neo4j.SessionWithContext, cypher string, params map[string]any) error {
	result, err := session.Run(ctx, cypher, params)
	if err != nil {
		return err
	}
	_, err = result.Consume(ctx)
	return err
}
