package randomop

import (
	"encoding/json"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// simplify makes a value in the text simpler, or one within it.
func (d *draft) simplify(v *ast.Value) []func() {
	var all []func()
	switch v.Kind {
	case ast.Variable:
		if known := d.valueOf(v.Raw); known != nil {
			all = append(all, func() { *v = *known })
		}
	case ast.StringValue:
		for _, text := range shorter(v.Raw) {
			all = append(all, func() { v.Raw = text })
		}
	case ast.IntValue:
		if v.Raw != "1" && v.Raw != "0" {
			all = append(all, func() { v.Raw = "1" })
		}
	case ast.ListValue, ast.ObjectValue:
		for i, child := range v.Children {
			all = append(all, func() { v.Children = slices.Delete(v.Children, i, i+1) })
			all = append(all, d.simplify(child.Value)...)
		}
	}
	return all
}

// valueOf writes what a variable comes to, and nothing where it is left out.
func (d *draft) valueOf(name string) *ast.Value {
	def := d.op.VariableDefinitions.ForName(name)
	if def == nil {
		return nil
	}
	if value, given := d.variables[name]; given {
		return constant(d.schema, def.Type, value)
	}
	return def.DefaultValue
}

// variableEdits leave out what variables are given, or their defaults, or make simpler what they are given.
func (d *draft) variableEdits() []func() {
	var all []func()
	for _, def := range d.op.VariableDefinitions {
		value, given := d.variables[def.Variable]
		if def.DefaultValue != nil {
			all = append(all, func() { def.DefaultValue = nil })
		}
		if !given {
			continue
		}
		all = append(all, func() { delete(d.variables, def.Variable) })
		for _, simpler := range simplified(value) {
			all = append(all, func() { d.variables[def.Variable] = simpler })
		}
	}
	return all
}

// simplified are values that are one step simpler than one decoded from JSON.
func simplified(value any) []any {
	var all []any
	switch v := value.(type) {
	case string:
		for _, text := range shorter(v) {
			all = append(all, text)
		}
	case json.Number:
		if v != "1" && v != "0" {
			all = append(all, json.Number("1"))
		}
	case []any:
		for i, each := range v {
			all = append(all, slices.Delete(slices.Clone(v), i, i+1))
			for _, simpler := range simplified(each) {
				list := slices.Clone(v)
				list[i] = simpler
				all = append(all, list)
			}
		}
	case map[string]any:
		for _, name := range sortedKeys(v) {
			all = append(all, without(v, name))
			for _, simpler := range simplified(v[name]) {
				object := without(v, name)
				object[name] = simpler
				all = append(all, object)
			}
		}
	}
	return all
}

func without(object map[string]any, name string) map[string]any {
	rest := make(map[string]any, len(object))
	for key, value := range object {
		if key != name {
			rest[key] = value
		}
	}
	return rest
}

// shorter are texts that are parts of a text.
func shorter(text string) []string {
	runes := []rune(text)
	switch n := len(runes); n {
	case 0:
		return nil
	case 1:
		return []string{""}
	default:
		return []string{"", string(runes[:n/2]), string(runes[n/2:])}
	}
}
