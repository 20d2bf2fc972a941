package randomop

import (
	"encoding/json"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// literal writes a value of a type. What stands within it is written by inner, which may put variables there.
func literal(schema *ast.Schema, t *ast.Type, value any, inner func(*ast.Type, any, string) *ast.Value) *ast.Value {
	switch v := value.(type) {
	case nil:
		return &ast.Value{Kind: ast.NullValue, Raw: "null"}
	case bool:
		if v {
			return &ast.Value{Kind: ast.BooleanValue, Raw: "true"}
		}
		return &ast.Value{Kind: ast.BooleanValue, Raw: "false"}
	case json.Number:
		if strings.ContainsAny(v.String(), ".eE") {
			return &ast.Value{Kind: ast.FloatValue, Raw: v.String()}
		}
		return &ast.Value{Kind: ast.IntValue, Raw: v.String()}
	case string:
		if schema.Types[t.Name()].Kind == ast.Enum {
			return &ast.Value{Kind: ast.EnumValue, Raw: v}
		}
		return &ast.Value{Kind: ast.StringValue, Raw: v}
	case []any:
		list := &ast.Value{Kind: ast.ListValue}
		for _, each := range v {
			list.Children = append(list.Children, &ast.ChildValue{Value: inner(t.Elem, each, "")})
		}
		return list
	case map[string]any:
		object := &ast.Value{Kind: ast.ObjectValue}
		def := schema.Types[t.Name()]
		for _, name := range sortedKeys(v) {
			child := &ast.ChildValue{Name: name, Value: inner(def.Fields.ForName(name).Type, v[name], name)}
			object.Children = append(object.Children, child)
		}
		return object
	}
	number, err := json.Marshal(value) // one that was not decoded as json.Number
	if err != nil {
		return &ast.Value{Kind: ast.NullValue, Raw: "null"}
	}
	return literal(schema, t, json.Number(number), inner)
}

// constant writes a value without variables.
func constant(schema *ast.Schema, t *ast.Type, value any) *ast.Value {
	return literal(schema, t, value, func(t *ast.Type, value any, _ string) *ast.Value {
		return constant(schema, t, value)
	})
}
