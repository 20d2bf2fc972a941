package store

// Written counts the nodes and relationships that were created and those of which properties were changed.
type Written struct {
	SourcesMade, EntitiesMade, FactsMade, ClaimsMade, SeriesMade                int
	SourcesChanged, EntitiesChanged, FactsChanged, ClaimsChanged, SeriesChanged int
}

// Any reports whether anything was written.
func (w Written) Any() bool { return w != Written{} }

func (w *Written) add(o Written) {
	w.SourcesMade += o.SourcesMade
	w.EntitiesMade += o.EntitiesMade
	w.FactsMade += o.FactsMade
	w.ClaimsMade += o.ClaimsMade
	w.SeriesMade += o.SeriesMade
	w.SourcesChanged += o.SourcesChanged
	w.EntitiesChanged += o.EntitiesChanged
	w.FactsChanged += o.FactsChanged
	w.ClaimsChanged += o.ClaimsChanged
	w.SeriesChanged += o.SeriesChanged
}

// totals returns the counts summed over sources, entities, facts, claims and series.
func (w Written) totals() (made, changed int) {
	return w.SourcesMade + w.EntitiesMade + w.FactsMade + w.ClaimsMade + w.SeriesMade,
		w.SourcesChanged + w.EntitiesChanged + w.FactsChanged + w.ClaimsChanged + w.SeriesChanged
}
