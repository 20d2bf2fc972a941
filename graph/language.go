package graph

import (
	"context"
	"maps"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"puente/graph/model"
)

// languageKey is the extension of an operation that holds its language.
const languageKey = "Language"

// languageOf is the language of the operation of a context; English if it has none.
func languageOf(ctx context.Context) model.Language {
	if graphql.HasOperationContext(ctx) {
		if language, ok := graphql.GetOperationContext(ctx).Stats.GetExtension(languageKey).(model.Language); ok {
			return language
		}
	}
	return model.LanguageEn
}

// withLanguage is a schema for the documents of requests, in which an argument of the type Language that is left out stands for a variable that
// each operation has: its language. What the contract says of these arguments, that they have no default, stays in the schema that clients read.
func withLanguage(contract *ast.Schema) *ast.Schema {
	schema, changed := *contract, map[*ast.Definition]*ast.Definition{}
	schema.Types = maps.Clone(contract.Types)
	for name, def := range contract.Types {
		if fields, found := fieldsWithLanguage(def.Fields); found {
			changedDef := *def
			changedDef.Fields = fields
			schema.Types[name], changed[def] = &changedDef, &changedDef
		}
	}
	replace := func(lists map[string][]*ast.Definition) map[string][]*ast.Definition {
		replaced := make(map[string][]*ast.Definition, len(lists))
		for name, list := range lists {
			for _, def := range list {
				if other := changed[def]; other != nil {
					def = other
				}
				replaced[name] = append(replaced[name], def)
			}
		}
		return replaced
	}
	schema.PossibleTypes, schema.Implements = replace(contract.PossibleTypes), replace(contract.Implements)
	for _, root := range []**ast.Definition{&schema.Query, &schema.Mutation, &schema.Subscription} {
		if *root != nil {
			*root = schema.Types[(*root).Name]
		}
	}
	return &schema
}

// fieldsWithLanguage are fields whose arguments of the type Language have the variable as default.
func fieldsWithLanguage(fields ast.FieldList) (with ast.FieldList, found bool) {
	for _, f := range fields {
		arguments := make(ast.ArgumentDefinitionList, len(f.Arguments))
		changed := false
		for i, a := range f.Arguments {
			arguments[i] = a
			if a.Type.NamedType == "Language" && a.DefaultValue == nil {
				argument := *a
				argument.DefaultValue = &ast.Value{Raw: model.LanguageVariable, Kind: ast.Variable, ExpectedType: a.Type, Position: a.Position}
				arguments[i], changed = &argument, true
			}
		}
		if changed {
			field := *f
			field.Arguments, f, found = arguments, &field, true
		}
		with = append(with, f)
	}
	return with, found
}
