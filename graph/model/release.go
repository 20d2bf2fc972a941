package model

import "time"

// Release says from which version and when the graph was loaded.
type Release struct {
	Version  *string // of the starter dataset; nil where it was never loaded
	LoadedAt *time.Time
}
