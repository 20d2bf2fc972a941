package model

// RankingOrder sorts a ranking.
type RankingOrder = Order[RankingOrderField]

// RankingConnection is a page of entities ranked by a figure.
type RankingConnection struct {
	Edges        []*RankingEdge
	PageInfo     PageInfo
	TotalCount   int
	Unit         *string // nil where nothing is ranked
	Period       *Date   // nil where no series tells of any
	Sum          *Estimate
	Missing      []*RankingMissing
	MissingCount int
	Sources      []*Source
}

// Nodes are the ranked entities without their cursors.
func (c *RankingConnection) Nodes() []*Ranked {
	nodes := make([]*Ranked, len(c.Edges))
	for i, e := range c.Edges {
		nodes[i] = e.Node
	}
	return nodes
}

// RankingEdge is a ranked entity with its cursor.
type RankingEdge struct {
	Node   *Ranked
	Cursor string
}

// Ranked is an entity with the figure by which it is ranked.
type Ranked struct {
	Entity Entity
	Rank   int
	Figure *Observation
	Share  *Estimate    // of the sum; nil for what does not add up
	Before *Observation // in the other period; nil where none was asked for, or no series has it
	Change *Estimate    // nil where there is no figure to compare with
	Growth *Estimate
}

// RankingMissing is an entity without a figure.
type RankingMissing struct {
	Entity Entity
	Figure *Observation
	Reason Localized
}

// Why says why it has none.
func (m *RankingMissing) Why(lang Language) string { return m.Reason.In(lang) }
