package graph

import (
	"math"

	"github.com/vektah/gqlparser/v2/ast"

	"puente/graph/model"
)

// weight is what a set of selections asks for. A connection's rows are counted apart from its other fields,
// since its page size stands outside the set, and a fragment within it is weighed only once.
type weight struct {
	fixed   int // values, once
	perRow  int // values for each row of the connection whose selections these are
	depth   int
	aliases int
}

func (w *weight) add(v weight) {
	w.fixed = plus(w.fixed, v.fixed)
	w.perRow = plus(w.perRow, v.perRow)
	w.depth = max(w.depth, v.depth)
	w.aliases = plus(w.aliases, v.aliases)
}

// measure weighs an operation in one pass in which each fragment is walked once, however often it is spread.
type measure struct {
	limits        Limits
	variables     map[string]any
	introspection bool

	fragments map[*ast.FragmentDefinition]weight
	path      ast.Path
	visited   int // selections walked
	fault     error
	faultPath ast.Path
}

func newMeasure(limits Limits, introspection bool, variables map[string]any) *measure {
	return &measure{
		limits: limits, introspection: introspection, variables: variables,
		fragments: map[*ast.FragmentDefinition]weight{},
	}
}

// operation weighs a validated operation. The first fault found is kept in the measure.
func (m *measure) operation(op *ast.OperationDefinition) weight {
	w := m.set(op.SelectionSet)
	switch {
	case m.fault != nil:
	case w.depth > m.limits.Depth:
		m.fail(nil, tooMuch("The query is %s levels deep; at most %s are allowed.", "La consulta tiene %s niveles; se permiten a lo más %s.", w.depth, m.limits.Depth))
	case w.aliases > m.limits.Aliases:
		m.fail(nil, tooMuch("The query has %s aliases; at most %s are allowed.", "La consulta tiene %s alias; se permiten a lo más %s.", w.aliases, m.limits.Aliases))
	case w.fixed > m.limits.Cost:
		m.fail(nil, tooMuch(
			"The answer could hold %s values; at most %s are allowed. Ask for fewer rows with `first`, or for fewer levels.",
			"La respuesta podría tener %s valores; se permiten a lo más %s. Pida menos filas con `first`, o menos niveles.", w.fixed, m.limits.Cost))
	}
	return w
}

func (m *measure) fail(path ast.Path, err *model.Error) {
	if m.fault == nil {
		m.fault, m.faultPath = err, append(ast.Path{}, path...)
	}
}

func (m *measure) set(selections ast.SelectionSet) weight {
	var all weight
	for _, s := range selections {
		if m.fault != nil {
			return all
		}
		m.visited++
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

func (m *measure) fragment(f *ast.FragmentDefinition) weight {
	w, known := m.fragments[f]
	if !known {
		m.fragments[f] = weight{} // a cycle, which validation refuses, would end here
		w = m.set(f.SelectionSet)
		m.fragments[f] = w
	}
	return w
}

func (m *measure) field(f *ast.Field) weight {
	m.path = append(m.path, ast.PathName(f.Alias))
	defer func() { m.path = m.path[:len(m.path)-1] }()
	m.refuseIntrospection(f)
	m.nulls(f.Arguments)
	rows := m.rows(f)
	inner := m.set(f.SelectionSet)
	w := weight{depth: inner.depth + 1, aliases: inner.aliases}
	if f.Alias != f.Name {
		w.aliases = plus(w.aliases, 1)
	}
	switch {
	case isConnection(f.Definition.Type):
		w.fixed = plus(1, plus(inner.fixed, times(rows, inner.perRow)))
	case f.ObjectDefinition != nil && isConnection(ast.NamedType(f.ObjectDefinition.Name, nil)) && f.Definition.Type.Elem != nil:
		w.perRow = plus(1, inner.fixed)
	default:
		w.fixed = plus(1, times(rows, inner.fixed))
	}
	return w
}

func (m *measure) refuseIntrospection(f *ast.Field) {
	if !m.introspection && (f.Name == "__schema" || f.Name == "__type") {
		m.fail(m.path, model.Fault(model.CodeForbidden,
			"Introspection is switched off on this server.", "La introspección está desactivada en este servidor."))
	}
}

// directives refuses what gqlgen would answer in parts, of which one response can carry the first only, and conditions that are
// null: a variable with a default may be.
func (m *measure) directives(list ast.DirectiveList) {
	for _, d := range list {
		if d.Name == "defer" {
			m.fail(m.path, model.Fault(model.CodeBadUserInput,
				"`@defer` is not supported; leave it out.", "No se admite `@defer`; quítelo."))
		}
		condition := d.Arguments.ForName("if")
		if condition == nil {
			continue
		}
		if v, err := condition.Value.Value(m.variables); err != nil || v == nil {
			at := m.path.String()
			m.fail(m.path, model.BadInput("if", "The condition of `@"+d.Name+"` in `"+at+"` is null; give true or false.",
				"La condición de `@"+d.Name+"` en `"+at+"` es nula; dé verdadero o falso."))
		}
	}
}

// plus and times stop at the largest number instead of wrapping round. Neither is given a negative one.
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
