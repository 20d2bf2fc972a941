package graph

import (
	"fmt"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// planKey is the cache key of an operation: its text, its name and the shape of its variables, which is the presence of each, the members
// of input objects, in lists too, and the values of booleans and enumerations, on which the statement depends. No other value is in it.
func planKey(schema *ast.Schema, op *graphql.OperationContext) string {
	if len(op.Operation.VariableDefinitions) == 0 {
		return op.RawQuery + "\x00" + op.OperationName
	}
	var b strings.Builder
	b.WriteString(op.RawQuery)
	b.WriteByte(0)
	b.WriteString(op.OperationName)
	for _, v := range op.Operation.VariableDefinitions {
		b.WriteByte(0)
		if given, present := op.Variables[v.Variable]; present {
			shapeOf(&b, schema, v.Type, given)
		}
	}
	return b.String()
}

func shapeOf(b *strings.Builder, schema *ast.Schema, t *ast.Type, v any) {
	if v == nil {
		b.WriteByte('0')
		return
	}
	def := schema.Types[t.Name()]
	switch list, isList := v.([]any); {
	case isList && t.Elem != nil && def != nil && def.Kind == ast.InputObject:
		b.WriteByte('[')
		for _, each := range list {
			shapeOf(b, schema, t.Elem, each)
		}
		b.WriteByte(']')
	case t.Elem != nil || def == nil:
		b.WriteByte('1')
	case def.Kind == ast.Enum || def.Name == "Boolean":
		fmt.Fprint(b, v)
	case def.Kind == ast.InputObject:
		object, ok := v.(map[string]any)
		if !ok { // no variable passes coercion so
			b.WriteByte('?')
			return
		}
		names := make([]string, 0, len(object))
		for name := range object {
			names = append(names, name)
		}
		slices.Sort(names)
		b.WriteByte('{')
		for _, name := range names {
			if field := def.Fields.ForName(name); field != nil {
				b.WriteString(name)
				b.WriteByte(':')
				shapeOf(b, schema, field.Type, object[name])
			}
		}
		b.WriteByte('}')
	default:
		b.WriteByte('1')
	}
}
