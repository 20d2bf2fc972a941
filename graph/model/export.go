package model

// StoredFact is a fact as the graph holds it, with the claims of which it was made, one for each row that told of it.
type StoredFact struct {
	ID       string
	Relation Relation
	From, To string
	Props    map[string]any // what the claims together make of it, by the name of the stored property
	Claims   []*FactRecord  // those that were taken back too
}

// StoredEntity is an entity as the graph holds it, by the rows of which it was made: one for each source, with what that source gave.
type StoredEntity struct {
	Kind Kind
	ID   string
	Rows []*EntityRecord
}
