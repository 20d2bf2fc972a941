package indicators

import (
	"strings"

	"puente/graph/model"
	"puente/loaders"
)

// statement reads whether what the arguments name exists, and the series of each candidate.
func (r *ranking) statement(op *loaders.Operation, b *loaders.Builder) string {
	q := r.query
	subjects := "MATCH (m:Entity {id: " + b.Put(strings.Join(q.Of.Within, "")) + "})" // the one subject whose items are ranked
	if !q.ofItems() {
		conditions := []string{}
		if len(q.Of.Within) > 0 {
			conditions = op.Conditions(b, q.kind(), "m", "within", q.members())
		}
		subjects = "MATCH (m:" + string(q.kind()) + ")" + loaders.Where(append(conditions, "m.id IS NOT NULL"))
	}
	return `
CALL () {
  UNWIND $p.named AS each
  OPTIONAL MATCH (e:Entity {id: each[1]})
  RETURN collect([each[0], each[1], e IS NOT NULL]) AS named
}
CALL () {
  ` + subjects + `
  CALL (m) {
    MATCH (s:Series {subject: m.id})
    USING INDEX s:Series(subject, sortKey)` + loaders.Where(q.dimensions(b)) + `
    RETURN collect(` + datasetSeriesColumns(op, "s") + `) AS series
  }
  RETURN collect([m.id, series]) AS candidates
}
RETURN named, candidates`
}

// members is the filter of those of a kind that are within the places that are given.
func (q RankingQuery) members() map[string]any {
	ids := map[string]any{"in": toAny(q.Of.Within)}
	if kind := q.kind(); kind.Area() == model.AreaUnit || kind == model.KindPort {
		return map[string]any{"place": ids}
	}
	return map[string]any{"id": ids}
}

func toAny(ids []string) []any {
	all := make([]any, len(ids))
	for i, id := range ids {
		all[i] = id
	}
	return all
}

// dimensions are the conditions on series: of the measure, and broken down by exactly what the query names. The sort key of a series begins with the
// measure and the names of its dimensions, so that only these are read from the index.
func (q RankingQuery) dimensions(b *loaders.Builder) []string {
	var names, all []string
	for _, d := range []struct {
		name   model.SeriesDimension
		ranked bool
		id     *string
		column string
	}{
		{model.SeriesDimensionIndustry, q.Of.Kind == model.RankedKindIndustry, q.Of.Industry, "industry"},
		{model.SeriesDimensionProduct, q.Of.Kind == model.RankedKindProduct, q.Of.Product, "product"},
		{model.SeriesDimensionCounterpart, false, q.Of.Counterpart, "counterpart"},
		{model.SeriesDimensionMode, false, (*string)(q.Of.Mode), "mode"},
	} {
		switch {
		case d.ranked:
			names = append(names, string(d.name))
		case d.id != nil:
			names = append(names, string(d.name))
			all = append(all, "s."+d.column+" = "+b.Put(*d.id))
		}
	}
	all = append(all, "s.sortKey STARTS WITH "+b.Put(string(q.Measure)+"\t"+strings.Join(names, " ")+"\t"))
	if q.Of.Kind == model.RankedKindIndustry {
		all = append(all, "s.industryLevel = "+b.Put(int64(*q.Of.Level)))
	}
	if q.Of.Dataset != nil {
		all = append(all, "s.dataset = "+b.Put(*q.Of.Dataset))
	}
	return all
}

// addItems adds the series of a subject by its items. Of industries those of one edition of the classification are kept, the latest that has a figure in the
// period: an industry of another edition is another one.
func (r *ranking) addItems(all []datasetSeries) {
	edition := ""
	for _, s := range all {
		if s.IndustryID != nil && r.covers(s) {
			edition = max(edition, editionOf(*s.IndustryID))
		}
	}
	for _, s := range all {
		switch {
		case r.query.Of.Kind == model.RankedKindProduct && s.ProductID != nil && len(codeOf(*s.ProductID)) == int(*r.query.Of.Level):
			r.series[*s.ProductID] = append(r.series[*s.ProductID], s)
		case r.query.Of.Kind == model.RankedKindIndustry && s.IndustryID != nil && editionOf(*s.IndustryID) == edition:
			r.series[*s.IndustryID] = append(r.series[*s.IndustryID], s)
		}
	}
}

// covers reports whether a series has a figure in the period; in any period where none was asked for.
func (r *ranking) covers(s datasetSeries) bool {
	if r.query.Period == nil {
		return true
	}
	o, has := s.At(*r.query.Period)
	return has && o.Value != nil
}
