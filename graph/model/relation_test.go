package model

import (
	"os"
	"regexp"
	"slices"
	"strings"
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

// What the schema says of a relation names every kind that it joins, in English: an area may be called a place, or a broader one.
func TestSchemaNamesWhatRelationsJoin(t *testing.T) {
	schema, err := os.ReadFile("../../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range Relations() {
		said := regexp.MustCompile(`"([^"]*) ES: [^"]*"\n  ` + string(r) + `\n`).FindSubmatch(schema)
		if said == nil {
			t.Errorf("schema.graphqls: Relation has no %s with a description", r)
			continue
		}
		words := strings.ToLower(string(said[1]))
		for _, k := range Kinds() {
			word := strings.TrimSuffix(k.Prefix(), ":")
			if r.Takes(k) && !strings.Contains(words, word) && !strings.Contains(words, k.Table()) && (k.Area() == AreaNone || !strings.Contains(words, "place")) {
				t.Errorf("schema.graphqls: what it says of %s, %q, names no %s, which it joins", r, said[1], word)
			}
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
