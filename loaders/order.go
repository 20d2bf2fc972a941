package loaders

import "strings"

// orders are the sort keys of the orders in the schema, with "@" for the node. A sort key is a property that every node of the
// kind stores and that has a range index, so that only the rows of a page are read.
type orders map[string]string

// commonOrders are the orders that every kind of entity has, followed by its own.
func commonOrders(more ...string) orders {
	o := orders{"NAME": "@.sortName", "ID": "@.id"}
	for i := 0; i+1 < len(more); i += 2 {
		o[more[i]] = more[i+1]
	}
	return o
}

// notNull is the condition by which Neo4j's planner can use an index for an order.
func notNull(key, node string) string { return strings.ReplaceAll(key, "@", node) + " IS NOT NULL" }
