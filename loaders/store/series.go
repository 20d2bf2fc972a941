package store

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"puente/graph/model"
)

// Series have no relationships: they name their subject, dimensions and source by id. An index on subject and sortKey serves the
// order and the pages of a subject's series, and loading them is about three times as fast as with relationships.

// maxSeriesText is the greatest length of a unit or breakdown in bytes: both are parts of sortKey, which is indexed.
const maxSeriesText = 1000

// seriesFault returns why a series can be stored in no graph, or "".
func seriesFault(r *model.SeriesRecord) string {
	industry, _ := model.KindOf(r.Industry)
	product, _ := model.KindOf(r.Product)
	_, subject := model.KindOf(r.Subject)
	_, counterpart := model.KindOf(r.Counterpart)
	n := len(r.Values)
	switch {
	case !strings.HasPrefix(r.SeriesID, "series:"):
		return fmt.Sprintf("%q is not the id of a series", r.SeriesID)
	case !subject:
		return fmt.Sprintf("%q is not the id of an entity", r.Subject)
	case r.Counterpart != "" && !counterpart:
		return fmt.Sprintf("%q is not the id of an entity", r.Counterpart)
	case r.Industry != "" && industry != model.KindIndustry:
		return fmt.Sprintf("%q is not the id of an industry", r.Industry)
	case r.Product != "" && product != model.KindProduct:
		return fmt.Sprintf("%q is not the id of a product", r.Product)
	case !r.Measure.IsValid():
		return fmt.Sprintf("%q is not a measure", r.Measure)
	case r.Mode != "" && !r.Mode.IsValid():
		return fmt.Sprintf("%q is not a mode of transport", r.Mode)
	case !r.Frequency.IsValid() || !r.Frequency.Precise(model.Date(r.First)):
		return fmt.Sprintf("a series of the frequency %s does not begin with %q", r.Frequency, r.First)
	case len(r.Unit) > maxSeriesText || len(r.Breakdown) > maxSeriesText:
		return fmt.Sprintf("a unit or breakdown has up to %d bytes", maxSeriesText)
	case n == 0 || len(r.Flags) != n || r.Lows != nil && len(r.Lows) != n || r.Highs != nil && len(r.Highs) != n:
		return fmt.Sprintf("a series has as many flags and bounds as values, and at least one: it has %d, %d, %d and %d",
			len(r.Flags), len(r.Lows), len(r.Highs), n)
	case r.Unit == "":
		return "a series needs a unit"
	case r.Source == "":
		return "a series needs a source"
	}
	return ""
}

// seriesProps are the stored properties of a series but for the dataset, which is a property of its source.
func seriesProps(r *model.SeriesRecord) properties {
	props := properties{
		"by": dimensions(r), "values": r.Values, "sortKey": seriesSortKey(r),
		"last": string(r.Frequency.Period(model.Date(r.First), len(r.Values)-1)),
	}
	for name, bounds := range map[string][]float64{"lows": r.Lows, "highs": r.Highs} {
		if bounds != nil && !equalNumbers(bounds, r.Values) {
			props[name] = bounds
		}
	}
	if r.Industry != "" {
		props["industryLevel"] = industryLevel(industryCode(r.Industry))
	}
	return props.setTexts(map[string]string{
		"id": r.SeriesID, "subject": r.Subject, "measure": string(r.Measure), "unit": r.Unit, "frequency": string(r.Frequency),
		"industry": r.Industry, "product": r.Product, "counterpart": r.Counterpart, "mode": string(r.Mode), "breakdown": r.Breakdown,
		"first": r.First, "flags": r.Flags, "source": r.Source,
	})
}

// dimensions lists the dimensions of a series that have a value.
func dimensions(r *model.SeriesRecord) []string {
	present := []string{}
	for _, each := range []struct{ name, value string }{
		{"INDUSTRY", r.Industry}, {"PRODUCT", r.Product}, {"COUNTERPART", r.Counterpart}, {"MODE", string(r.Mode)}, {"BREAKDOWN", r.Breakdown},
	} {
		if each.value != "" {
			present = append(present, each.name)
		}
	}
	return present
}

// seriesSortKey orders the series of a subject. Frequency and unit come last: they only make the key unique.
func seriesSortKey(r *model.SeriesRecord) string {
	const separator = "\t" // sorts before all printable characters, so that a shorter part comes first
	return strings.Join([]string{
		string(r.Measure), strings.Join(dimensions(r), " "), industryCode(r.Industry), r.Industry, r.Product, r.Counterpart, string(r.Mode),
		r.Breakdown, r.First, r.Source, string(r.Frequency), r.Unit,
	}, separator)
}

// industryCode is the code in the id of an industry.
func industryCode(id string) string { return id[strings.LastIndex(id, ":")+1:] }

// industryLevel is the number of digits of a code; a range of sectors such as 31-33 has two.
func industryLevel(code string) int64 {
	digits, _, _ := strings.Cut(code, "-")
	return int64(len(digits))
}

// planSeries plans the series of the batch.
func (p *plan) planSeries(b *batch, stored *snapshot, sourceExists, entityExists func(string) bool) {
	datasets := map[string]string{} // of the sources of the batch
	for _, rec := range b.records {
		if r, ok := rec.(*model.SourceRecord); ok {
			datasets[r.ID] = r.Dataset
		}
	}
	wanted := map[string]properties{}
	eachRecord(b, p.refused, func(r *model.SeriesRecord) string {
		for _, id := range referencedEntities(r) {
			if !entityExists(id) {
				return unknownEntity(id)
			}
		}
		if !sourceExists(r.Source) {
			return unknownSource(r.Source)
		}
		dataset, inBatch := datasets[r.Source]
		if !inBatch {
			dataset = stored.sources[r.Source].text("dataset")
		}
		wanted[r.SeriesID] = seriesProps(r).setTexts(map[string]string{"dataset": dataset})
		return ""
	})
	for _, id := range slices.Sorted(maps.Keys(wanted)) {
		old, exists := stored.series[id]
		p.series = appendMutation(p.series, mutation{id: id, created: !exists}, old, wanted[id])
	}
}
