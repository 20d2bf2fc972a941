package loaders

import (
	"strings"

	"puente/graph/model"
)

// Bounds of a filter.
const (
	maxNested     = 3  // levels of `not` and `anyOf`
	maxBranches   = 10 // of one `anyOf`
	maxConditions = 50 // in all
)

// filtering writes the conditions of one filter.
type filtering struct {
	filters
	b       *Builder
	node    string
	written int
}

// where writes the conditions that are given.
func (fs filters) where(b *Builder, node string, given value) []string {
	return fs.whereBut("", b, node, given)
}

// whereBut writes the conditions that are given, but for one of them.
func (fs filters) whereBut(except string, b *Builder, node string, given value) []string {
	f := &filtering{filters: fs, b: b, node: node}
	return f.conditions(except, given, 0)
}

func (f *filtering) conditions(except string, given value, level int) []string {
	var all []string
	for _, c := range f.filters {
		v := given.field(c.name)
		if v.absent() || c.name == except {
			continue
		}
		if f.written++; f.written > maxConditions {
			f.b.refuse(model.BadInput("filter", "A filter may have at most 50 conditions.", "Un filtro puede tener a lo más 50 condiciones."))
			return nil
		}
		all = append(all, c.predicate(f.b, f.node, v))
	}
	nested := append([]string{}, f.not(given.field("not"), level)...)
	return append(append(all, nested...), f.anyOf(given.field("anyOf"), level)...)
}

// not writes that a filter does not hold. What it cannot decide is null, and counts as not so.
func (f *filtering) not(given value, level int) []string {
	if given.absent() || !f.deeper(level) {
		return nil
	}
	return []string{"NOT coalesce(" + conjunction(f.conditions("", given, level+1)) + ", false)"}
}

// anyOf writes that one of some filters holds.
func (f *filtering) anyOf(given value, level int) []string {
	if given.absent() || !f.deeper(level) {
		return nil
	}
	branches := given.elements()
	if len(branches) > maxBranches {
		f.b.refuse(model.BadInput(given.at, "`anyOf` may hold at most 10 filters.", "`anyOf` puede tener a lo más 10 filtros."))
		return nil
	}
	some := make([]string, len(branches))
	for i, branch := range branches {
		some[i] = conjunction(f.conditions("", branch, level+1))
	}
	if len(some) == 0 {
		return []string{"false"}
	}
	return []string{"(" + strings.Join(some, " OR ") + ")"}
}

// deeper refuses filters within filters within filters.
func (f *filtering) deeper(level int) bool {
	if level < maxNested {
		return true
	}
	f.b.refuse(model.BadInput("filter", "`not` and `anyOf` may be nested at most three deep.", "`not` y `anyOf` se pueden anidar a lo más tres veces."))
	return false
}
