package store

import (
	"context"
	"fmt"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
)

// schemaObject is a constraint or an index: its name, which must never change, and the statement that creates it.
type schemaObject struct{ name, cypher string }

// writeSchema lists the constraints and indexes that writing needs: they keep ids unique and find what is stored.
func writeSchema() []schemaObject {
	objects := []schemaObject{
		unique("entity_id", "(n:Entity)"), unique("source_id", "(n:Source)"), unique("claim_id", "(n:Claim)"), unique("series_id", "(n:Series)"),
		unique("import_lock", "(n:ImportLock)"), unique("import_id", "(n:Import)"), unique("change_id", "(n:Change)"),
		unique("graph_version_id", "(n:GraphVersion)"),
		rangeIndex(model.KindChange, "of"), rangeIndex(model.KindChange, "import"), rangeIndex(model.KindChange, "at"),
		rangeIndex(model.KindImport, "endedAt"),
		rangeIndex("Claim", "fact"),
	}
	for _, r := range model.Relations() {
		objects = append(objects, unique(strings.ToLower(string(r))+"_id", "()-[n:"+string(r)+"]-()"))
	}
	return objects
}

// wordsAsStored are the options of a full-text index of properties that are folded, and stemmed, when they are stored, so that its analyzer only has
// to split words.
const wordsAsStored = "OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}}"

// readSchema lists the indexes that serve orders, filters and search.
func readSchema() []schemaObject {
	objects := []schemaObject{
		rangeIndex(model.KindSeries, "measure"), rangeIndex(model.KindSeries, "source"), rangeIndex(model.KindSeries, "dataset"), rangeIndex(model.KindSeries, "sortKey"),
		{"series_subject_sortkey_range", "CREATE INDEX series_subject_sortkey_range IF NOT EXISTS FOR (n:Series) ON (n.subject, n.sortKey)"},
		{"entity_names", "CREATE FULLTEXT INDEX entity_names IF NOT EXISTS FOR (n:Entity) ON EACH [n.searchText] " +
			wordsAsStored},
		{"topics", "CREATE FULLTEXT INDEX topics IF NOT EXISTS FOR (n:Industry|Product) ON EACH [n.topicsEn, n.topicsEs] " + wordsAsStored},
	}
	for _, k := range model.Kinds() {
		objects = append(objects, rangeIndex(k, "sortName"), rangeIndex(k, "id"))
		if code := k.CodeProperty(); code != "" {
			objects = append(objects, rangeIndex(k, code))
		}
		if k.HasPoint() {
			name := strings.ToLower(string(k)) + "_location_point"
			objects = append(objects, schemaObject{name, "CREATE POINT INDEX " + name + " IF NOT EXISTS FOR (n:" + string(k) + ") ON (n.location)"})
		}
		if k.Area() == model.AreaUnit {
			objects = append(objects, rangeIndex(k, "sortPopulation"))
		}
	}
	return objects
}

// unique is a constraint that the ids of a pattern's n are unique.
func unique(name, pattern string) schemaObject {
	return schemaObject{name, "CREATE CONSTRAINT " + name + " IF NOT EXISTS FOR " + pattern + " REQUIRE n.id IS UNIQUE"}
}

// rangeIndex is an index on one property of the nodes with a label.
func rangeIndex(label model.Kind, property string) schemaObject {
	name := strings.ToLower(string(label)+"_"+property) + "_range"
	return schemaObject{name, "CREATE INDEX " + name + " IF NOT EXISTS FOR (n:" + string(label) + ") ON (n." + property + ")"}
}

// indexTimeout is how long the population of indexes may take, in seconds.
const indexTimeout = 300

// Prepare creates the constraints and indexes that do not exist, waits until all are online, and gives the graph a version if it has none.
func (w *Writer) Prepare(ctx context.Context) error {
	return w.prepare(ctx, append(writeSchema(), readSchema()...))
}

// PrepareToWrite creates only the constraints and indexes that writing needs. It makes a large first load faster, since Neo4j builds
// an index over existing nodes in less time than it takes to add them to it one by one. Prepare creates the rest afterwards.
func (w *Writer) PrepareToWrite(ctx context.Context) error { return w.prepare(ctx, writeSchema()) }

func (w *Writer) prepare(ctx context.Context, objects []schemaObject) error {
	session := w.session(ctx, neo4j.AccessModeWrite)
	defer func() { _ = session.Close(ctx) }()
	existing, err := indexNames(ctx, session)
	if err != nil {
		return fmt.Errorf("list the existing indexes: %w", err)
	}
	for _, o := range objects {
		if existing[o.name] {
			continue
		}
		if err := runInSession(ctx, session, o.cypher, nil); err != nil {
			return fmt.Errorf("create %s: %w", o.name, err)
		}
	}
	if err := runInSession(ctx, session, "CALL db.awaitIndexes($seconds)", map[string]any{"seconds": indexTimeout}); err != nil {
		return fmt.Errorf("wait for the indexes: %w", err)
	}
	return w.writeVersion(ctx, createVersion, nil)
}

// indexNames reads the names of all indexes. A constraint is backed by an index of the same name.
func indexNames(ctx context.Context, session neo4j.SessionWithContext) (map[string]bool, error) {
	result, err := session.Run(ctx, "SHOW INDEXES YIELD name RETURN collect(name) AS names", nil)
	if err != nil {
		return nil, err
	}
	record, err := result.Single(ctx)
	if err != nil {
		return nil, err
	}
	r := newRow(record)
	names := map[string]bool{}
	for _, name := range r.texts() {
		names[name] = true
	}
	return names, r.err
}

func runInSession(ctx context.Context, session neo4j.SessionWithContext, cypher string, params map[string]any) error {
	result, err := session.Run(ctx, cypher, params)
	if err != nil {
		return err
	}
	_, err = result.Consume(ctx)
	return err
}
