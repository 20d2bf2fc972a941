package graph

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"puente/graph/internal/transport"
	"puente/graph/model"
)

// The header Accept-Language chooses one of the two languages; English where it likes neither, or is too long to be one.
func TestLanguageOfARequest(t *testing.T) {
	for header, want := range map[string]model.Language{
		"": model.LanguageEn, "en": model.LanguageEn, "es": model.LanguageEs, "ES": model.LanguageEs, "es-MX,es;q=0.9,en;q=0.8": model.LanguageEs,
		"en-US,es": model.LanguageEn, "fr, es;q=0.5": model.LanguageEs, "fr": model.LanguageEn, "es;q=0, en": model.LanguageEn, "en;q=0.2, es;q=0.8": model.LanguageEs,
		"*": model.LanguageEn, "zh-Hans": model.LanguageEn, "nonsense!!": model.LanguageEn, strings.Repeat("es,", 300): model.LanguageEn,
	} {
		if got := transport.LanguageOf(http.Header{"Accept-Language": {header}}); got != want {
			t.Errorf("%.40q: %s, want %s", header, got, want)
		}
	}
}

// A field that says no language is answered in that of the operation, in both tiers alike; one that says its own is not.
func TestFieldsInTheLanguageOfTheOperation(t *testing.T) {
	h := newHarness(t)
	h.empty(t)
	h.write(t, `
CREATE (:Source {id: 'source:a', title: 'A list', titleEs: 'Una lista', publisher: 'p', url: 'u', retrieved: '2026-01-01', licence: 'l', full: false})
CREATE (:Entity:State {id: 'state:both', name: 'New Mexico', nameEs: 'Nuevo México', sortName: 'new mexico', aliases: [], sources: ['source:a'], country: 'US'})
CREATE (:Entity:State {id: 'state:one', name: 'Arizona', sortName: 'arizona', aliases: [], sources: ['source:a'], country: 'US'})`, nil)
	const query = `query($lang: Language, $none: Language) {
		states { nodes {
			name nameIn en: name(lang: EN) es: name(lang: ES) enIn: nameIn(lang: EN) esIn: nameIn(lang: ES) null: name(lang: null)
			given: name(lang: $lang) absent: name(lang: $none) in: nameIn(lang: $lang) sources { title }
		} }
		node(id: "state:both") { ... on Entity { name nameIn } }
	}`
	row := func(name, in, es, esIn, given, givenIn, en, title string) string {
		return `{"name":"` + name + `","nameIn":"` + in + `","en":"` + en + `","es":"` + es + `","enIn":"EN","esIn":"` + esIn + `","null":"` + name +
			`","given":"` + given + `","absent":"` + name + `","in":"` + givenIn + `","sources":[{"title":"` + title + `"}]}`
	}
	for _, c := range []struct {
		header    string
		variables map[string]any
		want      []string
	}{
		{"", map[string]any{}, []string{row("Arizona", "EN", "Arizona", "EN", "Arizona", "EN", "Arizona", "A list"), row("New Mexico", "EN", "Nuevo México", "ES", "New Mexico", "EN", "New Mexico", "A list")}},
		{"es-MX", map[string]any{}, []string{row("Arizona", "EN", "Arizona", "EN", "Arizona", "EN", "Arizona", "Una lista"), row("Nuevo México", "ES", "Nuevo México", "ES", "Nuevo México", "ES", "New Mexico", "Una lista")}},
		{"es", map[string]any{"lang": "EN"}, []string{row("Nuevo México", "ES", "Nuevo México", "ES", "New Mexico", "EN", "New Mexico", "Una lista")}},
		{"en", map[string]any{"lang": "ES"}, []string{row("New Mexico", "EN", "Nuevo México", "ES", "Nuevo México", "ES", "New Mexico", "A list")}},
		{"es", map[string]any{"lang": nil}, []string{row("Nuevo México", "ES", "Nuevo México", "ES", "Nuevo México", "ES", "New Mexico", "Una lista")}},
	} {
		responses := h.both(t, request{Query: query, Variables: c.variables}, "Accept-Language", c.header)
		for i, response := range responses {
			for _, want := range c.want {
				if len(response.Errors) > 0 || !strings.Contains(string(response.Data), want) {
					t.Errorf("%s %v, tier %d: %v\n%s\nwant %s", c.header, c.variables, i, response.Errors, response.Data, want)
				}
			}
		}
		if string(responses[0].Data) != string(responses[1].Data) || h.outcome == planFallback {
			t.Errorf("%s %v (%s %s):\n%s\n%s", c.header, c.variables, h.outcome, h.reason, responses[0].Data, responses[1].Data)
		}
	}
}

// Both languages have one plan and one statement.
func TestOneStatementForBothLanguages(t *testing.T) {
	var texts []string
	e := plannedOn(t, func(cypher string, params map[string]any) (any, error) {
		texts = append(texts, cypher)
		if got, want := slices.Contains(valuesOf(params), any(true)), len(texts) == 2; got != want {
			t.Errorf("statement %d: %v", len(texts), params)
		}
		return nil, errors.New("the text is enough")
	})
	for _, language := range []string{"en", "es"} {
		post(t, e, request{Query: `{ firms { nodes { name nameIn sources { title } } } }`}, "Accept-Language", language)
	}
	if len(texts) != 2 || texts[0] != texts[1] || !strings.Contains(texts[0], "nameEs") {
		t.Errorf("%q", texts)
	}
}

func valuesOf(params map[string]any) []any {
	var all []any
	for _, v := range params {
		if b, ok := v.(bool); ok {
			all = append(all, b)
		}
	}
	return all
}

// The message of an error is in the language of its request, wherever it is found; clients that show both have both.
func TestErrorsInTheLanguageOfTheRequest(t *testing.T) {
	handler := newHandler(t, Config{Query: unasked(t)})
	for name, body := range map[string]any{
		"a document": request{Query: "{ nothing }"}, "a variable": request{Query: "query($n: Int) { firms(first: $n) { totalCount } }", Variables: map[string]any{"n": "x"}},
		"a request": "[]", "a limit": request{Query: "{ firms(first: 5000) { totalCount } }"},
	} {
		en, es := respond(t, handler, body).Errors[0], respond(t, handler, body, "Accept-Language", "es").Errors[0]
		if es.Message != en.Extensions["messageEs"] || es.Extensions["messageEn"] != en.Message || es.Extensions["messageEs"] != es.Message ||
			en.Extensions["messageEn"] != nil || es.Extensions["code"] != en.Extensions["code"] {
			t.Errorf("%s: %+v and %+v", name, en, es)
		}
	}
	w := post(t, handler, request{Query: "{ __typename }"}, "Accept-Language", "es")
	if w.Header().Get("Content-Language") != "es" || !strings.Contains(w.Header().Get("Vary"), "Accept-Language") {
		t.Errorf("%v", w.Header())
	}
}

// No field of the contract fixes a language: each leaves it to the operation.
func TestLanguageHasNoDefault(t *testing.T) {
	contract := newSchema(nil).Schema()
	filled := withLanguage(contract)
	n := 0
	for name, def := range contract.Types {
		for i, f := range def.Fields {
			for j, a := range f.Arguments {
				if a.Type.Name() != "Language" {
					continue
				}
				n++
				inside := filled.Types[name].Fields[i].Arguments[j].DefaultValue
				if a.Type.NonNull || a.DefaultValue != nil || inside == nil || inside.Kind != ast.Variable || inside.Raw != model.LanguageVariable {
					t.Errorf("%s.%s(%s: %s)", name, f.Name, a.Name, a.Type)
				}
			}
		}
	}
	if n < 30 {
		t.Errorf("%d arguments", n)
	}
}
