package model

import (
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"testing"
)

func TestKindOf(t *testing.T) {
	for _, k := range Kinds() {
		if got, ok := KindOf(k.Prefix() + "x:y"); !ok || got != k {
			t.Errorf("%s: %s, %v", k, got, ok)
		}
		for _, none := range []string{k.Prefix(), string(k) + ":x", "x" + k.Prefix() + "y", ""} {
			if got, ok := KindOf(none); ok {
				t.Errorf("%q is a %s", none, got)
			}
		}
	}
}

// declared are the values of the constants of a type that a file declares.
func declared(t *testing.T, file, typed string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var values []string
	ast.Inspect(parsed, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if name, ok := spec.Type.(*ast.Ident); ok && name.Name == typed {
			value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			values = append(values, value)
		}
		return true
	})
	if len(values) == 0 {
		t.Fatalf("%s declares no %s", file, typed)
	}
	return values
}

// Every kind that is declared has a row, every row a value of the schema's EntityKind, in its order, and what names a kind
// names one alone.
func TestKindTable(t *testing.T) {
	for _, k := range declared(t, "kind.go", "Kind") {
		if !slices.Contains(Kinds(), Kind(k)) {
			t.Errorf("kind.go declares the kind %s, and kindTable has no row of it", k)
		}
	}
	var enums []EntityKind
	seen := map[string]Kind{}
	for i := range kindTable {
		r := &kindTable[i]
		enums = append(enums, r.enum)
		for column, name := range map[string]string{"prefix": r.prefix, "table": r.table} {
			if other := seen[column+name]; other != "" || !regexp.MustCompile(`^[a-z]+$`).MatchString(name) {
				t.Errorf("kind.go: the %s %q of %s is that of %q too, or no word of small letters", column, name, r.kind, other)
			}
			seen[column+name] = r.kind
		}
		if r.country == 0 || r.area == 0 {
			t.Errorf("kind.go: %s has no rule for its country or its area", r.kind)
		}
	}
	if !slices.Equal(enums, AllEntityKind) {
		t.Errorf("schema.graphqls: EntityKind has the values %v, and kindTable in kind.go %v", AllEntityKind, enums)
	}
}

func TestCountryOf(t *testing.T) {
	for id, want := range map[string]string{
		"county:04019": "US", "port:2604": "US", "municipio:26043": "MX", "state:US-AZ": "US", "state:MX-SON": "MX",
		"region:us": "", "firm:lear": "", "agency:index-juarez": "", "establishment:a": "", "": "", "none": "",
	} {
		if got := CountryOf(id); got != want {
			t.Errorf("%q is in %q, not %q", id, got, want)
		}
	}
}
