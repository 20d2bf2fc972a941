package loaders

import (
	"strings"
	"unicode"
)

// orders are the sort keys of the orders in the schema, by their names.
type orders map[string]sortKey

// sortKey is the expression by which a list is ordered: "@" is the node, "#" the fact that leads to it. It has a value for every row, so that
// a cursor can hold it; what has none comes last in either direction.
type sortKey struct {
	up, down string // in ascending and in descending order
	ofFacts  bool   // of the facts of an edge; a list from the root has none
}

// stored is the key of a property that every node of the kind stores and that has a range index, so that only the rows of a page are read.
func stored(property string) sortKey { return sortKey{up: property, down: property} }

// isStored reports whether a key is an indexed property. Others are computed for every row of a list.
func isStored(key string) bool {
	return strings.HasPrefix(key, "@.") && !strings.ContainsAny(key, " (")
}

// commonOrders are the orders that every kind of entity has, followed by its own indexed ones.
func commonOrders(more ...string) orders {
	o := orders{"NAME": stored("@.sortName"), "ID": stored("@.id"), "VALID_FROM": dated("#.validFrom"), "OBSERVED_ON": dated("#.observedOn")}
	for i := 0; i+1 < len(more); i += 2 {
		o[more[i]] = stored(more[i+1])
	}
	return o
}

// dated is the key of a date of the fact.
func dated(property string) sortKey {
	return sortKey{up: "coalesce(" + property + ", '9999-12-31')", down: "coalesce(" + property + ", '')", ofFacts: true}
}

// byCount is the key of how many facts an edge has, as its count without a filter is.
func byCount(e edge) sortKey {
	count := "COUNT { " + e.pattern("@", "counted", "") + " WHERE " + CountsByDefault("counted") + " }"
	return sortKey{up: count, down: count}
}

// countOrders are the orders by the counts of edges: the edge supplierEstablishments has SUPPLIER_ESTABLISHMENTS.
func (n noun) countOrders() orders {
	o := orders{}
	for name, e := range n.edges {
		if !e.one && e.reference == "" {
			o[upperSnake(name)] = byCount(e)
		}
	}
	return o
}

// upperSnake writes a name of a field as values of enumerations are written.
func upperSnake(name string) string {
	var b strings.Builder
	for _, r := range name {
		if unicode.IsUpper(r) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToUpper(r))
	}
	return b.String()
}

// notNull is the condition by which Neo4j's planner can use an index for an order.
func notNull(key, node string) string { return strings.ReplaceAll(key, "@", node) + " IS NOT NULL" }
