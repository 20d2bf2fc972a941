package main

import (
	"fmt"
	"go/types"
	"regexp"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/codegen"
	"github.com/vektah/gqlparser/v2/ast"
)

// The arguments of fields that are resolved alike, in the order of the schema.
var (
	edgeArguments = regexp.MustCompile("^filter( facts)?( orderBy)? first after last before$")
	listArguments = regexp.MustCompile("^filter( orderBy)? first after last before$")
	codeArguments = regexp.MustCompile("^id [a-z]+$")
)

// call is the expression that resolves a field from what loaders declares. It is empty for a field that has a rule of its
// own: its resolver is written by hand, and the compiler asks for it.
func call(schema *ast.Schema, f *codegen.Field) (string, error) {
	arguments := strings.Join(names(f), " ")
	switch {
	case f.Object.Root && listArguments.MatchString(arguments):
		node, err := nodeOf(f)
		kind := strings.TrimSuffix(f.Type.Name(), "Connection")
		return fmt.Sprintf("loaders.List[%s](ctx, model.Kind%s, filter, %s)", node, kind, page(f)), err
	case f.Object.Root && isEntity(schema.Types[f.Type.Name()]) && arguments == "id":
		return fmt.Sprintf("loaders.ByID[%s](ctx, model.Kind%s, id)", goType(f.TypeReference.GO), f.Type.Name()), nil
	case f.Object.Root && isEntity(schema.Types[f.Type.Name()]) && codeArguments.MatchString(arguments):
		code := f.Args[1]
		return fmt.Sprintf("byIDOrCode[%s](ctx, model.Kind%s, id, %q, %s)", goType(f.TypeReference.GO), f.Type.Name(), code.Name, code.VarName), nil
	case !isEntity(f.Object.Definition):
		return "", nil
	case f.Name == "sources" && arguments == "":
		return "loaders.SourcesOf(ctx, of)", nil
	case edgeArguments.MatchString(arguments):
		node, err := nodeOf(f)
		facts := "nil"
		if slices.Contains(names(f), "facts") {
			facts = "facts"
		}
		return fmt.Sprintf("edge[%s](ctx, of, filter, %s, %s)", node, facts, page(f)), err
	case f.Type.Elem == nil && isEntity(schema.Types[f.Type.Name()]) && arguments == "":
		return fmt.Sprintf("one[%s](ctx, of)", goType(f.TypeReference.GO)), nil
	}
	return "", nil
}

// page is the expression of the page that a field's arguments ask for.
func page(f *codegen.Field) string {
	if slices.Contains(names(f), "orderBy") {
		return "ordered(orderBy, first, after, last, before)"
	}
	return "page(first, after, last, before)"
}

// signature is what follows the name of a field's method.
func signature(f *codegen.Field) string {
	parameters := []string{"ctx context.Context"}
	if !f.Object.Root {
		parameters = append(parameters, "of "+goType(f.Object.Reference()))
	}
	for _, a := range f.Args {
		parameters = append(parameters, a.VarName+" "+goType(a.TypeReference.GO))
	}
	return "(" + strings.Join(parameters, ", ") + ") (" + goType(f.TypeReference.GO) + ", error)"
}

// nodeOf is the Go type of the nodes of the connection that a field gives.
func nodeOf(f *codegen.Field) (string, error) {
	if p, ok := f.TypeReference.GO.(*types.Pointer); ok {
		if named, ok := types.Unalias(p.Elem()).(*types.Named); ok && named.TypeArgs().Len() == 1 {
			return goType(named.TypeArgs().At(0)), nil
		}
	}
	return "", fmt.Errorf("%s is bound to %s, not to a model.Connection", f.Type.Name(), f.TypeReference.GO)
}

// goType writes a type as package graph names it.
func goType(t types.Type) string {
	return types.TypeString(t, func(p *types.Package) string { return p.Name() })
}

// names are the names of a field's arguments.
func names(f *codegen.Field) []string {
	all := make([]string, len(f.Args))
	for i, a := range f.Args {
		all[i] = a.Name
	}
	return all
}

// isEntity reports whether a type is the interface Entity or implements it.
func isEntity(d *ast.Definition) bool {
	return d != nil && (d.Name == "Entity" || slices.Contains(d.Interfaces, "Entity"))
}
