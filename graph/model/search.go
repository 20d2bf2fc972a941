package model

// SearchConnection is a page of the hits of a search.
type SearchConnection struct {
	Edges      []*SearchEdge
	PageInfo   PageInfo
	TotalCount int
	Complete   bool
	Facets     []*SearchFacet
}

// Nodes are the entities of the page.
func (c *SearchConnection) Nodes() []Entity {
	nodes := make([]Entity, len(c.Edges))
	for i, e := range c.Edges {
		nodes[i] = e.Node
	}
	return nodes
}
