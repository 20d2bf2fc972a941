package paths

import (
	"slices"
	"strings"

	"puente/graph/model"
)

// factClass is what many facts have in common, and searches decide on.
type factClass struct {
	relation                                             uint8
	status                                               string
	confidence                                           float64
	validFrom, validTo, recordedAt, retractedAt, periods string // periods: those in which nobody upheld the fact, separated by spaces
}

// classFilter is which classes of facts meet a filter, as far as somebody has asked.
type classFilter struct {
	*model.FactFilter
	classes []factClass
	known   []int8 // by class: 1 if its facts meet the filter, -1 if not, 0 if nobody has asked
}

func (p *projection) filter(f *model.FactFilter) classFilter {
	return classFilter{f, p.classes, make([]int8, len(p.classes))}
}

// allows reports whether the facts of a class meet the filter.
func (f classFilter) allows(class int32) bool {
	if f.known[class] == 0 {
		f.known[class] = -1
		if f.classes[class].holds(f.FactFilter) {
			f.known[class] = 1
		}
	}
	return f.known[class] > 0
}

// holds reports whether a class of facts meets a filter.
func (c *factClass) holds(f *model.FactFilter) bool {
	statuses := f.Statuses
	if statuses == nil {
		statuses = []model.FactStatus{model.StatusReported, model.StatusDisputed}
	}
	if !slices.Contains(statuses, model.FactStatus(c.status)) || f.MinConfidence != nil && c.confidence < *f.MinConfidence {
		return false
	}
	if f.AsOf != nil && (c.validFrom != "" && compareDates(c.validFrom, string(*f.AsOf)) > 0 || c.validTo != "" && compareDates(c.validTo, string(*f.AsOf)) < 0) {
		return false
	}
	return f.BelievedAt == nil || c.believedAt(string(*f.BelievedAt))
}

// believedAt reports whether the graph upheld facts of the class on a day.
func (c *factClass) believedAt(day string) bool {
	if c.recordedAt != "" && compareDates(c.recordedAt, day) > 0 || c.retractedAt != "" && compareDates(c.retractedAt, day) <= 0 {
		return false
	}
	for gap := range strings.FieldsSeq(c.periods) {
		if from, until, _ := strings.Cut(gap, "/"); compareDates(from, day) <= 0 && compareDates(until, day) > 0 {
			return false
		}
	}
	return true
}

// compareDates compares two dates at the precision that both have.
func compareDates(a, b string) int {
	n := min(len(a), len(b))
	return strings.Compare(a[:n], b[:n])
}
