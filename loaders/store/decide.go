package store

import (
	"fmt"
	"maps"
	"slices"

	"puente/graph/model"
)

// writePlan is what a batch changes: nothing but what differs from what is there.
type writePlan struct {
	refused                                  map[int]string // by place in the batch
	outside                                  map[int]bool   // those of them that tell of what the graph does not hold, in a file that may
	sources, entities, facts, claims, series []writeItem
	by                                       map[string]string // source that tells of each; none where several do
	closes                                   bool              // what a later release does not say is closed, or opened again
}

// writeItem is one node or relationship that is made or changed.
type writeItem struct {
	id    string
	group string // kind of the entity or relation of the fact
	from  string // of a fact: the entity it leads from; of a claim: its source
	to    string
	made  bool
	props map[string]any // all of them, or the changes; nil removes one
	was   map[string]any // what is there
}

// rowCounts are the properties of a source that the import keeps there, beside what its row says.
func rowCounts() []string {
	return []string{"rowsRead", "rowsTaken", "rowsMerged", "rowsRefused", "rowsOutside"}
}

// writeDecide compares a batch with what is there. It asks nothing and changes nothing.
func writeDecide(b *writeBatch, there writeThere) *writePlan {
	p := &writePlan{refused: maps.Clone(b.refused), outside: map[int]bool{}}
	ranks := p.decideSources(b, there)
	known := func(id string) bool { _, ok := ranks[id]; return ok || b.known(id) }
	made := p.decideEntities(b, there, ranks, known)
	entity := func(id string) bool { return there.ends[id] || made[id] || b.known(id) }
	p.leaveOutside(b, entity)
	p.decideFacts(b, there, known, entity)
	p.decideSeries(b, there, known, entity)
	p.by = writeSaidBy(b, p.refused)
	return p
}

// leaveOutside leaves out what a file of a wider world tells of entities that the graph does not hold.
func (p *writePlan) leaveOutside(b *writeBatch, entity func(string) bool) {
	for i, rec := range b.records {
		if p.refused[i] != "" || !rec.Where().Wide {
			continue
		}
		for _, id := range writeNamed(rec) {
			if !entity(id) {
				p.refused[i], p.outside[i] = writeUnknownEntity(id), true
				break
			}
		}
	}
}

// decideSources gives every source that is known its rank: the day on which it was read.
func (p *writePlan) decideSources(b *writeBatch, there writeThere) map[string]string {
	ranks := map[string]string{}
	for id, props := range there.sources {
		ranks[id] = writeString(props["retrieved"])
	}
	rows := map[string]*model.SourceRecord{}
	writeEach(b, p.refused, func(r *model.SourceRecord) string {
		rows[r.ID], ranks[r.ID] = r, r.Retrieved
		return ""
	})
	for _, id := range slices.Sorted(maps.Keys(rows)) {
		now, ok := there.sources[id]
		p.sources = writeAppend(p.sources, writeItem{id: id, made: !ok}, now, writeSourceProps(rows[id]), rowCounts()...)
	}
	return ranks
}

func writeSourceProps(r *model.SourceRecord) map[string]any {
	props := map[string]any{"id": r.ID}
	if r.Full {
		props["full"] = true
	}
	return writePut(props, map[string]string{
		"publisher": r.Publisher, "title": r.Title, "titleEs": r.TitleEs, "url": r.URL,
		"vintage": r.Vintage, "retrieved": r.Retrieved, "licence": r.Licence,
		"dataset": r.Dataset, "releasedOn": r.ReleasedOn,
	})
}

// decideEntities gives the entities that the batch describes.
func (p *writePlan) decideEntities(b *writeBatch, there writeThere, ranks map[string]string, known func(string) bool) map[string]bool {
	now := map[string]*writeEntity{}
	writeEach(b, p.refused, func(r *model.EntityRecord) string {
		if !known(r.Source) {
			return fmt.Sprintf("the source %s is unknown: give it a row in a table of sources", r.Source)
		}
		if now[r.ID] == nil {
			now[r.ID] = writeEntityOf(r.Kind, there.entities[r.ID])
		}
		now[r.ID].take(r, ranks)
		return ""
	})
	made := map[string]bool{}
	for _, id := range slices.Sorted(maps.Keys(now)) {
		made[id] = true
		was, ok := there.entities[id]
		p.entities = writeAppend(p.entities, writeItem{id: id, group: string(now[id].kind), made: !ok}, was, now[id].stored())
	}
	return made
}

// decideFacts gives the claims of the batch, and the facts that all their claims make.
func (p *writePlan) decideFacts(b *writeBatch, there writeThere, known, entity func(string) bool) {
	facts := map[string]*writeClaims{}
	writeEach(b, p.refused, func(r *model.FactRecord) string {
		for _, id := range []string{r.From, r.To} {
			if !entity(id) {
				return writeUnknownEntity(id)
			}
		}
		if !known(r.Source) {
			return fmt.Sprintf("the source %s is unknown: give it a row in a table of sources", r.Source)
		}
		f := facts[r.FactID]
		if f == nil {
			f = writeClaimsOf(r, there.facts[r.FactID], there.claims[r.FactID])
		}
		if f.relation != r.Relation || f.from != r.From || f.to != r.To {
			return fmt.Sprintf("the id %s is that of another fact: %s from %s to %s", r.FactID, f.relation, f.from, f.to)
		}
		facts[r.FactID] = f
		if r.RetractedAt != "" {
			f.takeVersion(r)
			return ""
		}
		f.take(r, b.day)
		return ""
	})
	for _, id := range slices.Sorted(maps.Keys(facts)) {
		p.decideFact(id, facts[id], there)
	}
}

// decideFact gives one fact and its claims, as far as they change.
func (p *writePlan) decideFact(id string, f *writeClaims, there writeThere) {
	was, ok := there.facts[id]
	item := writeItem{id: id, group: string(f.relation), from: f.from, to: f.to, made: !ok}
	p.facts = writeAppend(p.facts, item, was.props, f.fact(id))
	for _, claim := range slices.Sorted(maps.Keys(f.now)) {
		was, ok := f.was[claim]
		item := writeItem{id: claim, from: writeString(f.now[claim]["source"]), made: !ok}
		p.claims = writeAppend(p.claims, item, was, f.now[claim])
	}
}

// writeAppend adds an item unless it is there as it should be.
func writeAppend(items []writeItem, item writeItem, now, wanted map[string]any, keep ...string) []writeItem {
	item.props, item.was = wanted, now
	if !item.made {
		item.props = writeChanges(now, wanted, keep...)
	}
	if len(item.props) == 0 {
		return items
	}
	return append(items, item)
}

// refusals are the bad rows of a batch, in its order.
func (p *writePlan) refusals(batch []model.Record) []model.BadRow {
	var bad []model.BadRow
	for _, i := range slices.Sorted(maps.Keys(p.refused)) {
		each := writeBad(batch[i], p.refused[i])
		each.Outside = p.outside[i]
		bad = append(bad, each)
	}
	return bad
}

func writeBad(rec model.Record, reason string) model.BadRow {
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

// once leaves out of a plan that nobody carries out what the plans of earlier batches would have made or changed.
func (p *writePlan) once(marks *writeTable) {
	for _, items := range []*[]writeItem{&p.sources, &p.entities, &p.facts, &p.claims, &p.series} {
		*items = slices.DeleteFunc(*items, func(i writeItem) bool {
			return marks.mark(i.id, markPlanned)
		})
	}
}

func (p *writePlan) written() Written {
	var w Written
	for _, each := range []struct {
		items         []writeItem
		made, changed *int
	}{
		{p.sources, &w.SourcesMade, &w.SourcesChanged}, {p.entities, &w.EntitiesMade, &w.EntitiesChanged},
		{p.facts, &w.FactsMade, &w.FactsChanged}, {p.claims, &w.ClaimsMade, &w.ClaimsChanged},
		{p.series, &w.SeriesMade, &w.SeriesChanged},
	} {
		for _, item := range each.items {
			if item.made {
				*each.made++
			} else {
				*each.changed++
			}
		}
	}
	return w
}
