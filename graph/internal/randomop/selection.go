package randomop

import (
	"math"

	"github.com/vektah/gqlparser/v2/ast"
)

// set draws selections on a type. There is always at least one.
func (g *generator) set(on *ast.Definition, have room, in scope) ast.SelectionSet {
	var set ast.SelectionSet
	spare := 0 // what earlier selections had room for and did not use
	add := func(size int) int {
		have.size = size
		before := g.count
		set = append(set, g.selections(on, have, in, set)...)
		used := g.count - before
		spare = max(0, size-used)
		return used
	}
	for _, size := range g.shares(on, have.size) {
		add(size + spare)
	}
	for spare >= 4 && len(set) < 4 {
		if add(spare) <= 1 {
			break
		}
	}
	return set
}

// shares deals the selections that may be written among those that will stand side by side.
func (g *generator) shares(on *ast.Definition, size int) []int {
	most := min(2+int(math.Sqrt(float64(max(size, 0)))), max(size, 1))
	if on == g.schema.Query || isConnection(ast.NamedType(on.Name, nil)) {
		most = min(4, 1+size/4) // each is a tree of its own
	}
	n := 1 + g.r.IntN(most)
	if g.chance(0.3) {
		n = 1 // straight down, or hardly an operation would be deep
	}
	shares := make([]int, n)
	for i := range shares {
		shares[i] = 1
	}
	for left := size - n; left > 0; {
		some := 1 + g.r.IntN(left)
		shares[g.r.IntN(n)] += some
		left -= some
	}
	return shares
}

// selections draws one selection on a type, or several that belong together.
func (g *generator) selections(on *ast.Definition, have room, in scope, before ast.SelectionSet) ast.SelectionSet {
	switch {
	case have.size >= 4 && on.IsAbstractType() && g.chance(0.35):
		if split := g.split(on, have); split != nil {
			return split
		}
	case have.size >= 2 && g.chance(fragmentChance(on)):
		if g.chance(0.5) {
			return ast.SelectionSet{g.inline(on, have, in)}
		}
		return ast.SelectionSet{g.spread(on, have)}
	case g.chance(0.1):
		if again := g.again(on, have, before); again != nil {
			return ast.SelectionSet{again}
		}
	}
	return ast.SelectionSet{g.field(on, have, in)}
}

// fragmentChance is higher where only fragments lead on.
func fragmentChance(on *ast.Definition) float64 {
	if on.IsAbstractType() {
		return 0.5
	}
	return 0.15
}

// field draws a field of a type and what is selected below it.
func (g *generator) field(on *ast.Definition, have room, in scope) *ast.Field {
	def := g.pickField(on, have, in)
	key := g.alias(on, def)
	verdict := in.judge(g.schema, key, on, def)
	if verdict == clashes || verdict == merges && g.chance(0.4) {
		key, verdict = g.fresh(def.Name), free
	}
	t := in[key]
	if verdict != merges {
		t = &taken{on: on, def: def, inner: scope{}}
		t.args, t.rows = g.arguments(on, def, have)
	}
	if verdict == free {
		in[key] = t
	}
	return g.written(key, t, have)
}

// written makes a field that was decided on. Where it stands already, this is one more selection of it.
func (g *generator) written(key string, t *taken, have room) *ast.Field {
	f := g.newField(t.def.Name, key)
	f.Arguments, f.Directives = g.shuffled(t.args), g.directives()
	g.made[f], g.rows[f] = t, t.rows
	if result := g.schema.Types[t.def.Type.Name()]; result.IsCompositeType() {
		f.SelectionSet = g.set(result, g.below(t.def, t.rows, have), t.inner)
	}
	if isConnection(t.def.Type) {
		g.rows[f] = 1 // its rows are those of the lists below it
	}
	return f
}

// below is the room for what is selected of a field.
func (g *generator) below(def *ast.FieldDefinition, rows int, have room) room {
	switch {
	case isConnection(def.Type):
		h := have.within(1)
		h.page = rows
		return h
	case isIntrospection(def.Name):
		h := have.within(1)
		h.depth, h.size = min(h.depth, 3), min(h.size, 8) // the validator allows few lists within lists here
		return h
	}
	return have.within(rows)
}

// shuffled is the same arguments, whose order means nothing, in some order.
func (g *generator) shuffled(args ast.ArgumentList) ast.ArgumentList {
	mixed := make(ast.ArgumentList, len(args))
	for i, j := range g.r.Perm(len(args)) {
		mixed[i] = args[j]
	}
	return mixed
}

// again selects a field that stands already once more, with other selections below it: the two are merged.
func (g *generator) again(on *ast.Definition, have room, before ast.SelectionSet) ast.Selection {
	var fields []*ast.Field
	for _, s := range before {
		if f, ok := s.(*ast.Field); ok && (len(f.SelectionSet) == 0 || have.size >= 2) {
			fields = append(fields, f)
		}
	}
	if len(fields) == 0 {
		return nil
	}
	f := pick(g.r, fields)
	twin := g.written(f.Alias, g.made[f], have)
	if g.chance(0.3) {
		return g.wrap(on, ast.SelectionSet{twin}, have.page)
	}
	return twin
}
