package web

import (
	"testing"
	"unicode"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

func TestExamples(t *testing.T) {
	examples, err := Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		t.Run(e.Slug, func(t *testing.T) {
			document, err := parser.ParseQuery(&ast.Source{Name: e.Slug, Input: e.Query})
			if err != nil {
				t.Fatalf("the query does not parse: %v", err)
			}
			if len(document.Operations) != 1 || document.Operations[0].Operation != ast.Query {
				t.Error("an example runs at a click, so it must be one query")
			}
			if e.TitleEN == e.TitleES || e.DescriptionEN == e.DescriptionES {
				t.Error("the English and the Spanish text are the same")
			}
			for _, text := range []string{e.TitleEN, e.TitleES} {
				if last := []rune(text)[len([]rune(text))-1]; unicode.Is(unicode.Po, last) && last != '?' {
					t.Errorf("the title %q ends in a point", text)
				}
			}
		})
	}
}
