package randomop

import "github.com/vektah/gqlparser/v2/ast"

// fragment is a named fragment that is finished: only such ones are spread, so none can spread itself.
type fragment struct {
	def    *ast.FragmentDefinition
	on     *ast.Definition
	page   int // for how many rows its lists count, if it stands on a connection
	weight weight
}

func (g *generator) fragment(name string) *fragment {
	for _, f := range g.fragments {
		if f.def.Name == name {
			return f
		}
	}
	return nil
}

// spread uses a named fragment, one that stands already where it fits, or a new one.
func (g *generator) spread(on *ast.Definition, have room) *ast.FragmentSpread {
	var known []*fragment
	for _, f := range g.fragments {
		if f.weight.depth <= have.depth && f.weight.rows <= have.rows && have.page <= f.page && g.overlap(on, f.on) {
			known = append(known, f)
		}
	}
	if len(known) > 0 && g.chance(0.6) {
		return g.spreadOf(pick(g.r, known))
	}
	condition := g.condition(on)
	have.size--
	return g.spreadOf(g.newFragment(condition, g.set(condition, have, scope{}), have.page))
}

func (g *generator) spreadOf(f *fragment) *ast.FragmentSpread {
	g.count++
	return &ast.FragmentSpread{Name: f.def.Name, Directives: g.directives()}
}

func (g *generator) newFragment(on *ast.Definition, set ast.SelectionSet, page int) *fragment {
	def := &ast.FragmentDefinition{Name: g.fresh("f"), TypeCondition: on.Name, SelectionSet: set}
	f := &fragment{def: def, on: on, page: page, weight: g.weigh(set)}
	g.fragments = append(g.fragments, f)
	return f
}

// inline draws a fragment in place, with a type condition or without.
func (g *generator) inline(on *ast.Definition, have room, in scope) *ast.InlineFragment {
	g.count++
	f := &ast.InlineFragment{Directives: g.directives()}
	if g.chance(0.75) {
		on = g.condition(on)
		f.TypeCondition = on.Name
	}
	have.size--
	f.SelectionSet = g.set(on, have, in)
	return f
}

// wrap puts selections into a fragment of either sort.
func (g *generator) wrap(on *ast.Definition, set ast.SelectionSet, page int) ast.Selection {
	if g.chance(0.4) {
		return g.spreadOf(g.newFragment(on, set, page))
	}
	g.count++
	return &ast.InlineFragment{TypeCondition: on.Name, Directives: g.directives(), SelectionSet: set}
}

// condition draws a type on which a fragment within another type can stand.
func (g *generator) condition(on *ast.Definition) *ast.Definition {
	if on.Kind == ast.Object && g.chance(0.6) {
		return on
	}
	var all []*ast.Definition
	for _, name := range sortedKeys(g.schema.Types) {
		if def := g.schema.Types[name]; def.IsCompositeType() && g.overlap(on, def) {
			all = append(all, def)
		}
	}
	return pick(g.r, all)
}

// overlap tells whether some object is of both types.
func (g *generator) overlap(a, b *ast.Definition) bool {
	for _, x := range g.objects(a) {
		for _, y := range g.objects(b) {
			if x == y {
				return true
			}
		}
	}
	return false
}

// objects are the object types that a type stands for. The schema lists interfaces among them, too.
func (g *generator) objects(on *ast.Definition) []*ast.Definition {
	var all []*ast.Definition
	for _, def := range g.schema.PossibleTypes[on.Name] {
		if def.Kind == ast.Object {
			all = append(all, def)
		}
	}
	return all
}

// split gives different fields of different types the same response key. That is allowed where no object is of
// both types, and a reader that keeps fields apart by their keys only would mix them up.
func (g *generator) split(on *ast.Definition, have room) ast.SelectionSet {
	objects := g.objects(on)
	if len(objects) < 2 {
		return nil
	}
	g.r.Shuffle(len(objects), func(i, j int) { objects[i], objects[j] = objects[j], objects[i] })
	objects = objects[:2+g.r.IntN(min(2, len(objects)-1))]
	first := g.pickField(objects[0], have, scope{})
	key := first.Name
	if g.chance(0.7) {
		key = g.alias(objects[0], first)
	}
	have.size = max(1, have.size/len(objects)-1)
	var set ast.SelectionSet
	for _, object := range objects {
		if def := g.alike(object, first, have); def != nil {
			t := &taken{on: object, def: def, inner: scope{}}
			t.args, t.rows = g.arguments(object, def, have)
			set = append(set, g.wrap(object, ast.SelectionSet{g.written(key, t, have)}, 0))
		}
	}
	return set
}

// alike draws a field of a type that has the shape of another field.
func (g *generator) alike(on *ast.Definition, like *ast.FieldDefinition, have room) *ast.FieldDefinition {
	var all []*ast.FieldDefinition
	for _, def := range append(ast.FieldList{typename()}, on.Fields...) {
		leaf := g.schema.Types[def.Type.Name()].IsLeafType()
		if sameShape(g.schema, def.Type, like.Type) && (leaf || g.leadsOn(def, have)) {
			all = append(all, def)
		}
	}
	if len(all) == 0 {
		return nil
	}
	return pick(g.r, all)
}
