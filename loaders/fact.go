package loaders

import (
	"strings"

	"puente/graph/model"
)

// factProperties are the stored properties of a fact.
func factProperties(f *model.Fact) []property {
	return []property{
		{"id", &f.ID}, {"status", enum(&f.Status)}, {"validFrom", &f.ValidFrom}, {"validTo", &f.ValidTo},
		{"observedOn", &f.ObservedOn}, {"confidence", &f.Confidence}, {"sources", &f.SourceIDs}, {"role", &f.Role},
		{"product", &f.Product}, {"agreement", &f.Agreement}, {"method", &f.Method}, {"share", &f.Share},
		{"level", &f.Level}, {"weight", &f.Weight}, {"millionPesos", &f.MillionPesos},
		{"recordedAt", &f.RecordedAt}, {"retractedAt", &f.RetractedAt},
	}
}

// FactColumns writes a fact as a list: its ends and type, then its properties.
func FactColumns(f string) string {
	items := []string{"type(" + f + ")", "startNode(" + f + ").id", "endNode(" + f + ").id"}
	for _, p := range factProperties(&model.Fact{}) {
		items = append(items, f+"."+p.name)
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// defaultStatuses are the statuses of the facts that count by default.
func defaultStatuses() []model.FactStatus {
	return []model.FactStatus{model.StatusReported, model.StatusDisputed}
}

// CountsByDefault writes the condition that a fact has one of the default statuses.
func CountsByDefault(fact string) string {
	return fact + ".status IN ['" + strings.Join(model.Strings(defaultStatuses()), "', '") + "']"
}

// factFilter restricts which facts are followed. Statuses that are absent are the default ones; any other absent part is no condition.
type factFilter struct{ statuses, asOf, believedAt, minConfidence value }

func factFilterOf(f *model.FactFilter) factFilter {
	if f == nil {
		return factFilter{}
	}
	return factFilter{literal(f.Statuses), literal(f.AsOf), literal(f.BelievedAt), literal(f.MinConfidence)}
}

// where writes the conditions on facts: reported and disputed ones, unless statuses are given.
func (f factFilter) where(b *Builder, fact string) []string {
	statuses := f.statuses
	if statuses.absent() {
		statuses = literal(defaultStatuses())
	}
	all := []string{fact + ".status IN " + b.param(statuses.as(asNames))}
	if !f.asOf.absent() {
		at := b.param(f.asOf.as(asDate))
		all = append(all,
			"("+fact+".validFrom IS NULL OR "+compareDates(fact+".validFrom", "<=", at)+")",
			"("+fact+".validTo IS NULL OR "+compareDates(fact+".validTo", ">=", at)+")")
	}
	if !f.believedAt.absent() {
		// A fact without the day on which it was recorded has always been recorded.
		at := b.param(f.believedAt.as(asDate))
		all = append(all,
			"("+fact+".recordedAt IS NULL OR "+compareDates(fact+".recordedAt", "<=", at)+")",
			"("+fact+".retractedAt IS NULL OR "+compareDates(fact+".retractedAt", ">", at)+")",
			"("+fact+".gaps IS NULL OR none(gap IN "+fact+".gaps WHERE "+compareDates("split(gap, '/')[0]", "<=", at)+
				" AND "+compareDates("split(gap, '/')[1]", ">", at)+"))")
	}
	if !f.minConfidence.absent() {
		all = append(all, fact+".confidence >= "+b.param(f.minConfidence.as(asFigure)))
	}
	return all
}

// FactConditions writes the conditions of a filter, which may be nil, on facts.
func FactConditions(b *Builder, filter *model.FactFilter, fact string) []string {
	return factFilterOf(filter).where(b, fact)
}

// compareDates writes the comparison of two dates at the precision that both have: a year, a month or a day.
func compareDates(date, operator, at string) string {
	return "left(" + date + ", size(" + at + ")) " + operator + " left(" + at + ", size(" + date + "))"
}

func asDate(v any) (any, error) {
	if d, ok := v.(*model.Date); ok && d != nil {
		return string(*d), nil
	}
	var d model.Date
	err := d.UnmarshalGQL(v)
	return string(d), err
}
