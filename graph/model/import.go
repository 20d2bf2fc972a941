package model

import "time"

// Import is one import that changed the graph or refused rows: what is stored of it.
type Import struct {
	ID          string
	Files       []string
	StartedAt   time.Time
	EndedAt     *time.Time // nil while it has not ended
	State       ImportState
	RowsRead    int
	RowsTaken   int
	RowsMerged  int
	RowsRefused int
	RowsOutside int
	Made        int
	Changed     int
}

// ImportConnection is a page of a list of them.
type ImportConnection = Connection[*Import]

// ImportEdge is one of a page.
type ImportEdge = Edge[*Import]

// IsNode marks an import as a Node.
func (*Import) IsNode() {}

// GetID returns the id.
func (i *Import) GetID() string { return i.ID }

// Change is one thing that an import changed: what is stored of it.
type Change struct {
	ID       string
	ImportID string
	At       time.Time
	Kind     ChangeKind
	Of       string
	Property *string
	Old      *string
	New      *string
	SourceID *string
}

// ChangeConnection is a page of a list of them.
type ChangeConnection = Connection[*Change]

// ChangeEdge is one of a page.
type ChangeEdge = Edge[*Change]

// IsNode marks a change as a Node.
func (*Change) IsNode() {}

// GetID returns the id.
func (c *Change) GetID() string { return c.ID }
