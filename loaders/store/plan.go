package store

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"puente/graph/model"
)

// plan is what a batch changes in the graph: the differences between what its records assert and what is stored. refused and
// outside are keyed by index in the batch.
type plan struct {
	refused                                  map[int]string
	outside                                  map[int]bool // refused because it is about entities that the graph does not hold; see model.Origin.Wide
	sources, entities, facts, claims, series []mutation
	attributed                               map[string]string // id of the one source of what changes, by id of that; "" if there are several
	closing                                  bool              // the plan sets or removes ends of facts after a later release
}

// mutation is one node or relationship that is created or changed.
type mutation struct {
	id      string
	label   string // of an entity: its kind; of a fact: its relation
	from    string // of a fact: the entity at its start; of a claim: its source
	to      string // of a fact: the entity at its end
	created bool
	props   properties // all of a created one, else those that change; nil removes one
	stored  properties // before the change
}

// newPlan compares a batch with what is stored. It has no side effects.
func newPlan(b *batch, stored *snapshot) *plan {
	p := &plan{refused: maps.Clone(b.refused), outside: map[int]bool{}}
	ranks := p.planSources(b, stored)
	sourceExists := func(id string) bool { _, ok := ranks[id]; return ok || b.wouldExist(id) }
	described := p.planEntities(b, stored, ranks, sourceExists)
	entityExists := func(id string) bool { return stored.referenced[id] || described[id] || b.wouldExist(id) }
	p.excludeOutside(b, entityExists)
	p.planFacts(b, stored, sourceExists, entityExists)
	p.planSeries(b, stored, sourceExists, entityExists)
	p.attributed = attribution(b, p.refused)
	return p
}

// excludeOutside refuses the records of files of wider scope (model.Origin.Wide) that refer to entities that the graph does not hold.
func (p *plan) excludeOutside(b *batch, entityExists func(string) bool) {
	for i, rec := range b.records {
		if p.refused[i] != "" || !rec.Where().Wide {
			continue
		}
		for _, id := range referencedEntities(rec) {
			if !entityExists(id) {
				p.refused[i], p.outside[i] = unknownEntity(id), true
				break
			}
		}
	}
}

// planSources plans the sources of the batch, and returns the rank of every known source by id.
func (p *plan) planSources(b *batch, stored *snapshot) map[string]string {
	ranks := map[string]string{}
	for id, props := range stored.sources {
		ranks[id] = sourceRank(props.text("releasedOn"), props.text("retrieved"))
	}
	rows := map[string]*model.SourceRecord{}
	eachRecord(b, p.refused, func(r *model.SourceRecord) string {
		rows[r.ID], ranks[r.ID] = r, sourceRank(r.ReleasedOn, r.Retrieved)
		return ""
	})
	for _, id := range slices.Sorted(maps.Keys(rows)) {
		old, exists := stored.sources[id]
		p.sources = appendMutation(p.sources, mutation{id: id, created: !exists}, old, sourceProps(rows[id]), countProperties()...)
	}
	return ranks
}

// sourceRank is the rank of a source, of which the greater outranks: what was released later, whenever it was imported; of releases of one day what was
// retrieved later. A source whose release is not dated counts from its retrieval.
func sourceRank(releasedOn, retrieved string) string {
	return cmp.Or(releasedOn, retrieved) + " " + retrieved
}

func sourceProps(r *model.SourceRecord) properties {
	props := properties{"id": r.ID}
	if r.Full {
		props["full"] = true
	}
	return props.setTexts(map[string]string{
		"publisher": r.Publisher, "title": r.Title, "titleEs": r.TitleEs, "url": r.URL,
		"vintage": r.Vintage, "retrieved": r.Retrieved, "licence": r.Licence,
		"dataset": r.Dataset, "releasedOn": r.ReleasedOn,
	})
}

// planEntities plans the entities that the batch describes, and returns their ids.
func (p *plan) planEntities(b *batch, stored *snapshot, ranks map[string]string, sourceExists func(string) bool) map[string]bool {
	merged := map[string]*entityMerge{}
	eachRecord(b, p.refused, func(r *model.EntityRecord) string {
		if !sourceExists(r.Source) {
			return unknownSource(r.Source)
		}
		if merged[r.ID] == nil {
			merged[r.ID] = newEntityMerge(r.Kind, stored.entities[r.ID])
		}
		merged[r.ID].add(r, ranks)
		return ""
	})
	described := map[string]bool{}
	for _, id := range slices.Sorted(maps.Keys(merged)) {
		described[id] = true
		old, exists := stored.entities[id]
		p.entities = appendMutation(p.entities, mutation{id: id, label: string(merged[id].kind), created: !exists}, old, merged[id].result())
	}
	return described
}

// planFacts plans the claims of the batch, and the facts that follow from all their claims.
func (p *plan) planFacts(b *batch, stored *snapshot, sourceExists, entityExists func(string) bool) {
	facts := map[string]*factClaims{}
	eachRecord(b, p.refused, func(r *model.FactRecord) string {
		for _, id := range []string{r.From, r.To} {
			if !entityExists(id) {
				return unknownEntity(id)
			}
		}
		if !sourceExists(r.Source) {
			return unknownSource(r.Source)
		}
		f := facts[r.FactID]
		if f == nil {
			f = newFactClaims(r, stored.facts[r.FactID], stored.claims[r.FactID])
		}
		if f.relation != r.Relation || f.from != r.From || f.to != r.To {
			return fmt.Sprintf("the id %s is that of another fact: %s from %s to %s", r.FactID, f.relation, f.from, f.to)
		}
		facts[r.FactID] = f
		if r.RetractedAt != "" {
			f.addVersion(r)
			return ""
		}
		f.add(r, b.today)
		return ""
	})
	for _, id := range slices.Sorted(maps.Keys(facts)) {
		p.planFact(id, facts[id], stored)
	}
}

// planFact plans one fact and its claims.
func (p *plan) planFact(id string, f *factClaims, stored *snapshot) {
	old, exists := stored.facts[id]
	m := mutation{id: id, label: string(f.relation), from: f.from, to: f.to, created: !exists}
	p.facts = appendMutation(p.facts, m, old.props, f.fact(id))
	for _, claim := range slices.Sorted(maps.Keys(f.claims)) {
		old, exists := f.stored[claim]
		m := mutation{id: claim, from: f.claims[claim].text("source"), created: !exists}
		p.claims = appendMutation(p.claims, m, old, f.claims[claim])
	}
}

// appendMutation appends a mutation that makes the stored properties the wanted ones, unless they are equal already. Stored
// properties named in keep are not removed.
func appendMutation(mutations []mutation, m mutation, stored, wanted properties, keep ...string) []mutation {
	m.props, m.stored = wanted, stored
	if !m.created {
		m.props = diff(stored, wanted, keep...)
	}
	if len(m.props) == 0 {
		return mutations
	}
	return append(mutations, m)
}

// dedupe removes from a plan of a dry run what plans of earlier batches would have created or changed.
func (p *plan) dedupe(marks *hashTable) {
	for _, mutations := range []*[]mutation{&p.sources, &p.entities, &p.facts, &p.claims, &p.series} {
		*mutations = slices.DeleteFunc(*mutations, func(m mutation) bool { return marks.mark(m.id, markPlanned) })
	}
}

// written counts the mutations.
func (p *plan) written() Written {
	var w Written
	for _, each := range []struct {
		mutations     []mutation
		made, changed *int
	}{
		{p.sources, &w.SourcesMade, &w.SourcesChanged}, {p.entities, &w.EntitiesMade, &w.EntitiesChanged},
		{p.facts, &w.FactsMade, &w.FactsChanged}, {p.claims, &w.ClaimsMade, &w.ClaimsChanged},
		{p.series, &w.SeriesMade, &w.SeriesChanged},
	} {
		for _, m := range each.mutations {
			if m.created {
				*each.made++
			} else {
				*each.changed++
			}
		}
	}
	return w
}
