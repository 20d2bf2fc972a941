package loaders

import (
	"slices"
	"strconv"
	"strings"

	"puente/graph/model"
)

// grouping are the arguments by which a list is grouped.
type grouping struct {
	names      []string
	keys       []groupKey
	rollUp     bool
	level      value // of industries or products
	byKey      bool  // sorted by the keys, and not by the counts
	descending bool
	first      value
	facts      bool // the facts by which operators are rolled up are read
}

// maxGroupKeys is how many keys a list can be grouped by at once.
const maxGroupKeys = 2

// check checks the arguments, and finds the declarations of the keys of a kind.
func (g *grouping) check(n noun) error {
	if len(g.names) < 1 || len(g.names) > maxGroupKeys {
		return model.BadInput("by", "Give one key or two in `by`.", "Dé una o dos claves en `by`.")
	}
	leveled, rolled := false, false
	for i, name := range g.names {
		k, known := n.groups[name]
		if !known || slices.Contains(g.names[:i], name) {
			return model.BadInput("by", "`by` has to hold keys of this list, each once.", "`by` debe contener claves de esta lista, cada una una vez.")
		}
		g.keys = append(g.keys, k)
		leveled, rolled = leveled || k.leveled, rolled || k.owners == mayRollUp
	}
	if g.rollUp && !rolled {
		return model.BadInput("rollUp", "`rollUp` is for the key OPERATOR.", "`rollUp` es para la clave OPERATOR.")
	}
	if !g.level.absent() {
		if !leveled {
			return model.BadInput("level", "`level` is for the keys INDUSTRY and PRODUCT.", "`level` es para las claves INDUSTRY y PRODUCT.")
		}
		g.level = g.level.as(asLevel)
	}
	g.first = g.first.as(sizeOf("first"))
	for _, v := range []value{g.level, g.first} {
		if v.err != nil {
			return v.err
		}
	}
	return nil
}

// asLevel converts the level of an industry or product: the digits of its code.
func asLevel(v any) (any, error) {
	n, err := asInteger(v)
	if level, _ := n.(int64); err == nil && (level < 2 || level > 6) {
		return nil, model.BadInput("level", "`level` must be from 2 to 6.", "`level` debe ser de 2 a 6.")
	}
	return n, err
}

// rolls reports whether a key stands for ultimate parents.
func (g grouping) rolls() bool {
	return slices.ContainsFunc(g.keys, func(k groupKey) bool { return k.owners == onlyOwners || k.owners == mayRollUp && g.rollUp })
}

// variables are those of a grouped list in a statement: of the values of the keys, of how many elements a group has, and of its facts.
type groupVariables struct {
	keys         []string
	count, facts string
}

// groupVariables makes the names of variables.
func (g grouping) variables(b *Builder) groupVariables {
	v := groupVariables{count: b.Name("n"), facts: b.Name("facts")}
	for range g.keys {
		v.keys = append(v.keys, b.Name("k"))
	}
	return v
}

// groups writes how the rows that a match has found are grouped: one row of the variables found, a list of (count, key, …, elements) in the order that was
// asked for, unknown and repeated. A group that is rolled up holds its elements, others do not.
func (g grouping) groups(b *Builder, node string, v groupVariables) string {
	var text strings.Builder
	lists, known := []string{}, []string{}
	for i, k := range g.keys {
		list := v.keys[i] + "s"
		text.WriteString("CALL (" + node + ") {\n" + k.found(b, g, node, v.keys[i]) + "\nRETURN collect(DISTINCT " + v.keys[i] + ") AS " + list + "\n}\n")
		lists, known = append(lists, list), append(known, v.keys[i]+" IS NOT NULL")
	}
	// A row of each value of each key, with its number among those of one element; null where there is no value.
	given, picked := make([]string, len(lists)), make([]string, len(lists))
	for i, list := range lists {
		given[i] = "CASE WHEN size(" + list + ") = 0 THEN [null] ELSE " + list + " END AS " + list
		at := "j"
		if len(lists) == maxGroupKeys {
			at = []string{"j / size(" + lists[1] + ")", "j % size(" + lists[1] + ")"}[i]
		}
		picked[i] = list + "[" + at + "] AS " + v.keys[i]
	}
	keys, both, members := strings.Join(v.keys, ", "), strings.Join(known, " AND "), "null"
	if g.facts && g.rolls() {
		members = "collect(DISTINCT " + node + ")"
	}
	text.WriteString("WITH " + node + ", " + strings.Join(given, ", ") +
		"\nUNWIND range(0, size(" + strings.Join(lists, ") * size(") + ") - 1) AS j\nWITH " + node + ", j, " + strings.Join(picked, ", ") +
		"\nWITH " + keys + ", count(*) AS held, count(CASE j WHEN 0 THEN 1 END) AS elements, " + members + " AS members\nORDER BY " + g.order(v.keys) +
		"\nWITH sum(held) - sum(elements) AS repeated, sum(CASE WHEN " + both + " THEN 0 ELSE held END) AS unknown,\n  collect(CASE WHEN " + both +
		" THEN [held, " + keys + ", members] END) AS found")
	return text.String()
}

// order writes the order of the groups: by count and then by the keys, or by the keys.
func (g grouping) order(keys []string) string {
	direction, all := "", []string{}
	if g.descending {
		direction = " DESC"
	}
	if !g.byKey {
		all, direction = append(all, "held"+direction), ""
	}
	for i, k := range g.keys {
		if k.kinds == nil {
			all = append(all, keys[i]+direction)
			continue
		}
		all = append(all, keys[i]+".sortName"+direction, keys[i]+".id"+direction)
	}
	return strings.Join(all, ", ")
}

// shown writes the groups of a page as rows of their variables, in their order, from the list found.
func (g grouping) shown(node string, v groupVariables, limit string) string {
	text := "UNWIND found[.." + limit + "] AS one\nWITH one[0] AS " + v.count
	for i, key := range v.keys {
		text += ", one[" + strconv.Itoa(i+1) + "] AS " + key
	}
	if !g.facts {
		return text
	}
	if !g.rolls() {
		return text + ", [] AS " + v.facts
	}
	return text + ", one[" + strconv.Itoa(len(v.keys)+1) + "] AS members\n" + g.ownership(node, v)
}

// ownership writes the facts by which the operators of a group belong to the ultimate parent that is its key: those of the shortest chains.
func (g grouping) ownership(node string, v groupVariables) string {
	i := slices.IndexFunc(g.keys, func(k groupKey) bool { return k.owners != noOwners })
	key, member := v.keys[i], "UNWIND members AS firm"
	if len(g.keys[i].branches) > 0 {
		member = "UNWIND members AS " + node + "\n" + strings.NewReplacer("@", node, "#", "firm").Replace(OnlyCounted(g.keys[i].branches[0]))
	}
	return "CALL (" + key + ", members) {\n" + member + "\nWITH DISTINCT " + key + ", firm WHERE firm <> " + key +
		"\nMATCH chain = ALL SHORTEST " + owned("firm", "1", key) + "\nUNWIND relationships(chain) AS fact\nWITH DISTINCT fact ORDER BY fact.id\nRETURN collect(fact) AS " +
		v.facts + "\n}"
}

// beyond writes how many elements the groups after those of a page have.
func beyond(limit string) string {
	return "reduce(rest = 0, one IN found[" + limit + "..] | rest + one[0])"
}
