package randomop

import (
	"reflect"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
)

// variable is a variable of the operation with what it comes to when the operation runs.
type variable struct {
	def   *ast.VariableDefinition
	value any
}

// variable gives a value by a variable: one that there is already, or a new one.
func (g *generator) variable(t *ast.Type, hasDefault bool, value any, at place) *ast.Value {
	var same []*variable
	for _, v := range g.variables {
		if reflect.DeepEqual(v.value, value) && v.fits(t, hasDefault) {
			same = append(same, v)
		}
	}
	var v *variable
	if len(same) > 0 && g.chance(0.7) {
		v = pick(g.r, same)
	} else {
		v = g.declare(t, hasDefault, value, at)
	}
	return &ast.Value{Kind: ast.Variable, Raw: v.def.Variable}
}

// fits tells whether the variable may stand where a type is wanted.
func (v *variable) fits(t *ast.Type, hasDefault bool) bool {
	wanted := *t
	if hasDefault || v.hasDefault() {
		wanted.NonNull = false
	}
	return v.def.Type.IsCompatible(&wanted)
}

func (v *variable) hasDefault() bool {
	return v.def.DefaultValue != nil && v.def.DefaultValue.Kind != ast.NullValue
}

// sameType finds a variable whose value is of an input type.
func (g *generator) sameType(name string) *variable {
	var all []*variable
	for _, v := range g.variables {
		if _, object := v.value.(map[string]any); object && v.def.Type.NamedType == name {
			all = append(all, v)
		}
	}
	if len(all) == 0 {
		return nil
	}
	return pick(g.r, all)
}

// declare makes a variable that comes to a value in one of the ways in which it can.
func (g *generator) declare(t *ast.Type, hasDefault bool, value any, at place) *variable {
	declared := *t
	v := &variable{def: &ast.VariableDefinition{Variable: g.variableName(at.name()), Type: &declared}, value: value}
	g.variables = append(g.variables, v)
	switch {
	case value == any(missing{}):
		declared.NonNull = false
	case value == nil:
		g.declareNull(v, t, hasDefault, at)
	case g.chance(0.3):
		declared.NonNull = g.chance(0.4)
		v.def.DefaultValue = constant(g.schema, t, value)
	case g.chance(0.3):
		declared.NonNull = g.chance(0.4)
		v.def.DefaultValue = constant(g.schema, t, g.drawGiven(t, at))
		g.give(v)
	default:
		declared.NonNull = t.NonNull && !hasDefault || g.chance(0.4)
		g.give(v)
	}
	return v
}

// declareNull makes a variable null: given as null, or by its default.
func (g *generator) declareNull(v *variable, t *ast.Type, hasDefault bool, at place) {
	v.def.Type.NonNull = false
	switch {
	case t.NonNull && !hasDefault || g.chance(0.3):
		v.def.DefaultValue = constant(g.schema, t, g.drawGiven(t, at))
		g.give(v)
	case !t.NonNull && g.chance(0.3):
		v.def.DefaultValue = constant(g.schema, t, nil)
	default:
		g.give(v)
	}
}

func (g *generator) give(v *variable) { g.values[v.def.Variable] = clone(v.value) }

// variableName names a variable after its place, and numbers it if that is taken.
func (g *generator) variableName(base string) string {
	name := base
	for n := 2; g.isDeclared(name); n++ {
		name = base + strconv.Itoa(n)
	}
	return name
}

func (g *generator) isDeclared(name string) bool {
	for _, v := range g.variables {
		if v.def.Variable == name {
			return true
		}
	}
	return false
}
