package model

// ImportChanges are what one import changed.
type ImportChanges struct {
	Import     *Import
	Changes    []*Change
	TotalCount int
	Until      string // the position of the import among all that have ended
}
