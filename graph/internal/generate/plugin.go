package main

import (
	"bytes"
	_ "embed" // for the template
	"fmt"
	"go/format"
	"os"
	"text/template"

	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/templates"
	"github.com/vektah/gqlparser/v2/ast"
)

// plugin makes gqlgen write resolvers into a file of package graph.
type plugin struct{ file string }

// Name names the plugin in gqlgen's errors.
func (plugin) Name() string { return "resolvers" }

// MutateSchema makes arguments of the type Language required for the generated code: where a request leaves one out, package graph fills in the
// language of the operation. The contract that the program serves is not changed.
func (plugin) MutateSchema(schema *ast.Schema) error { //nolint:unparam // gqlgen wants an error
	for _, def := range schema.Types {
		for _, f := range def.Fields {
			for _, a := range f.Arguments {
				if a.Type.NamedType == "Language" {
					required := *a.Type
					required.NonNull = true
					a.Type = &required
				}
			}
		}
	}
	return nil
}

// object is a type of the schema that has resolvers.
type object struct {
	Name, Resolver string // FirmName → firmNameResolver
	ByHand         bool   // a resolver of it is written by hand, and so is its struct
	Fields         []resolver
}

// resolver is a method that resolves one field.
type resolver struct{ Method, Signature, Call string }

//go:embed resolvers.gotpl
var text string

// GenerateCode writes the file.
func (p plugin) GenerateCode(data *codegen.Data) error {
	var objects []object
	for _, o := range data.Objects {
		if !o.HasResolvers() {
			continue
		}
		made := object{Name: templates.UcFirst(o.Name), Resolver: templates.LcFirst(o.Name) + "Resolver"}
		for _, f := range o.Fields {
			if !f.IsResolver {
				continue
			}
			expression, err := call(data.Schema, f)
			if err != nil {
				return fmt.Errorf("%s.%s: %w", o.Name, f.Name, err)
			}
			if expression == "" {
				made.ByHand = true
				continue
			}
			made.Fields = append(made.Fields, resolver{f.GoFieldName, signature(f), expression})
		}
		objects = append(objects, made)
	}
	var source bytes.Buffer
	if err := template.Must(template.New("resolvers").Parse(text)).Execute(&source, objects); err != nil {
		return err
	}
	formatted, err := format.Source(source.Bytes())
	if err != nil {
		return fmt.Errorf("format %s: %w", p.file, err)
	}
	return os.WriteFile(p.file, formatted, 0o644)
}
