package loaders

import (
	"strconv"
	"strings"
)

// Builder collects the parameters of a statement while its text is written. The text depends on which arguments are
// given, never on their values, so that Neo4j can cache its plan.
type Builder struct {
	params     map[string]any
	bound      []parameter // those that each request gives
	references []reference // parameters that hold ids
	names      int
	err        error // the first value that could not be used
}

// parameter is a parameter whose value depends on the variables of a request.
type parameter struct {
	name  string
	value value
}

// NewBuilder makes a builder without parameters.
func NewBuilder() *Builder { return &Builder{params: map[string]any{}} }

// param adds a parameter and gives its name in the text.
func (b *Builder) param(v value) string {
	name := "p" + strconv.Itoa(len(b.params))
	b.params[name] = v.literal
	if v.fromVariables != nil {
		b.bound = append(b.bound, parameter{name, v})
	}
	b.refuse(v.err)
	return parameters + name
}

// refuse keeps the first fault of what is given.
func (b *Builder) refuse(err error) {
	if b.err == nil {
		b.err = err
	}
}

// parameters precedes the name of a parameter in the text of a statement: all values of a statement are in one map, the parameter p. Neo4j plans
// a text anew for each combination of types and sizes of its parameters; a map is of one type, so that each text is planned once.
const parameters = "$p."

// nameOf is the name of a parameter that param has written.
func nameOf(param string) string { return strings.TrimPrefix(param, parameters) }

// Put adds a parameter with a value, and gives its name in the text.
func (b *Builder) Put(v any) string { return b.param(literal(v)) }

// Set gives a value to a parameter whose name is written in the text.
func (b *Builder) Set(name string, v any) { b.params[name] = v }

// Name makes a name for a variable that is unique in the statement.
func (b *Builder) Name(prefix string) string {
	b.names++
	return prefix + strconv.Itoa(b.names)
}

// OnlyCounted restricts every fact of a pattern to the statuses that count by default: reported and disputed.
// Variables are numbered, since a pattern can have several facts.
func OnlyCounted(pattern string) string {
	parts := strings.Split(pattern, "-[:")
	for i := 1; i < len(parts); i++ {
		relation, rest, _ := strings.Cut(parts[i], "]")
		if strings.Contains(relation, "*") {
			parts[i] = ":" + parts[i]
			continue
		}
		r := "via" + strconv.Itoa(i)
		parts[i] = r + ":" + relation + " WHERE " + CountsByDefault(r) + "]" + rest
	}
	return strings.Join(parts, "-[")
}

// Where writes the WHERE clause of a MATCH, if there are conditions.
func Where(conditions []string) string {
	if len(conditions) == 0 {
		return ""
	}
	return "\n  WHERE " + strings.Join(conditions, "\n    AND ")
}
