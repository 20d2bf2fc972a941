package indicators

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"puente/analysis"
	"puente/graph/model"
)

// cutKey is a sector in a year.
type cutKey struct {
	sector string
	year   int
}

// cut is how a sector is parted in a year: by an edition of the classification, and by codes that this edition does not have but under
// which figures of the year are published. Where it differs between two years, a code need not mean the same in both.
func (m *measuring) cut(code string, year int) string {
	key := cutKey{sectorOf(code), year}
	if cut, known := m.cuts[key]; known {
		return cut
	}
	strange := map[string]bool{}
	for what, part := range m.named() {
		if part == what || sectorOf(part) != key.sector {
			continue
		}
		for _, subject := range slices.Concat(m.subjects, m.bases) {
			if c := m.cell(subject, what, year); c.Flag != analysis.Absent {
				strange[what] = true
			}
		}
	}
	cut := strings.Join(append([]string{m.edition(year)}, slices.Sorted(maps.Keys(strange))...), ", ")
	m.cuts[key] = cut
	return cut
}

// sameCut tells whether a code is the same industry in two years.
func (m *measuring) sameCut(code string, s stretch) bool {
	return m.cut(code, s.start) == m.cut(code, s.end)
}

// recoding is a change over a stretch by the classification of its end: what grew, and what only changed its code. Value is the start by
// that classification from the figures as published; NaN where they do not give it.
type recoding struct {
	analysis.Change
	value      float64
	start, end amount // as published
}

// change splits the change of an industry over a stretch.
func (m *measuring) change(code string, s stretch) (recoding, error) {
	start, end := m.industry(code, s.start), m.industry(code, s.end)
	same := recoding{analysis.Change{
		Recoded: start.bounds, Real: end.bounds.Sub(start.bounds), Reclassified: analysis.Point(0), Growth: analysis.Growth(start.bounds, end.bounds, s.years()),
	}, start.value, start, end}
	if m.sameCut(code, s) {
		return same, nil
	}
	figures := map[string]analysis.Interval{code: start.bounds}
	var moves []analysis.ConcordanceEntry
	if earlier, edition := m.edition(s.start), m.edition(s.end); earlier == edition {
		moves = m.within(code)
	} else {
		moves = m.between.into(earlier, edition, code)
		if len(moves) == 1 && moves[0].From == code {
			return same, nil
		}
		if m.between[industryID(earlier, code)] == nil {
			delete(figures, code)
		}
	}
	sum := 0.0
	for _, move := range moves {
		from := m.industry(move.From, s.start)
		figures[move.From] = from.bounds
		if move.To != code { // it moved in part
			from.value = math.NaN()
		}
		sum += from.value
	}
	change, err := analysis.ChangeAcross(code, figures, moves, end.bounds, s.years())
	if err != nil {
		return recoding{change, math.NaN(), start, end}, fmt.Errorf("%s in %d and %d: %w", code, s.start, s.end, err)
	}
	return recoding{change, sum, start, end}, nil
}

// recutSectors are the sectors that were parted anew over the stretch of growth.
func (m *measuring) recutSectors() []string {
	found := map[string]bool{}
	for code := range m.codes(m.now()) {
		if !m.sameCut(code, m.growing) {
			found[sectorOf(code)] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// within are the moves into a code of a sector that is parted differently, where nothing tells of them: each industry of the sector can
// have moved, in whole or in part.
func (m *measuring) within(code string) []analysis.ConcordanceEntry {
	names := map[string]bool{code: true}
	for what, part := range m.named() {
		if sectorOf(part) == sectorOf(code) {
			names[what] = true
		}
	}
	some := analysis.Unknown()
	if m.tolerance.Signed {
		some = analysis.Unbounded()
	}
	var moves []analysis.ConcordanceEntry
	for _, what := range slices.Sorted(maps.Keys(names)) {
		moves = append(moves, analysis.ConcordanceEntry{From: what, To: code, Count: some}, analysis.ConcordanceEntry{From: what, Count: some})
	}
	return moves
}

// growth is the growth of a code over the stretch of the side.
func (m *measuring) growth(code string) *model.Growth {
	g := m.growing
	if g.years() == 0 {
		return nil
	}
	change, err := m.change(code, g)
	start, end := change.start, change.end
	rate := math.NaN()
	if change.value > 0 && end.value >= 0 {
		rate = analysis.Growth(analysis.Point(change.value), analysis.Point(end.value), g.years()).Low
	}
	reclassified := change.value - start.value
	if change.Reclassified.IsPoint() {
		reclassified = change.Reclassified.Low // even where the figures themselves are not known
	}
	grown := &model.Growth{
		From: yearOf(g.start), To: yearOf(g.end), FromClassification: orNil(editionName(m.edition(g.start))), ToClassification: orNil(editionName(m.edition(g.end))),
		Start: estimate(start.value, start.bounds), End: estimate(end.value, end.bounds), Rate: estimate(rate, change.Growth),
		Recoded: estimate(change.value, change.Recoded), Real: estimate(end.value-change.value, change.Real), Reclassified: estimate(reclassified, change.Reclassified),
	}
	if err != nil {
		refused := m.incomparable(g)
		grown.Incomparable = &refused
	}
	return grown
}

// answers refuses what the side cannot be asked for: years before the book begins, or an industry of an edition that the years do not have.
func (m *measuring) answers(q MeasureQuery, industry *model.Industry) error {
	if m.earlier(q.From) {
		return notComparable(model.Localized{
			EN: fmt.Sprintf("There are figures before %d, and they do not mean the same: %s Ask for %d or later.", m.from, m.before.EN, m.from),
			ES: fmt.Sprintf("Hay cifras anteriores a %d, y no significan lo mismo: %s Pida %d o después.", m.from, m.before.ES, m.from),
		})
	}
	if edition := m.edition(m.growing.end); q.windowed() && industry != nil && edition != "" && editionOf(industry.ID) != edition && systemOf(editionOf(industry.ID)) == systemOf(edition) {
		return notComparable(model.Localized{
			EN: fmt.Sprintf("The figures of %d go by %s: ask for an industry of that edition, not for %s.", m.growing.end, editionName(edition), industry.ID),
			ES: fmt.Sprintf("Las cifras de %d siguen %s: pida una industria de esa edición, y no %s.", m.growing.end, editionName(edition), industry.ID),
		})
	}
	return nil
}

func notComparable(why model.Localized) error {
	return model.Fault(model.CodeNotComparable, why.EN, why.ES)
}

// incomparable tells why the ends of a stretch cannot be compared.
func (m *measuring) incomparable(g stretch) model.Localized {
	from, to := editionName(m.edition(g.start)), editionName(m.edition(g.end))
	return model.Localized{
		EN: fmt.Sprintf("The figures of %d go by %s and those of %d by %s, and no concordance in the graph tells what became of the code. Ask for years of one classification, or load a concordance.", g.start, from, g.end, to),
		ES: fmt.Sprintf("Las cifras de %d siguen %s y las de %d siguen %s, y ninguna concordancia del grafo dice qué fue del código. Pida años de una sola clasificación, o cargue una concordancia.", g.start, from, g.end, to),
	}
}

// recut tells why a figure does not settle a growth.
func (m *measuring) recut() model.Localized {
	return model.Localized{
		EN: fmt.Sprintf("Its sector was parted differently in %d and in %d, and nothing tells what moved between its industries: a concordance of the two editions with figures by both would.", m.growing.start, m.growing.end),
		ES: fmt.Sprintf("Su sector se dividía de otro modo en %d y en %d, y nada dice qué pasó de una industria a otra: lo diría una concordancia de ambas ediciones con cifras según las dos.", m.growing.start, m.growing.end),
	}
}

// editionName is how a reader knows an edition: NAICS 2017.
func editionName(edition string) string {
	system := systemOf(edition)
	return strings.TrimSpace(strings.ToUpper(system) + " " + edition[len(system):])
}

// orNil is a name, and nil where there is none.
func orNil(name string) *string {
	if name == "" {
		return nil
	}
	return &name
}
