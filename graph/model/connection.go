package model

import "context"

// EntityConnection is a page of a list of entities of several types.
type EntityConnection = Connection[Entity]

// EntityEdge is one of a page of entities of several types.
type EntityEdge = Edge[Entity]

// Edge is one element of a page.
type Edge[T Node] struct {
	Node     T
	Fact     *Fact // nil in a list that starts from the root
	Cursor   string
	Distance *float64 // kilometres; nil without a point to measure from
}

// Connection is a page of a list.
type Connection[T Node] struct {
	Edges    []*Edge[T]
	PageInfo PageInfo

	// Total counts the whole list; it is called only if the count was asked for.
	Total func(context.Context) (int, error)

	// Undecided counts what the conditions of the whole list cannot decide, and Clustered makes circles on a map of it. A list of what is no entity
	// has neither.
	Undecided func(context.Context) ([]*Unclassified, error)
	Clustered func(ctx context.Context, zoom, first int32) ([]*Cluster[Node], error)
}

// Nodes are the elements without their facts.
func (c *Connection[T]) Nodes() []T {
	nodes := make([]T, len(c.Edges))
	for i, e := range c.Edges {
		nodes[i] = e.Node
	}
	return nodes
}

// TotalCount is how many the whole list holds.
func (c *Connection[T]) TotalCount(ctx context.Context) (int, error) { return c.Total(ctx) }

// Unclassified is what the conditions of the filter cannot decide.
func (c *Connection[T]) Unclassified(ctx context.Context) ([]*Unclassified, error) {
	return c.Undecided(ctx)
}

// Clusters is the whole list as circles on a map.
func (c *Connection[T]) Clusters(ctx context.Context, zoom, first int32) ([]*Cluster[T], error) {
	read, err := c.Clustered(ctx, zoom, first)
	clusters := make([]*Cluster[T], len(read))
	for i, each := range read {
		node, _ := each.Node.(T) // nil where there are several
		clusters[i] = &Cluster[T]{Cell: each.Cell, Count: each.Count, Location: each.Location, BoundingBox: each.BoundingBox, Node: node}
	}
	return clusters, err
}

// PageInfo says where a page stands in its list.
type PageInfo struct {
	HasNextPage     bool
	HasPreviousPage bool
	StartCursor     *string
	EndCursor       *string
}

// Page is what a reader asked of a list. Sizes are checked where they are used.
type Page struct {
	First, Last   *int32
	After, Before *string
	Field         string // what to sort by; "" is the list's own order
	Descending    bool
}
