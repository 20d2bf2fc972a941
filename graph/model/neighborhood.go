package model

// Neighborhood is what surrounds an entity.
type Neighborhood struct {
	Center    Entity
	Neighbors []*Neighbor
	Facts     []*Fact
	Truncated bool // there is more within the depth than is shown
}

// Neighbor is an entity of a neighborhood.
type Neighbor struct {
	Entity Entity
	Depth  int
	More   bool // it has facts that were not followed
}
