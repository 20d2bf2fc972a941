package graph

import (
	"math"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"puente/graph/model"
	"puente/loaders"
)

// cost is that of a set of selections. What a connection has for each row is counted apart from its other fields, since the page size is
// not in the set, and a fragment in the set is analysed once for all page sizes.
type cost struct {
	fixed    int // values, once
	perRow   int // values for each row of the connection whose selections these are
	depth    int
	aliases  int
	computed int // fields that Go computes
}

func (w *cost) add(v cost) {
	w.fixed = plus(w.fixed, v.fixed)
	w.perRow = plus(w.perRow, v.perRow)
	w.depth = max(w.depth, v.depth)
	w.aliases = plus(w.aliases, v.aliases)
	w.computed = plus(w.computed, v.computed)
}

// costAnalysis computes the cost of an operation in one pass that walks each fragment once, however often it is spread, and collects the
// faults of single fields.
type costAnalysis struct {
	limits        Limits
	variables     map[string]any
	introspection bool

	fragments map[*ast.FragmentDefinition]cost
	path      ast.Path      // of the current field
	faults    gqlerror.List // at most maxErrors
	excessive bool          // the totals exceed a limit; no single field is at fault
}

func newCostAnalysis(limits Limits, introspection bool, variables map[string]any) *costAnalysis {
	return &costAnalysis{
		limits: limits, introspection: introspection, variables: variables,
		fragments: map[*ast.FragmentDefinition]cost{},
	}
}

// operation analyses a validated operation. Its totals are checked if no single field is at fault.
func (m *costAnalysis) operation(op *ast.OperationDefinition) cost {
	w := m.set(op.SelectionSet)
	if len(m.faults) == 0 {
		m.compare(op, w)
		m.excessive = len(m.faults) > 0
	}
	return w
}

// compare refuses totals that exceed a limit.
func (m *costAnalysis) compare(op *ast.OperationDefinition, w cost) {
	switch {
	case w.depth > m.limits.Depth:
		m.fail(op.Position, tooMuch("The query is %s levels deep; at most %s are allowed.", "La consulta tiene %s niveles; se permiten a lo más %s.", w.depth, m.limits.Depth))
	case w.aliases > m.limits.Aliases:
		m.fail(op.Position, tooMuch("The query has %s aliases; at most %s are allowed.", "La consulta tiene %s alias; se permiten a lo más %s.", w.aliases, m.limits.Aliases))
	case w.computed > m.limits.Computed:
		m.fail(op.Position, tooMuch("The query has %s fields that are computed; at most %s are allowed. Ask for them one after the other.",
			"La consulta tiene %s campos que se calculan; se permiten a lo más %s. Pídalos uno tras otro.", w.computed, m.limits.Computed))
	case w.fixed > m.limits.Cost:
		m.fail(op.Position, tooMuch(
			"The query costs %s by what it may read, compute and answer; at most %s are allowed. Ask for fewer rows with `first`, for fewer levels, or for a smaller budget.",
			"La consulta cuesta %s por lo que puede leer, calcular y responder; se permite a lo más %s. Pida menos filas con `first`, menos niveles o un presupuesto menor.",
			w.fixed, m.limits.Cost))
	}
}

// fail reports a fault of the current field.
func (m *costAnalysis) fail(at *ast.Position, err *model.Error) {
	if len(m.faults) == maxErrors {
		return
	}
	fault := faultAt(at, err)
	fault.Path = cutPath(m.path)
	m.faults = append(m.faults, fault)
}

func (m *costAnalysis) set(selections ast.SelectionSet) cost {
	var all cost
	for _, s := range selections {
		switch s := s.(type) {
		case *ast.Field:
			m.directives(s.Directives)
			all.add(m.field(s))
		case *ast.InlineFragment:
			m.directives(s.Directives)
			all.add(m.set(s.SelectionSet))
		case *ast.FragmentSpread:
			m.directives(s.Directives)
			all.add(m.fragment(s.Definition))
		}
	}
	return all
}

func (m *costAnalysis) fragment(f *ast.FragmentDefinition) cost {
	w, known := m.fragments[f]
	if !known {
		m.fragments[f] = cost{} // a cycle, which validation refuses, would end here
		w = m.set(f.SelectionSet)
		m.fragments[f] = w
	}
	return w
}

func (m *costAnalysis) field(f *ast.Field) cost {
	m.path = append(m.path, ast.PathName(f.Alias))
	defer func() { m.path = m.path[:len(m.path)-1] }()
	m.refuseIntrospection(f)
	m.refuseNulls(f.Arguments)
	rows := m.rows(f)
	inner := m.set(f.SelectionSet)
	w, own := cost{depth: inner.depth + 1, aliases: inner.aliases, computed: inner.computed}, plus(1, m.own(f))
	if isComputed(f) {
		w.computed = plus(w.computed, 1)
	}
	if f.Alias != f.Name {
		w.aliases = plus(w.aliases, 1)
	}
	switch {
	case isConnection(f.Definition.Type):
		w.fixed = plus(own, plus(inner.fixed, times(rows, inner.perRow)))
	case f.ObjectDefinition != nil && isConnection(ast.NamedType(f.ObjectDefinition.Name, nil)) && f.Definition.Type.Elem != nil && slices.Contains([]string{"nodes", "edges", "groups", "rows"}, f.Name):
		w.perRow = plus(own, inner.fixed)
	default:
		w.fixed = plus(own, times(rows, inner.fixed))
	}
	return w
}

func (m *costAnalysis) refuseIntrospection(f *ast.Field) {
	if !m.introspection && (f.Name == "__schema" || f.Name == "__type") {
		m.fail(f.Position, model.Fault(model.CodeForbidden,
			"Introspection is switched off on this server.", "La introspección está desactivada en este servidor."))
	}
}

// directives refuses conditions that are null: the validator passes a variable that has a default.
func (m *costAnalysis) directives(list ast.DirectiveList) {
	for _, d := range list {
		condition := d.Arguments.ForName("if")
		if condition == nil {
			continue
		}
		if v, err := condition.Value.Value(m.variables); err != nil || v == nil {
			at := m.path.String()
			m.fail(d.Position, model.BadInput("if", "The condition of `@"+d.Name+"` in `"+at+"` is null; give true or false.",
				"La condición de `@"+d.Name+"` en `"+at+"` es nula; dé verdadero o falso."))
		}
	}
}

// refuseNulls refuses a variable that is null where a value must stand: the validator passes it if the variable or the place has
// a default.
func (m *costAnalysis) refuseNulls(arguments ast.ArgumentList) {
	for _, a := range arguments {
		if name := loaders.NullVariable(a.Value, m.variables); name != "" {
			at := m.path.String()
			m.fail(a.Position, model.BadInput(name, "`$"+name+"` is null, and `"+at+"` needs a value for `"+a.Name+"`; leave it out for the default.",
				"`$"+name+"` es nula, y `"+at+"` necesita un valor para `"+a.Name+"`; quítela para usar el predeterminado."))
		}
	}
}

// plus and times saturate at the largest int. Neither is given a negative number.
func plus(a, b int) int {
	if a > math.MaxInt-b {
		return math.MaxInt
	}
	return a + b
}

func times(a, b int) int {
	if a != 0 && b > math.MaxInt/a {
		return math.MaxInt
	}
	return a * b
}
