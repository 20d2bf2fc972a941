package graph

import (
	"maps"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/vektah/gqlparser/v2/ast"

	"puente/graph/model"
)

// farNodes is how many nodes of each kind the graph of largeGraph has that no question is about, and how many facts between them of
// each relation and pair of kinds.
const farNodes = 1000

// largeGraph replaces the content of the database by two entities of each kind with all their facts, and many entities, facts,
// series and changes that are like them and not asked about. A state, a region and an industry named hub comprise them all. Two
// values of one property do not differ, but for names and codes: a condition says little.
func (h *harness) largeGraph(t *testing.T) {
	t.Helper()
	h.empty(t)
	for _, k := range model.Kinds() {
		const names = `{id: $prefix + name, name: name, sortName: name, sortNameEs: name, code: name, fips: name, cvegeo: name, sortPopulation: toInteger(rand() * 1000000),
	searchText: [name], sources: ['source:near']}`
		at := ""
		if k.HasPoint() { // what is not asked about stands elsewhere
			at = " SET n.location = point({latitude: 31, longitude: CASE WHEN name STARTS WITH 'far' THEN -97 ELSE -106 END})"
		}
		h.write(t, `UNWIND ['near', 'other', 'hub'] + [i IN range(1, $far) | 'far' + i] AS name CREATE (n:Entity:`+string(k)+`) SET n = $like, n += `+names+at,
			map[string]any{"far": farNodes, "prefix": k.Prefix(), "like": like(h.schema, string(k))})
	}
	for _, r := range model.Relations() {
		for _, from := range model.Kinds() {
			for _, to := range model.Kinds() {
				if r.Joins(from, to) {
					h.likeFacts(t, r, from, to)
				}
			}
		}
	}
	h.likeRecords(t)
	h.write(t, "CALL db.awaitIndexes(300)", nil)
	h.write(t, "CALL db.resampleOutdatedIndexes()", nil)
}

// likeFacts writes the facts of a relation between two kinds: of the two that are asked about, and of many others.
func (h *harness) likeFacts(t *testing.T, r model.Relation, from, to model.Kind) {
	t.Helper()
	names := `[['near', 'other'], ['other', 'near']] + [i IN range(1, $far) | ['far' + i, 'far' + (1 + i * 7 % $far)]]`
	if r == model.RelationPartOf {
		names += ` + [i IN range(1, $far) | ['far' + i, 'hub']] + [['near', 'hub']]`
	}
	h.write(t, `UNWIND `+names+` AS ends
MATCH (a:Entity {id: $from + ends[0]}), (b:Entity {id: $to + ends[1]})
CREATE (a)-[f:`+string(r)+`]->(b) SET f = $like, f += {id: ends[0] + type(f) + ends[1] + $from + $to, status: 'REPORTED', sources: ['source:near']}`,
		map[string]any{"far": farNodes, "from": from.Prefix(), "to": to.Prefix(), "like": like(h.schema, "Fact")})
}

// likeRecords writes what is no entity.
func (h *harness) likeRecords(t *testing.T) {
	t.Helper()
	prefixes := []string{}
	for _, k := range model.Kinds() {
		prefixes = append(prefixes, k.Prefix())
	}
	given := map[string]any{"far": farNodes, "prefixes": prefixes, "series": like(h.schema, "Series"), "source": like(h.schema, "Source"),
		"import": like(h.schema, "Import"), "change": like(h.schema, "Change")}
	for _, statement := range []string{
		`UNWIND ['near', 'other'] + [i IN range(1, $far) | 'far' + i] AS name CREATE (n:Source) SET n = $source, n.id = 'source:' + name`,
		`UNWIND ['near', 'other'] + [i IN range(1, $far) | 'far' + i] AS name CREATE (n:Import) SET n = $import, n.id = 'import:' + name`,
		`UNWIND ['near', 'other'] + [i IN range(1, $far) | 'far' + i] AS name
CREATE (n:Change) SET n = $change, n += {id: 'change:' + name, of: 'port:' + name, import: 'import:' + name, source: 'source:near'}`,
		`UNWIND $prefixes AS prefix UNWIND ['near', 'other'] + [i IN range(1, $far) | 'far' + i] AS name
CREATE (n:Series) SET n = $series, n += {id: 'series:' + prefix + name, sortKey: name, subject: prefix + name, source: 'source:near', dataset: 'like',
	industry: 'industry:near', industryLevel: 5, product: 'product:near', counterpart: 'state:near', by: [], first: '2019', last: '2020', values: [1.0, 2.0], flags: 'EE'}`,
	} {
		h.write(t, statement, given)
	}
}

// like are the stored properties of a type, each with the one value that all nodes of the test graph have.
func like(schema *ast.Schema, typ string) map[string]any {
	props := map[string]any{}
	for _, f := range schema.Types[typ].Fields {
		if v := likeValue(schema, f.Type); v != nil {
			props[f.Name] = v
		}
	}
	maps.DeleteFunc(props, func(name string, _ any) bool {
		return name == "identifiers" || name == "validTo" || name == "retractedAt"
	})
	return props
}

// likeValue is the value of a type, or nil for one that is not stored.
func likeValue(schema *ast.Schema, t *ast.Type) any {
	if t.Elem != nil {
		if v := likeValue(schema, t.Elem); v != nil {
			return []any{v}
		}
		return nil
	}
	switch t.NamedType {
	case "String", "ID":
		return "like"
	case "Int":
		return int64(5)
	case "Float":
		return 0.5
	case "Boolean":
		return true
	case "Date":
		return "2020"
	case "DateTime":
		return time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	case "Location":
		return neo4j.Point2D{X: -106, Y: 31, SpatialRefId: 4326}
	case "BoundingBox":
		return []any{30.0, -107.0, 32.0, -105.0}
	}
	if def := schema.Types[t.NamedType]; def != nil && def.Kind == ast.Enum {
		return def.EnumValues[0].Name
	}
	return nil
}
