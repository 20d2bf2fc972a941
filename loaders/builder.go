package loaders

import (
	"strconv"
	"strings"
)

// builder collects the parameters of a statement while its text is written. The text
// depends on the shape of what is asked, never on a value, so that Neo4j can cache its plan.
type builder struct {
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

func newBuilder() *builder { return &builder{params: map[string]any{}} }

// param takes a value and returns the name by which the text refers to it.
func (b *builder) param(v value) string {
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

// name makes a name for a variable that no other has in the statement.
func (b *builder) name(prefix string) string {
	b.names++
	return prefix + strconv.Itoa(b.names)
}

// followed makes every fact of a pattern one that counts by default: reported or disputed.
// Names are numbered, since one pattern can hold several facts.
func followed(pattern string) string {
	parts := strings.Split(pattern, "-[:")
	for i := 1; i < len(parts); i++ {
		relation, rest, _ := strings.Cut(parts[i], "]")
		if strings.Contains(relation, "*") {
			parts[i] = ":" + parts[i]
			continue
		}
		r := "via" + strconv.Itoa(i)
		parts[i] = r + ":" + relation + " WHERE " + byDefault(r) + "]" + rest
	}
	return strings.Join(parts, "-[")
}

// whereAll writes the conditions of a MATCH.
func whereAll(conditions []string) string {
	if len(conditions) == 0 {
		return ""
	}
	return "\n  WHERE " + strings.Join(conditions, "\n    AND ")
}
