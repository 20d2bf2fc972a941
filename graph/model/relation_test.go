package model

import (
	"os"
	"regexp"
	"slices"
	"testing"
)

// Every relation that is declared has a row, and every row a value of the schema's enumeration, in its order.
func TestRelationTable(t *testing.T) {
	schema, err := os.ReadFile("../../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	enum := regexp.MustCompile(`(?s)\nenum Relation \{.*?\n\}`).Find(schema)
	var shown []Relation
	for _, value := range regexp.MustCompile(`(?m)^  ([A-Z_]+)$`).FindAllSubmatch(enum, -1) {
		shown = append(shown, Relation(value[1]))
	}
	if !slices.Equal(shown, Relations()) {
		t.Errorf("schema.graphqls: enum Relation is %v, and relationTable in relation_table.go %v", shown, Relations())
	}
	for _, r := range declared(t, "relation.go", "Relation") {
		if !Relation(r).Known() {
			t.Errorf("relation.go declares %s, and relationTable in relation_table.go has no row of it", r)
		}
	}
	for _, r := range Relations() {
		if row := r.row(); len(row.ends) == 0 || slices.ContainsFunc(row.ends, func(e ends) bool { return len(e.from) == 0 || len(e.to) == 0 }) {
			t.Errorf("relation_table.go: %s joins nothing", r)
		}
	}
}

// Every kind can be reached by a fact.
func TestEveryKindIsJoined(t *testing.T) {
	for _, k := range Kinds() {
		if len(RelationsOf(k)) == 0 {
			t.Errorf("relation_table.go: no relation begins or ends at a %s, so that no fact could be told of one", k)
		}
	}
}
