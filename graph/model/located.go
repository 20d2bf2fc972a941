package model

// BoundingBox is a stretch of the earth between two parallels and two meridians, WGS 84.
type BoundingBox struct {
	South Latitude
	West  Longitude
	North Latitude
	East  Longitude
}

// Cluster is what is near to each other on a map: entities of a type in one cell of a grid.
type Cluster[T Node] struct {
	Cell        string // zoom/column/row
	Count       int
	Location    Location // mean of the points
	BoundingBox BoundingBox
	Node        T // nil unless it is the only one
}

// EstablishmentCluster is a cluster of establishments.
type EstablishmentCluster = Cluster[*Establishment]

// Unclassified is how many entities a condition of a filter cannot decide.
type Unclassified struct {
	Condition string
	Count     int
}
