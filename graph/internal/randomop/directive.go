package randomop

import "github.com/vektah/gqlparser/v2/ast"

// directives draws @skip and @include, so that most of what carries them stays in.
func (g *generator) directives() ast.DirectiveList {
	var all ast.DirectiveList
	for _, d := range []struct {
		name  string
		stays bool
	}{{"skip", false}, {"include", true}} {
		if !g.chance(0.05) {
			continue
		}
		holds := d.stays
		if g.chance(0.35) {
			holds = !holds
		}
		all = append(all, &ast.Directive{
			Name: d.name, Arguments: ast.ArgumentList{{Name: "if", Value: g.truth(holds, d.name)}},
		})
	}
	if g.chance(0.5) && len(all) == 2 {
		all[0], all[1] = all[1], all[0]
	}
	return all
}

// truth writes a condition. It is never null: the executor panics at that.
func (g *generator) truth(holds bool, name string) *ast.Value {
	t := ast.NonNullNamedType("Boolean", nil)
	if g.chance(0.5) {
		return g.variable(t, false, holds, place{path: []string{name}})
	}
	return constant(g.schema, t, holds)
}
