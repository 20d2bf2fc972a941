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

// partitionKey is a sector in a year.
type partitionKey struct {
	sector string
	year   int
}

// partition identifies how the sector of a code is divided into industries in a year: by the edition of the classification, and by the
// items outside that edition that are published for the year. If it differs between two years, the code may not be the same industry
// in both.
func (m *measuredSide) partition(code string, year int) string {
	key := partitionKey{sectorOf(code), year}
	if partition, cached := m.partitions[key]; cached {
		return partition
	}
	outside := map[string]bool{}
	for item, part := range m.itemCodes() {
		if part == item || sectorOf(part) != key.sector {
			continue
		}
		for _, subject := range slices.Concat(m.subjects, m.bases) {
			if c := m.cell(subject, item, year); c.Flag != analysis.Absent {
				outside[item] = true
			}
		}
	}
	partition := strings.Join(append([]string{m.edition(year)}, slices.Sorted(maps.Keys(outside))...), ", ")
	m.partitions[key] = partition
	return partition
}

// samePartition reports whether a code is the same industry at the start and the end of a period.
func (m *measuredSide) samePartition(code string, p period) bool {
	return m.partition(code, p.start) == m.partition(code, p.end)
}

// reclassification is a change over a period by the classification of its end.
type reclassification struct {
	analysis.Change
	value      float64 // the start by that classification from the figures as published; NaN where they do not give it
	start, end amount  // as published
}

// change decomposes the change of an industry over a period. It is an error if the classifications differ and the concordance does not
// have the code.
func (m *measuredSide) change(code string, p period) (reclassification, error) {
	start, end := m.industryAmount(code, p.start), m.industryAmount(code, p.end)
	unchanged := reclassification{analysis.Change{
		Recoded: start.bounds, Real: end.bounds.Sub(start.bounds), Reclassified: analysis.Point(0), Growth: analysis.Growth(start.bounds, end.bounds, p.years()),
	}, start.value, start, end}
	if m.samePartition(code, p) {
		return unchanged, nil
	}
	figures := map[string]analysis.Interval{code: start.bounds}
	var entries []analysis.ConcordanceEntry
	if earlier, edition := m.edition(p.start), m.edition(p.end); earlier == edition {
		entries = m.possibleTransfers(code)
	} else {
		entries = m.concordance.entries(earlier, edition, code)
		if len(entries) == 1 && entries[0].From == code {
			return unchanged, nil
		}
		if m.concordance[industryID(earlier, code)] == nil {
			delete(figures, code)
		}
	}
	value := 0.0
	for _, entry := range entries {
		from := m.industryAmount(entry.From, p.start)
		figures[entry.From] = from.bounds
		if entry.To != code { // only a part of it is reclassified to the code
			from.value = math.NaN()
		}
		value += from.value
	}
	change, err := analysis.ChangeAcross(code, figures, entries, end.bounds, p.years())
	if err != nil {
		return reclassification{change, math.NaN(), start, end}, fmt.Errorf("%s in %d and %d: %w", code, p.start, p.end, err)
	}
	return reclassification{change, value, start, end}, nil
}

// repartitionedSectors are the sectors whose partition differs between the start and the end of growth.
func (m *measuredSide) repartitionedSectors() []string {
	found := map[string]bool{}
	for code := range m.industryIDs(m.classificationYear()) {
		if !m.samePartition(code, m.growthPeriod) {
			found[sectorOf(code)] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// possibleTransfers are the entries to a code for a sector whose partition differs without a concordance: each industry of the sector
// may have been reclassified to the code, in whole or in part.
func (m *measuredSide) possibleTransfers(code string) []analysis.ConcordanceEntry {
	items := map[string]bool{code: true}
	for item, part := range m.itemCodes() {
		if sectorOf(part) == sectorOf(code) {
			items[item] = true
		}
	}
	count := analysis.Unknown()
	if m.tolerance.Signed {
		count = analysis.Unbounded()
	}
	var entries []analysis.ConcordanceEntry
	for _, item := range slices.Sorted(maps.Keys(items)) {
		entries = append(entries, analysis.ConcordanceEntry{From: item, To: code, Count: count}, analysis.ConcordanceEntry{From: item, Count: count})
	}
	return entries
}

func notComparable(reason model.Localized) error {
	return model.Fault(model.CodeNotComparable, reason.EN, reason.ES)
}

// incomparableReason is the reason why the ends of a period cannot be compared.
func (m *measuredSide) incomparableReason(p period) model.Localized {
	from, to := editionName(m.edition(p.start)), editionName(m.edition(p.end))
	return model.Localized{
		EN: fmt.Sprintf("The figures of %d go by %s and those of %d by %s, and no concordance in the graph tells what became of the code. Ask for years of one classification, or load a concordance.", p.start, from, p.end, to),
		ES: fmt.Sprintf("Las cifras de %d siguen %s y las de %d siguen %s, y ninguna concordancia del grafo dice qué fue del código. Pida años de una sola clasificación, o cargue una concordancia.", p.start, from, p.end, to),
	}
}

// repartitionedReason is the reason why the start of growth is not exact where the partition of the sector differs.
func (m *measuredSide) repartitionedReason() model.Localized {
	return model.Localized{
		EN: fmt.Sprintf("Its sector was parted differently in %d and in %d, and nothing tells what moved between its industries: a concordance of the two editions with figures by both would.", m.growthPeriod.start, m.growthPeriod.end),
		ES: fmt.Sprintf("Su sector se dividía de otro modo en %d y en %d, y nada dice qué pasó de una industria a otra: lo diría una concordancia de ambas ediciones con cifras según las dos.", m.growthPeriod.start, m.growthPeriod.end),
	}
}

// editionName is the name of an edition as publishers write it: NAICS 2017.
func editionName(edition string) string {
	system := systemOf(edition)
	return strings.TrimSpace(strings.ToUpper(system) + " " + edition[len(system):])
}

// orNil is a pointer to a name, and nil for the empty one.
func orNil(name string) *string {
	if name == "" {
		return nil
	}
	return &name
}
