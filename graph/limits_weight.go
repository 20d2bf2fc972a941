package graph

import (
	"math"

	"github.com/vektah/gqlparser/v2/ast"
)

// own is what a field costs by the directive @cost of the schema, beside its value and what is selected below it.
func (m *costAnalysis) own(f *ast.Field) int {
	d := f.Definition.Directives.ForName("cost")
	if d == nil {
		return 0
	}
	total := directiveNumber(d, "base")
	if each := directiveNumber(d, "each"); each > 0 {
		if per := d.Arguments.ForName("per"); per != nil {
			for _, name := range per.Value.Children {
				each *= m.extent(f, name.Value.Raw)
			}
		}
		total += each
	}
	if total >= math.MaxInt32 {
		return math.MaxInt32
	}
	return int(math.Ceil(total))
}

// isComputed reports whether a field reads and computes much more than it shows.
func isComputed(f *ast.Field) bool {
	const much = 5_000
	d := f.Definition.Directives.ForName("cost")
	return d != nil && (directiveNumber(d, "each") > 0 || directiveNumber(d, "base") >= much)
}

// extent is the value of an integer argument, or the length of a list, by which a field costs more. What the field itself will refuse
// counts as nothing.
func (m *costAnalysis) extent(f *ast.Field, name string) float64 {
	var value *ast.Value
	if declared := f.Definition.Arguments.ForName(name); declared != nil {
		value = declared.DefaultValue
	}
	if given := f.Arguments.ForName(name); given != nil {
		if _, exists := m.variables[given.Value.Raw]; exists || given.Value.Kind != ast.Variable {
			value = given.Value
		}
	}
	if value == nil {
		return 0
	}
	switch v, _ := value.Value(m.variables); v := v.(type) {
	case int64:
		return math.Max(0, float64(v))
	case []any:
		return float64(len(v))
	case nil:
		return 0
	}
	return 1 // one value is coerced to a list
}

// directiveNumber is a number in a directive of the schema, 0 if it is not given.
func directiveNumber(d *ast.Directive, name string) float64 {
	a := d.Arguments.ForName(name)
	if a == nil {
		return 0
	}
	switch v, _ := a.Value.Value(nil); v := v.(type) {
	case int64:
		return float64(v)
	case float64:
		return v
	}
	return 0
}
