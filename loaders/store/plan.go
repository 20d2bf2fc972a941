package store

import (
	"fmt"
	"maps"
	"slices"

	"puente/graph/model"
)

// plan is what a batch changes: nothing but what differs from what is there.
type plan struct {
	refused                                  map[int]string // by place in the batch
	outside                                  map[int]bool   // those of them that tell of what the graph does not hold, in a file that may
	sources, entities, facts, claims, series []mutation
	bySource                                 map[string]string // source that tells of each; none where several do
	closing                                  bool              // what a later release does not say is closed, or opened again
}

// mutation is one node or relationship that is made or changed.
type mutation struct {
	id      string
	group   string // kind of the entity or relation of the fact
	from    string // of a fact: the entity it leads from; of a claim: its source
	to      string
	created bool
	props   map[string]any // all of them, or the changes; nil removes one
	stored  map[string]any // what is there
}

// rowCounts are the properties of a source that the import keeps there, beside what its row says.
func rowCounts() []string {
	return []string{"rowsRead", "rowsTaken", "rowsMerged", "rowsRefused", "rowsOutside"}
}

// newPlan compares a batch with what is there. It asks nothing and changes nothing.
func newPlan(b *batch, there snapshot) *plan {
	p := &plan{refused: maps.Clone(b.refused), outside: map[int]bool{}}
	ranks := p.planSources(b, there)
	known := func(id string) bool { _, ok := ranks[id]; return ok || b.created(id) }
	made := p.planEntities(b, there, ranks, known)
	entity := func(id string) bool { return there.ends[id] || made[id] || b.created(id) }
	p.excludeOutside(b, entity)
	p.planFacts(b, there, known, entity)
	p.planSeries(b, there, known, entity)
	p.bySource = attribution(b, p.refused)
	return p
}

// excludeOutside leaves out what a file of a wider world tells of entities that the graph does not hold.
func (p *plan) excludeOutside(b *batch, entity func(string) bool) {
	for i, rec := range b.records {
		if p.refused[i] != "" || !rec.Where().Wide {
			continue
		}
		for _, id := range referencedEntities(rec) {
			if !entity(id) {
				p.refused[i], p.outside[i] = unknownEntity(id), true
				break
			}
		}
	}
}

// planSources gives every source that is known its rank: the day on which it was read.
func (p *plan) planSources(b *batch, there snapshot) map[string]string {
	ranks := map[string]string{}
	for id, props := range there.sources {
		ranks[id] = writeString(props["retrieved"])
	}
	rows := map[string]*model.SourceRecord{}
	eachRecord(b, p.refused, func(r *model.SourceRecord) string {
		rows[r.ID], ranks[r.ID] = r, r.Retrieved
		return ""
	})
	for _, id := range slices.Sorted(maps.Keys(rows)) {
		now, ok := there.sources[id]
		p.sources = appendMutation(p.sources, mutation{id: id, created: !ok}, now, sourceProps(rows[id]), rowCounts()...)
	}
	return ranks
}

func sourceProps(r *model.SourceRecord) map[string]any {
	props := map[string]any{"id": r.ID}
	if r.Full {
		props["full"] = true
	}
	return setTexts(props, map[string]string{
		"publisher": r.Publisher, "title": r.Title, "titleEs": r.TitleEs, "url": r.URL,
		"vintage": r.Vintage, "retrieved": r.Retrieved, "licence": r.Licence,
		"dataset": r.Dataset, "releasedOn": r.ReleasedOn,
	})
}

// planEntities gives the entities that the batch describes.
func (p *plan) planEntities(b *batch, there snapshot, ranks map[string]string, known func(string) bool) map[string]bool {
	now := map[string]*entityMerge{}
	eachRecord(b, p.refused, func(r *model.EntityRecord) string {
		if !known(r.Source) {
			return fmt.Sprintf("the source %s is unknown: give it a row in a table of sources", r.Source)
		}
		if now[r.ID] == nil {
			now[r.ID] = newEntityMerge(r.Kind, there.entities[r.ID])
		}
		now[r.ID].add(r, ranks)
		return ""
	})
	made := map[string]bool{}
	for _, id := range slices.Sorted(maps.Keys(now)) {
		made[id] = true
		was, ok := there.entities[id]
		p.entities = appendMutation(p.entities, mutation{id: id, group: string(now[id].kind), created: !ok}, was, now[id].finalProps())
	}
	return made
}

// planFacts gives the claims of the batch, and the facts that all their claims make.
func (p *plan) planFacts(b *batch, there snapshot, known, entity func(string) bool) {
	facts := map[string]*factClaims{}
	eachRecord(b, p.refused, func(r *model.FactRecord) string {
		for _, id := range []string{r.From, r.To} {
			if !entity(id) {
				return unknownEntity(id)
			}
		}
		if !known(r.Source) {
			return fmt.Sprintf("the source %s is unknown: give it a row in a table of sources", r.Source)
		}
		f := facts[r.FactID]
		if f == nil {
			f = newFactClaims(r, there.facts[r.FactID], there.claims[r.FactID])
		}
		if f.relation != r.Relation || f.from != r.From || f.to != r.To {
			return fmt.Sprintf("the id %s is that of another fact: %s from %s to %s", r.FactID, f.relation, f.from, f.to)
		}
		facts[r.FactID] = f
		if r.RetractedAt != "" {
			f.addVersion(r)
			return ""
		}
		f.add(r, b.day)
		return ""
	})
	for _, id := range slices.Sorted(maps.Keys(facts)) {
		p.planFact(id, facts[id], there)
	}
}

// planFact gives one fact and its claims, as far as they change.
func (p *plan) planFact(id string, f *factClaims, there snapshot) {
	was, ok := there.facts[id]
	item := mutation{id: id, group: string(f.relation), from: f.from, to: f.to, created: !ok}
	p.facts = appendMutation(p.facts, item, was.props, f.fact(id))
	for _, claim := range slices.Sorted(maps.Keys(f.claims)) {
		was, ok := f.stored[claim]
		item := mutation{id: claim, from: writeString(f.claims[claim]["source"]), created: !ok}
		p.claims = appendMutation(p.claims, item, was, f.claims[claim])
	}
}

// appendMutation adds an item unless it is there as it should be.
func appendMutation(items []mutation, item mutation, now, wanted map[string]any, keep ...string) []mutation {
	item.props, item.stored = wanted, now
	if !item.created {
		item.props = diff(now, wanted, keep...)
	}
	if len(item.props) == 0 {
		return items
	}
	return append(items, item)
}

// refusals are the bad rows of a batch, in its order.
func (p *plan) refusals(batch []model.Record) []model.BadRow {
	var bad []model.BadRow
	for _, i := range slices.Sorted(maps.Keys(p.refused)) {
		each := badRow(batch[i], p.refused[i])
		each.Outside = p.outside[i]
		bad = append(bad, each)
	}
	return bad
}

func badRow(rec model.Record, reason string) model.BadRow {
	bad := model.BadRow{Reason: reason}
	if rec == nil {
		return bad
	}
	bad.Origin = rec.Where()
	if _, isSource := rec.(*model.SourceRecord); !isSource {
		bad.Source = rec.RestsOn()
	}
	return bad
}

// dedupe leaves out of a plan that nobody carries out what the plans of earlier batches would have made or changed.
func (p *plan) dedupe(marks *hashTable) {
	for _, items := range []*[]mutation{&p.sources, &p.entities, &p.facts, &p.claims, &p.series} {
		*items = slices.DeleteFunc(*items, func(i mutation) bool {
			return marks.mark(i.id, markPlanned)
		})
	}
}

func (p *plan) written() Written {
	var w Written
	for _, each := range []struct {
		items         []mutation
		made, changed *int
	}{
		{p.sources, &w.SourcesMade, &w.SourcesChanged}, {p.entities, &w.EntitiesMade, &w.EntitiesChanged},
		{p.facts, &w.FactsMade, &w.FactsChanged}, {p.claims, &w.ClaimsMade, &w.ClaimsChanged},
		{p.series, &w.SeriesMade, &w.SeriesChanged},
	} {
		for _, item := range each.items {
			if item.created {
				*each.made++
			} else {
				*each.changed++
			}
		}
	}
	return w
}
