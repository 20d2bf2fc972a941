package randomop

import "github.com/vektah/gqlparser/v2/ast"

// express writes a value in one of the ways that mean it: as it is, or by a variable, all of it or parts. It gives
// nothing where the value is missing and no variable is to show that.
func (g *generator) express(t *ast.Type, hasDefault bool, value any, at place, byVariable float64) *ast.Value {
	if value == any(missing{}) {
		if t.NonNull && !hasDefault || !g.chance(byVariable/6) {
			return nil
		}
		return g.variable(t, hasDefault, value, at)
	}
	if g.chance(byVariable) {
		if t.NonNull && g.chance(0.3) && g.plant() {
			value = nil // only a variable can be null here, and only running tells
		}
		return g.variable(t, hasDefault, value, at)
	}
	return g.mixed(t, value, at)
}

// mixed writes a value as it is, with variables in some places within it.
func (g *generator) mixed(t *ast.Type, value any, at place) *ast.Value {
	const byVariable = 0.12
	v := literal(g.schema, t, value, func(inner *ast.Type, value any, field string) *ast.Value {
		if field == "" {
			return g.express(inner, false, value, at, byVariable)
		}
		hasDefault := g.schema.Types[t.Name()].Fields.ForName(field).DefaultValue != nil
		return g.express(inner, hasDefault, value, at.below(t.Name(), field), byVariable)
	})
	if v.Kind == ast.ObjectValue {
		g.leaveOut(t, v, at)
		g.r.Shuffle(len(v.Children), func(i, j int) { v.Children[i], v.Children[j] = v.Children[j], v.Children[i] })
	}
	return v
}

// leaveOut names fields of an input object that are missing by variables that are left out, which means the same.
func (g *generator) leaveOut(t *ast.Type, object *ast.Value, at place) {
	def := g.schema.Types[t.Name()]
	if def.Directives.ForName("oneOf") != nil {
		return
	}
	for _, f := range def.Fields {
		if object.Children.ForName(f.Name) != nil {
			continue
		}
		if v := g.express(f.Type, f.DefaultValue != nil, missing{}, at.below(def.Name, f.Name), 0.2); v != nil {
			object.Children = append(object.Children, &ast.ChildValue{Name: f.Name, Value: v})
		}
	}
}
