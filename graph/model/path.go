package model

// PathAnswer is what a search for paths came to.
type PathAnswer struct {
	Paths            []*Path
	Complete         bool
	IncompleteReason *IncompleteReason
	Explored         Explored
	Searched         PathsSearched
}

// Explored is how much of the graph a search has seen.
type Explored struct {
	Nodes int // entities that were reached
	Edges int // facts that were looked at
}

// Path is a chain of facts that joins two entities, no entity twice.
type Path struct {
	Hops          []*PathHop
	Entities      []Entity // one more than hops
	Cost          int
	MinConfidence *float64 // nil for a path without hops
	CrossesBorder bool
}

// PathHop is one step of a path.
type PathHop struct {
	From, To   Entity
	Relation   Relation
	Forward    bool // from the fact's first entity to its second
	Cost       int
	Fact       *Fact
	OtherFacts int
}

// Ports are the ports on the way.
func (p *Path) Ports() []*Port { return of[*Port](p.Entities) }

// Counties are the counties on the way.
func (p *Path) Counties() []*County { return of[*County](p.Entities) }

// Municipios are the municipios on the way.
func (p *Path) Municipios() []*Municipio { return of[*Municipio](p.Entities) }

// of keeps the entities of one type.
func of[T Entity](entities []Entity) []T {
	kept := []T{}
	for _, e := range entities {
		if t, ok := e.(T); ok {
			kept = append(kept, t)
		}
	}
	return kept
}
