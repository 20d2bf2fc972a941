package graph

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"puente/graph/model"
	"puente/ingest"
)

func textOf(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Every type of the schema that is an entity is a kind, and every kind has a struct written by hand and two fields at the
// root: one of it, one with a page of all.
func TestEveryKindIsInTheSchema(t *testing.T) {
	schema, generated := newSchema(nil).Schema(), textOf(t, "model/models_gen.go")
	for _, def := range schema.GetPossibleTypes(schema.Types["Entity"]) {
		if !slices.Contains(model.Kinds(), model.Kind(def.Name)) {
			t.Errorf("schema.graphqls: the type %s implements Entity, and kindTable in graph/model/kind.go has no row of it", def.Name)
		}
	}
	for _, k := range model.Kinds() {
		def := schema.Types[string(k)]
		if def == nil || !slices.Contains(def.Interfaces, "Entity") || !slices.Contains(def.Interfaces, "Node") {
			t.Errorf("schema.graphqls: no type %s implements Node & Entity", k)
			continue
		}
		if strings.Contains(generated, "type "+string(k)+" struct") {
			t.Errorf("graph/model/models_gen.go holds %s: write its struct by hand in graph/model/%s.go, then make generate", k, strings.ToLower(string(k)))
		}
		var one, page *ast.FieldDefinition
		for _, f := range schema.Query.Fields {
			switch {
			case f.Type.Name() == string(k) && f.Arguments.ForName("id") != nil:
				one = f
			case f.Type.Name() == string(k)+"Connection":
				page = f
			}
		}
		if one == nil {
			t.Errorf("schema.graphqls: no field of Query gives a %s by its id", k)
		}
		if page == nil || page.Arguments.ForName("orderBy") == nil || page.Arguments.ForName("filter") == nil ||
			page.Arguments.ForName("filter").Type.Name() != string(k)+"Filter" {
			t.Errorf("schema.graphqls: no field of Query gives a %sConnection with the arguments filter: %sFilter and orderBy", k, k)
		}
	}
}

// columnsOf are the columns of the tidy table of a kind, by the names of the fields in which their values are shown.
func columnsOf(k model.Kind) map[string]bool {
	all := map[string]bool{}
	for _, c := range ingest.Columns("entities", k) {
		parts := strings.Split(c.Name, "_")
		for i := range parts[1:] {
			parts[i+1] = strings.ToUpper(parts[i+1][:1]) + parts[i+1][1:]
		}
		all[strings.Join(parts, "")] = true
	}
	if all["latitude"] && all["longitude"] {
		all["location"] = true
	}
	if all["south"] && all["west"] && all["north"] && all["east"] {
		all["boundingBox"] = true
	}
	all["nameIn"] = all["name"]
	return all
}

// What is stored of a kind can be given in its tidy table, and what the table gives is shown.
func TestEveryFieldHasAColumn(t *testing.T) {
	schema := newSchema(nil).Schema()
	resolvers := textOf(t, "internal/exec/schema_gen.go")
	for _, k := range model.Kinds() {
		def, columns := schema.Types[string(k)], columnsOf(k)
		if def == nil {
			continue // said above
		}
		shown := map[string]bool{"nameEs": true, "source": true, "latitude": true, "longitude": true, "south": true, "west": true, "north": true, "east": true} // in other fields
		shown["termsEn"], shown["termsEs"] = k == model.KindIndustry, k == model.KindIndustry                                                                   // searched, and shown by classify
		shown["state"] = k == model.KindPort                                                                                                                    // searched
		for _, f := range def.Fields {
			shown[f.Name] = true
			resolver := regexp.MustCompile(`(?s)type ` + string(k) + `Resolver interface \{[^}]*\n\t` + strings.ToUpper(f.Name[:1]) + f.Name[1:] + `\(`)
			if columns[f.Name] || strings.HasPrefix(f.Name, "__") || resolver.MatchString(resolvers) {
				continue // edges and what is computed have a resolver
			}
			t.Errorf("ingest/entities.go: no column of the kind %s gives its field %s", k, f.Name)
		}
		for name := range columns {
			if !shown[name] {
				t.Errorf("schema.graphqls: %s has no field %s, which a column of its table in ingest/entities.go gives", k, name)
			}
		}
	}
}

// data/README.md tells every kind's prefix and columns, and every relation.
func TestDataDocumentsEveryKind(t *testing.T) {
	readme := textOf(t, "../data/README.md")
	_, entities, _ := strings.Cut(readme, "\n## Entities")
	entities, facts, _ := strings.Cut(entities, "\n## Facts")
	rows := regexp.MustCompile(`(?m)^\| ([a-z_, ]+) \| ([a-z, ]+) \|`).FindAllStringSubmatch(entities, -1)
	for _, k := range model.Kinds() {
		if !strings.Contains(entities, "`"+k.Prefix()+"`") {
			t.Errorf("data/README.md, Entities: `%s` is not among the first parts of ids", k.Prefix())
		}
		word := strings.TrimSuffix(k.Prefix(), ":")
		for _, c := range ingest.Columns("entities", k) {
			if !slices.ContainsFunc(rows, func(row []string) bool {
				kinds := strings.Split(row[2], ", ")
				return slices.Contains(strings.Split(row[1], ", "), c.Name) && (slices.Contains(kinds, word) || slices.Contains(kinds, "all"))
			}) {
				t.Errorf("data/README.md, Entities: no row of the table has the column %s for the kind %s", c.Name, word)
			}
		}
	}
	for _, r := range model.Relations() {
		if !regexp.MustCompile(`\b` + string(r) + `\b`).MatchString(facts) {
			t.Errorf("data/README.md, Facts: %s is not among the relations", r)
		}
	}
	for _, c := range ingest.Columns("facts", "") {
		if !regexp.MustCompile(`(?m)^\| [a-z_, ]*\b` + c.Name + `\b[a-z_, ]* \|`).MatchString(facts) {
			t.Errorf("data/README.md, Facts: no row of the table has the column %s", c.Name)
		}
	}
}
