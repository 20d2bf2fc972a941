package loaders

import (
	"strconv"
	"strings"
)

// Builder collects the parameters of a statement while its text is written. The text
// depends on the shape of what is asked, never on a value, so that Neo4j can cache its plan.
type Builder struct {
	params map[string]any
	later  []parameter
	names  int
	err    error // the first value that could not be used
}

// parameter is one that each request gives anew.
type parameter struct {
	name  string
	value value
}

func NewBuilder() *Builder { return &Builder{params: map[string]any{}} }

// param takes a value and returns the name by which the text refers to it.
func (b *Builder) param(v value) string {
	name := "p" + strconv.Itoa(len(b.params))
	b.params[name] = v.now
	if v.later != nil {
		b.later = append(b.later, parameter{name, v})
	}
	if v.err != nil && b.err == nil {
		b.err = v.err
	}
	return "$" + name
}

// Put takes a value that is known and returns the name by which the text refers to it.
func (b *Builder) Put(v any) string { return b.param(known(v)) }

// Set gives a parameter that the text names by itself.
func (b *Builder) Set(name string, v any) { b.params[name] = v }

// Name makes a name for a variable that no other has in the statement.
func (b *Builder) Name(prefix string) string {
	b.names++
	return prefix + strconv.Itoa(b.names)
}

// OnlyCounted makes every fact of a pattern one that counts by default: reported or disputed.
// Names are numbered, since one pattern can hold several facts.
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

// Where writes the conditions of a MATCH.
func Where(conditions []string) string {
	if len(conditions) == 0 {
		return ""
	}
	return "\n  WHERE " + strings.Join(conditions, "\n    AND ")
}
