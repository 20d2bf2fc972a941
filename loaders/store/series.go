package store

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
)

// A series names its subject, its dimensions and its source by id and has no relationships: the order and the pages of a
// subject's series come straight from an index, and a series is loaded about three times as fast.

// maxSeriesText is how long a unit or breakdown may be in bytes: both are part of a key that an index must hold.
const maxSeriesText = 1000

// seriesFault checks what a series must be whoever made it.
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

// seriesProps is what is stored of a series, but for the dataset, which its source tells.
func seriesProps(r *model.SeriesRecord) map[string]any {
	props := map[string]any{
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
	return setTexts(props, map[string]string{
		"id": r.SeriesID, "subject": r.Subject, "measure": string(r.Measure), "unit": r.Unit, "frequency": string(r.Frequency),
		"industry": r.Industry, "product": r.Product, "counterpart": r.Counterpart, "mode": string(r.Mode), "breakdown": r.Breakdown,
		"first": r.First, "flags": r.Flags, "source": r.Source,
	})
}

// dimensions lists by what the series is.
func dimensions(r *model.SeriesRecord) []string {
	by := []string{}
	for _, each := range []struct{ name, value string }{
		{"INDUSTRY", r.Industry}, {"PRODUCT", r.Product}, {"COUNTERPART", r.Counterpart}, {"MODE", string(r.Mode)}, {"BREAKDOWN", r.Breakdown},
	} {
		if each.value != "" {
			by = append(by, each.name)
		}
	}
	return by
}

// seriesSortKey orders the series of a subject. No two of them have the same: unit and frequency come last for that alone.
func seriesSortKey(r *model.SeriesRecord) string {
	const low = "\t" // before every character that a person sees, so that a shorter part comes first
	return strings.Join([]string{
		string(r.Measure), strings.Join(dimensions(r), " "), industryCode(r.Industry), r.Industry, r.Product, r.Counterpart, string(r.Mode),
		r.Breakdown, r.First, r.Source, string(r.Frequency), r.Unit,
	}, low)
}

// industryCode is the code in the id of an industry.
func industryCode(id string) string { return id[strings.LastIndex(id, ":")+1:] }

// industryLevel is how many digits a code has; a range of sectors such as 31-33 has two.
func industryLevel(code string) int64 {
	digits, _, _ := strings.Cut(code, "-")
	return int64(len(digits))
}

// planSeries gives the series of the batch.
func (p *plan) planSeries(b *batch, there snapshot, known, entity func(string) bool) {
	datasets := map[string]string{}
	for _, rec := range b.records {
		if r, ok := rec.(*model.SourceRecord); ok {
			datasets[r.ID] = r.Dataset
		}
	}
	wanted := map[string]map[string]any{}
	eachRecord(b, p.refused, func(r *model.SeriesRecord) string {
		for _, id := range referencedEntities(r) {
			if !entity(id) {
				return unknownEntity(id)
			}
		}
		if !known(r.Source) {
			return fmt.Sprintf("the source %s is unknown: give it a row in a table of sources", r.Source)
		}
		dataset, here := datasets[r.Source]
		if !here {
			dataset = writeString(there.sources[r.Source]["dataset"])
		}
		wanted[r.SeriesID] = setTexts(seriesProps(r), map[string]string{"dataset": dataset})
		return ""
	})
	for _, id := range slices.Sorted(maps.Keys(wanted)) {
		was, ok := there.series[id]
		p.series = appendMutation(p.series, mutation{id: id, created: !ok}, was, wanted[id])
	}
}

// referencedEntities are the entities that a record names beside the one that it describes.
func referencedEntities(rec model.Record) []string {
	var all []string
	switch r := rec.(type) {
	case *model.FactRecord:
		all = []string{r.From, r.To}
	case *model.SeriesRecord:
		all = []string{r.Subject, r.Industry, r.Product, r.Counterpart}
	}
	return slices.DeleteFunc(all, func(id string) bool { return id == "" })
}

func unknownEntity(id string) string {
	return fmt.Sprintf("the entity %s is unknown: give it a row in a table of entities", id)
}

func readSeries(ctx context.Context, tx neo4j.ManagedTransaction, ids batchIDs, there *snapshot) error {
	return writeLists(ctx, tx, `
UNWIND $ids AS id
MATCH (n:Series {id: id})
RETURN collect([id, properties(n)]) AS rows`, ids.series, func(row []any) {
		there.series[writeString(row[0])] = writeProps(row[1])
	})
}

func seriesStep(items []mutation) step {
	return step{"series", items, `
UNWIND $rows AS row
CREATE (n:Series)
SET n = row[0]
RETURN count(*) AS n`, `
UNWIND $rows AS row
MATCH (n:Series {id: row[1]})
SET n += row[0]
RETURN count(*) AS n`}
}

// equalNumbers tells whether two lists of numbers are the same. A cell without a value is like another.
func equalNumbers(a, b []float64) bool {
	return slices.EqualFunc(a, b, func(x, y float64) bool { return x == y || math.IsNaN(x) && math.IsNaN(y) })
}
