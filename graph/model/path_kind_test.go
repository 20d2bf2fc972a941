package model

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// told splits what a sentence says of a kind of path into its steps, such as "OWNS ↔ 1", in alphabetical order.
func told(sentence string) string {
	steps := regexp.MustCompile(`[A-Z_]+ [→↔] [0-9]+`).FindAllString(sentence, -1)
	slices.Sort(steps)
	return strings.Join(steps, ", ")
}

// The schema's description of each kind of path says what it follows, in both languages.
func TestSchemaTellsWhatPathsFollow(t *testing.T) {
	schema, err := os.ReadFile("../../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	enum := regexp.MustCompile(`(?s)enum PathKind \{.*?\n\}`).FindString(string(schema))
	for _, k := range PathKinds() {
		said := regexp.MustCompile(`"([^"]*)"\n  ` + string(k) + `\n`).FindStringSubmatch(enum)
		if said == nil {
			t.Errorf("schema.graphqls: PathKind has no %s", k)
			continue
		}
		en, es, _ := strings.Cut(said[1], " ES: ")
		for _, sentence := range []string{en, es} {
			if told(sentence) != told(k.Table()) {
				t.Errorf("schema.graphqls: PathKind.%s says %q, and the table of relations %q", k, sentence, k.Table())
			}
		}
	}
	if n := strings.Count(enum, "\n  \""); n != len(PathKinds()) {
		t.Errorf("schema.graphqls: PathKind has %d values, and there are %d kinds of path", n, len(PathKinds()))
	}
}

// So does the document on paths.
func TestDocumentTellsWhatPathsFollow(t *testing.T) {
	document, err := os.ReadFile("../../docs/paths.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range PathKinds() {
		row := regexp.MustCompile(`(?m)^\| ` + string(k) + ` \| (.*) \|$`).FindSubmatch(document)
		if row == nil || told(string(row[1])) != told(k.Table()) {
			t.Errorf("docs/paths.md has no row | %s | %s |, in any order of the steps", k, k.Table())
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
