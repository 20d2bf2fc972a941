package randomop

import "github.com/vektah/gqlparser/v2/ast"

// weight is what a set of selections asks for, its fragments unfolded.
type weight struct {
	depth   int
	aliases int
	rows    int // by the longest way through lists within lists
	values  int
}

// weigh measures a set of selections, for one value of the type on which they stand.
func (g *generator) weigh(set ast.SelectionSet) weight {
	all := weight{rows: 1}
	for _, s := range set {
		var w weight
		switch s := s.(type) {
		case *ast.Field:
			w = g.weighField(s)
		case *ast.InlineFragment:
			w = g.weigh(s.SelectionSet)
		case *ast.FragmentSpread:
			w = g.fragment(s.Name).weight
		}
		all.depth, all.rows = max(all.depth, w.depth), max(all.rows, w.rows)
		all.aliases, all.values = all.aliases+w.aliases, all.values+w.values
	}
	return all
}

func (g *generator) weighField(f *ast.Field) weight {
	w := g.weigh(f.SelectionSet)
	n := max(1, g.rows[f])
	w.depth, w.rows, w.values = w.depth+1, n*w.rows, 1+n*w.values
	if f.Alias != f.Name {
		w.aliases++
	}
	return w
}

// fitting tells whether a document keeps to the budget. Fragments are weighed again, in the order in which they
// were finished: repairs have renamed fields in them.
func (g *generator) fitting(doc *ast.QueryDocument) bool {
	total := countWritten(doc.Operations[0].SelectionSet)
	for _, f := range g.fragments {
		f.weight = g.weigh(f.def.SelectionSet)
		total += countWritten(f.def.SelectionSet)
	}
	w := g.weigh(doc.Operations[0].SelectionSet)
	b := g.budget
	return total <= b.Selections && w.depth <= b.Depth && w.aliases <= b.Aliases && w.values <= b.Values
}

// countWritten counts fields and fragments as they are written.
func countWritten(set ast.SelectionSet) int {
	n := len(set)
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			n += countWritten(s.SelectionSet)
		case *ast.InlineFragment:
			n += countWritten(s.SelectionSet)
		}
	}
	return n
}
