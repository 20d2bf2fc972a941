package model

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// The schema's description of each kind of path repeats the table that the search goes by, in both languages.
func TestSchemaTellsWhatPathsFollow(t *testing.T) {
	schema, err := os.ReadFile("../../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	enum := regexp.MustCompile(`(?s)enum PathKind \{.*?\n\}`).FindString(string(schema))
	for _, k := range PathKinds() {
		said := regexp.MustCompile(`"([^"]*)"\n  ` + string(k) + `\n`).FindStringSubmatch(enum)
		if said == nil {
			t.Errorf("the schema has no %s", k)
			continue
		}
		if strings.Count(said[1], " "+k.Table()) != 2 {
			t.Errorf("%s: %q does not say %q in both languages", k, said[1], k.Table())
		}
	}
	if n := strings.Count(enum, "\n  \""); n != len(PathKinds()) {
		t.Errorf("the schema has %d kinds of path", n)
	}
}

// So does the document on paths.
func TestDocumentTellsWhatPathsFollow(t *testing.T) {
	document, err := os.ReadFile("../../docs/paths.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range PathKinds() {
		if row := "| " + string(k) + " | " + k.Table() + " |"; !strings.Contains(string(document), row) {
			t.Errorf("docs/paths.md has no row %s", row)
		}
	}
}

// Every relation is followed by some kind, says how it reads both ways in both languages, and costs something.
func TestPathTables(t *testing.T) {
	for _, r := range Relations() {
		if _, ok := PathAny.Step(r); !ok {
			t.Errorf("no path follows %s", r)
		}
		for _, forward := range []bool{true, false} {
			for _, lang := range []Language{LanguageEn, LanguageEs} {
				if r.Phrase(forward, lang) == "" {
					t.Errorf("%s has no phrase", r)
				}
			}
		}
	}
	for _, k := range PathKinds() {
		seen := map[Relation]bool{}
		for _, s := range k.Steps() {
			if s.Cost < 1 || !s.Relation.Known() || seen[s.Relation] {
				t.Errorf("%s: %v", k, s)
			}
			seen[s.Relation] = true
		}
	}
}
