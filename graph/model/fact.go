package model

// Fact is one relationship between two entities.
type Fact struct {
	ID         string
	Relation   Relation
	FromID     string
	ToID       string
	Status     FactStatus
	ValidFrom  *Date // nil where no source says
	ValidTo    *Date // the last day; nil where no source gives an end
	ObservedOn *Date
	Confidence float64 // 0–1
	SourceIDs  []string

	RecordedAt  *Date // the first day on which the graph held it
	RetractedAt *Date // the day from which no claim has upheld it; nil while one does

	Role         *string
	Product      *string
	Agreement    *string
	Method       *string
	Share        *float64 // OWNS: per cent; BUYS_FROM: 0–1
	Level        *int     // CORRESPONDS_TO: digits
	Weight       *float64 // MAKES: 0–1
	MillionPesos *float64

	batch *Batch
}

// FactConnection is a page of a list of them.
type FactConnection = Connection[*Fact]

// FactEdge is one of a page.
type FactEdge = Edge[*Fact]

// IsNode lets facts be listed.
func (*Fact) IsNode() {}

// GetID returns the id.
func (f *Fact) GetID() string { return f.ID }

// Batch is the set that was read together with this fact; never nil.
func (f *Fact) Batch() *Batch {
	if f.batch == nil {
		f.batch = &Batch{Facts: []*Fact{f}}
	}
	return f.batch
}

// Claim is what one source says of a fact.
type Claim struct {
	ID          string
	FactID      string
	SourceID    string
	Quote       *string
	URL         *string
	Status      FactStatus
	Confidence  float64 // 0–1
	ValidFrom   *Date
	ValidTo     *Date
	ObservedOn  *Date
	RecordedAt  *Date
	RetractedAt *Date
	Dissent     bool
}

// IsNode marks a claim as a Node.
func (*Claim) IsNode() {}

// GetID returns the id.
func (c *Claim) GetID() string { return c.ID }
