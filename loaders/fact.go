package loaders

import (
	"strings"

	"puente/graph/model"
)

// factProperties is what is stored of a fact, and where it goes.
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

// defaultStatuses are those of the facts that count where a reader does not choose.
func defaultStatuses() []model.FactStatus {
	return []model.FactStatus{model.StatusReported, model.StatusDisputed}
}

// CountsByDefault writes that a fact is one of those that count where a reader does not choose.
func CountsByDefault(fact string) string {
	return fact + ".status IN ['" + strings.Join(model.Strings(defaultStatuses()), "', '") + "']"
}

// factFilter says which facts are followed; a part that is absent is no condition, but for the statuses.
type factFilter struct{ statuses, asOf, believedAt, minConfidence value }

func factFilterOf(f *model.FactFilter) factFilter {
	if f == nil {
		return factFilter{}
	}
	return factFilter{literal(f.Statuses), literal(f.AsOf), literal(f.BelievedAt), literal(f.MinConfidence)}
}

// where writes which facts are followed: reported and disputed ones unless others are asked for.
func (f factFilter) where(b *Builder, fact string) []string {
	statuses := f.statuses
	if statuses.absent() {
		statuses = literal(defaultStatuses())
	}
	all := []string{fact + ".status IN " + b.param(statuses.as(asNames))}
	if !f.asOf.absent() {
		at := b.param(f.asOf.as(asDate))
		all = append(all,
			"("+fact+".validFrom IS NULL OR "+sameSide(fact+".validFrom", "<=", at)+")",
			"("+fact+".validTo IS NULL OR "+sameSide(fact+".validTo", ">=", at)+")")
	}
	if !f.believedAt.absent() {
		// Likewise. A fact of which nobody kept when it was recorded has always been there.
		at := b.param(f.believedAt.as(asDate))
		all = append(all,
			"("+fact+".recordedAt IS NULL OR "+sameSide(fact+".recordedAt", "<=", at)+")",
			"("+fact+".retractedAt IS NULL OR "+sameSide(fact+".retractedAt", ">", at)+")",
			"("+fact+".gaps IS NULL OR none(gap IN "+fact+".gaps WHERE "+sameSide("split(gap, '/')[0]", "<=", at)+
				" AND "+sameSide("split(gap, '/')[1]", ">", at)+"))")
	}
	if !f.minConfidence.absent() {
		all = append(all, fact+".confidence >= "+b.param(f.minConfidence.as(asFigure)))
	}
	return all
}

// FactConditions writes which facts are followed under a filter, which may be nil.
func FactConditions(b *Builder, filter *model.FactFilter, fact string) []string {
	return factFilterOf(filter).where(b, fact)
}

// sameSide compares two dates of reduced precision, at the precision that both have.
func sameSide(date, operator, at string) string {
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
