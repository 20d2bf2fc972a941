package loaders

import "strings"

// orders gives each order of the schema its sort key; "@" stands for the node. Every sort key is a property that every
// entity of the kind stores and that has a range index, so that a page costs a page.
type orders map[string]string

// named is the order that every noun has, and its own.
func named(more ...string) orders {
	o := orders{"NAME": "@.sortName", "ID": "@.id"}
	for i := 0; i+1 < len(more); i += 2 {
		o[more[i]] = more[i+1]
	}
	return o
}

// present is the condition that lets the planner take an order from an index.
func present(key, node string) string { return strings.ReplaceAll(key, "@", node) + " IS NOT NULL" }
