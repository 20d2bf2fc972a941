package model

import "time"

// Projection are the figures of a projection of the graph's topology, which is kept in memory for path searches.
type Projection struct {
	Entities, Facts int
	Bytes           int64         // of memory
	Version         int           // of the graph
	Builds          int           // so far
	Took            time.Duration // to read the graph
}
