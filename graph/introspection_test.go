package graph

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

// Introspection serves the types, fields, arguments, defaults, enumeration values, directives and descriptions of schema.graphqls, and
// besides them only what the specification defines for every schema.
func TestIntrospectionIsTheFile(t *testing.T) {
	text, err := os.ReadFile("../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseSchema(&ast.Source{Name: "schema.graphqls", Input: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	var served struct {
		Data struct {
			Schema servedSchema `json:"__schema"`
		}
	}
	handler := newHandler(t, Config{Query: unasked(t), Introspection: true})
	if err := json.Unmarshal(post(t, handler, request{Query: introspectionQuery}).Body.Bytes(), &served); err != nil {
		t.Fatal(err)
	}
	got, want := served.Data.Schema.lines(), linesOf(file)
	for line := range want {
		if !got[line] {
			t.Errorf("the file has, and introspection has not: %s", line)
		}
	}
	for line := range got {
		if !want[line] {
			t.Errorf("introspection has, and the file has not: %s", line)
		}
	}
	if len(want) < 1000 {
		t.Errorf("only %d lines were compared", len(want))
	}
}

// builtInDirectives are those of the specification.
var builtInDirectives = []string{"deprecated", "include", "oneOf", "skip", "specifiedBy"}

// builtInScalars are those of the specification.
var builtInScalars = []string{"Boolean", "Float", "ID", "Int", "String"}

type servedSchema struct {
	Description                               string
	QueryType, MutationType, SubscriptionType *struct{ Name string }
	Types                                     []servedType
	Directives                                []struct {
		Name, Description string
		Locations         []string
		Args              []servedValue
	}
}

type servedType struct {
	Kind, Name, Description, SpecifiedByURL string
	IsOneOf                                 bool
	Fields                                  []struct {
		servedValue
		Args []servedValue
	}
	InputFields, EnumValues   []servedValue
	Interfaces, PossibleTypes []servedRef
}

// servedValue is what fields, arguments, members of inputs and enumeration values have.
type servedValue struct {
	Name, Description string
	Type              servedRef
	DefaultValue      *string
	IsDeprecated      bool
	DeprecationReason string
}

type servedRef struct {
	Kind, Name string
	OfType     *servedRef
}

func (r servedRef) String() string {
	switch r.Kind {
	case "NON_NULL":
		return r.OfType.String() + "!"
	case "LIST":
		return "[" + r.OfType.String() + "]"
	}
	return r.Name
}

// lines writes a schema as a set of statements.
func (s servedSchema) lines() map[string]bool {
	lines := map[string]bool{fmt.Sprintf("schema: %q, %s %v %v", s.Description, s.QueryType.Name, s.MutationType != nil, s.SubscriptionType != nil): true}
	for _, t := range s.Types {
		if strings.HasPrefix(t.Name, "__") || slices.Contains(builtInScalars, t.Name) {
			continue
		}
		lines[fmt.Sprintf("%s %s: %q %s oneOf %v, implements %v, possible %v", t.Kind, t.Name, t.Description, t.SpecifiedByURL, t.IsOneOf, sorted(t.Interfaces), sorted(t.PossibleTypes))] = true
		for _, f := range t.Fields {
			f.add(lines, t.Name)
			for _, a := range f.Args {
				a.add(lines, t.Name+"."+f.Name)
			}
		}
		for _, v := range slices.Concat(t.InputFields, t.EnumValues) {
			v.add(lines, t.Name)
		}
	}
	for _, d := range s.Directives {
		if slices.Contains(builtInDirectives, d.Name) {
			continue
		}
		lines["directive @"+d.Name+": "+d.Description] = true
	}
	return lines
}

func (v servedValue) add(lines map[string]bool, in string) {
	value := "none"
	if v.DefaultValue != nil {
		value = *v.DefaultValue
	}
	lines[fmt.Sprintf("%s.%s: %s = %s, %q, deprecated %v %s", in, v.Name, v.Type, value, v.Description, v.IsDeprecated, v.DeprecationReason)] = true
}

func sorted(refs []servedRef) []string {
	var names []string
	for _, r := range refs {
		names = append(names, r.Name)
	}
	slices.Sort(names)
	return names
}

// linesOf writes the parsed file likewise.
func linesOf(file *ast.SchemaDocument) map[string]bool {
	s := servedSchema{Description: file.Schema[0].Description}
	for _, o := range file.Schema[0].OperationTypes {
		name := &struct{ Name string }{o.Type}
		switch o.Operation {
		case ast.Query:
			s.QueryType = name
		case ast.Mutation:
			s.MutationType = name
		case ast.Subscription:
			s.SubscriptionType = name
		}
	}
	possible := map[string][]servedRef{}
	for _, d := range file.Definitions {
		for _, i := range slices.Concat(d.Interfaces) {
			if d.Kind == ast.Object {
				possible[i] = append(possible[i], servedRef{Name: d.Name})
			}
		}
		for _, u := range d.Types {
			possible[d.Name] = append(possible[d.Name], servedRef{Name: u})
		}
	}
	for _, d := range file.Definitions {
		t := servedType{Kind: string(d.Kind), Name: d.Name, Description: d.Description, IsOneOf: d.Directives.ForName("oneOf") != nil, PossibleTypes: possible[d.Name]}
		if by := d.Directives.ForName("specifiedBy"); by != nil {
			t.SpecifiedByURL = by.Arguments.ForName("url").Value.Raw
		}
		for _, i := range d.Interfaces {
			t.Interfaces = append(t.Interfaces, servedRef{Name: i})
		}
		for _, f := range d.Fields {
			one := servedOf(f.Name, f.Description, f.Type, f.DefaultValue, f.Directives)
			if d.Kind == ast.InputObject {
				t.InputFields = append(t.InputFields, one)
				continue
			}
			field := struct {
				servedValue
				Args []servedValue
			}{servedValue: one}
			for _, a := range f.Arguments {
				field.Args = append(field.Args, servedOf(a.Name, a.Description, a.Type, a.DefaultValue, a.Directives))
			}
			t.Fields = append(t.Fields, field)
		}
		for _, v := range d.EnumValues {
			t.EnumValues = append(t.EnumValues, servedOf(v.Name, v.Description, nil, nil, v.Directives))
		}
		s.Types = append(s.Types, t)
	}
	lines := s.lines()
	for _, d := range file.Directives {
		lines["directive @"+d.Name+": "+d.Description] = true
	}
	return lines
}

func servedOf(name, description string, t *ast.Type, value *ast.Value, directives ast.DirectiveList) servedValue {
	v := servedValue{Name: name, Description: description}
	if t != nil {
		v.Type = servedRef{Name: t.String()}
	}
	if value != nil {
		text := value.String()
		v.DefaultValue = &text
	}
	if d := directives.ForName("deprecated"); d != nil {
		v.IsDeprecated, v.DeprecationReason = true, d.Arguments.ForName("reason").Value.Raw
	}
	return v
}
