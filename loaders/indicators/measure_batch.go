package indicators

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"puente/graph/model"
	"puente/loaders"
)

// measureBatch is the data of places that are measured together: it is read once, and each place is measured from it.
type measureBatch struct {
	MeasureQuery
	entityIndex
	places      *placeSet
	cells       *cellTable
	concordance concordance
}

// readMeasureBatch reads the data of places once for a batch, by three statements, and a fourth for a window over several editions.
// argument names the argument that has the ids.
func readMeasureBatch(ctx context.Context, op *loaders.Operation, batch any, argument string, ids []string, q MeasureQuery) (*measureBatch, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	return loaders.Dedupe(ctx, op, batch, loaders.CallKey("measured", q, ids), func(ctx context.Context) (*measureBatch, error) {
		b := &measureBatch{MeasureQuery: q}
		var err error
		if b.places, err = readPlaces(ctx, op, argument, ids); err != nil {
			return nil, err
		}
		if q.AreaInstead {
			b.places.addAreas()
		}
		if b.cells, err = readSideCells(ctx, op, b.places, q); err != nil {
			return nil, err
		}
		industries := b.cells.industries(q.Level)
		all := slices.Concat(ids, industries, b.places.members, b.places.wholeAreas())
		slices.Sort(all)
		if b.entityIndex, err = readEntities(ctx, op, slices.Compact(all)); err != nil || !q.hasWindow() {
			return b, err
		}
		b.concordance, err = readEditionConcordance(ctx, op, industries)
		return b, err
	})
}

// allPlaces is the set of all places of the batch.
func (b *measureBatch) allPlaces() *placeSet {
	var members []string
	for _, list := range b.places.membersOf {
		members = append(members, list...)
	}
	slices.Sort(members)
	return &placeSet{members: slices.Compact(members), areas: b.places.areas, municipios: b.places.municipios}
}

// industryMeasure is an industry in a place, with the side that measures it.
type industryMeasure struct {
	*measuredSide
	place    model.Entity
	industry *model.Industry
}

// placesOf are the places of an id. If it is a county without figures of its own, it is its metropolitan area, if that has figures and is wanted.
func (b *measureBatch) placesOf(id string) (of string, places *placeSet) {
	places = b.places.subset(id)
	area := b.places.areaOf(id)
	if !b.AreaInstead || area == "" || b.hasFigures(places) {
		return id, places
	}
	whole := &placeSet{members: b.places.areas[area], areas: b.places.areas, municipios: b.places.municipios}
	if !b.hasFigures(whole) {
		return id, places
	}
	return area, whole
}

// hasFigures reports whether one side or the other can be measured.
func (b *measureBatch) hasFigures(places *placeSet) bool {
	both := b.sides(places, b.cells)
	return slices.ContainsFunc(both[:], func(m *measuredSide) bool { return m != nil && len(m.subjects) > 0 })
}

// industriesOf are the measured industries of a place, named by the edition of a year that year gives for each side: the given one, or
// all if it is nil. What is not measured of the place is the second result.
func (b *measureBatch) industriesOf(ctx context.Context, id string, industry *model.Industry, year func(*measuredSide) int) (all []industryMeasure, without []unmeasuredPlace, err error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	of, places := b.placesOf(id)
	for i, m := range b.sides(places, b.cells) {
		members := places.inCountry(countries()[i])
		if len(members) == 0 || industry != nil && countryOf(industry) != countries()[i] {
			continue
		}
		if m == nil {
			without = append(without, withoutStatistic(members)...)
			continue
		}
		without = append(without, m.unmeasured...)
		if len(m.subjects) == 0 {
			continue
		}
		m.concordance = b.concordance
		if err := m.checkWindow(b.MeasureQuery, industry); err != nil {
			return nil, nil, err
		}
		if year(m) == 0 {
			without = append(without, withoutYear(of, m))
			continue
		}
		found := len(all)
		ids := m.industryIDs(year(m))
		for _, code := range slices.Sorted(maps.Keys(ids)) {
			i := b.industries[ids[code]]
			if i != nil && (industry == nil || industry.ID == i.ID) {
				all = append(all, industryMeasure{m, b.entities[of], i})
			}
		}
		if industry != nil && len(all) == found {
			without = append(without, withoutCell(of, m, year(m), industry))
		}
	}
	if industry != nil && len(places.inCountry(countryOf(industry))) == 0 {
		without = append(without, ofOtherCountry(of, industry))
	}
	return all, without, nil
}

// countryOf is the country whose statistics go by the classification of an industry.
func countryOf(industry *model.Industry) string {
	if industry.System == model.IndustrySystemScian {
		return "MX"
	}
	return "US"
}

// measureIndustries measures the industries of a place, or an industry in places. The places are those of sibling fields, or the
// argument of an industry.
func measureIndustries(ctx context.Context, of model.Entity, places []string, q MeasureQuery, year func(*measuredSide) int) ([]industryMeasure, []*model.Unmeasured, error) {
	op, err := loaders.FromContext(ctx)
	if err != nil {
		return nil, nil, err
	}
	siblings, ids := loaders.Siblings(of)
	industry, ofIndustry := of.(*model.Industry)
	if ofIndustry {
		if len(places) == 0 || len(places) > maxPlaces {
			return nil, nil, model.BadInput("places", fmt.Sprintf("`places` takes 1 to %d ids.", maxPlaces), fmt.Sprintf("`places` admite de 1 a %d ids.", maxPlaces))
		}
		ids, q.Level = slices.Clone(places), industry.Level
	} else {
		places = []string{of.GetID()}
	}
	b, err := readMeasureBatch(ctx, op, siblings, "places", ids, q)
	if err != nil {
		return nil, nil, err
	}
	if ofIndustry {
		if err := b.places.requireMembers("places"); err != nil {
			return nil, nil, err
		}
	}
	var all []industryMeasure
	var without []unmeasuredPlace
	for _, id := range places {
		list, missing, err := b.industriesOf(ctx, id, industry, year)
		if err != nil {
			return nil, nil, err
		}
		all, without = append(all, list...), append(without, missing...)
	}
	return all, b.unmeasured(without), nil
}
