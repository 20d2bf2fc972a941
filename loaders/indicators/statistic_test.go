package indicators

import (
	"slices"
	"strconv"
	"testing"

	"puente/data"
	"puente/graph/model"
	"puente/ingest"
)

// starterKey is a cell of the starter dataset that a statistic needs: of an industry of as many digits as the level, or a total, at
// level 0. For baselines without ids the subject is the country.
type starterKey struct {
	subject, dataset string
	measure          model.Measure
	level, year      int
}

// starterCells gives the cells of the starter dataset, and the ids of its entities.
func starterCells(t *testing.T) (cells map[starterKey]bool, entities map[string]bool) {
	t.Helper()
	starter, err := ingest.OpenFS(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	cells, entities = map[starterKey]bool{}, map[string]bool{}
	datasets := map[string]string{}
	for rec, err := range starter.Records() {
		if err != nil {
			t.Fatal(err)
		}
		switch r := rec.(type) {
		case *model.SourceRecord:
			datasets[r.ID] = r.Dataset
		case *model.EntityRecord:
			entities[r.ID] = true
		case *model.SeriesRecord:
			first, err := strconv.Atoi(r.First)
			if err != nil {
				continue // of months
			}
			step := 1
			if r.Frequency == model.FrequencyFiveYears {
				step = 5
			}
			for i := range r.Values {
				for _, subject := range []string{r.Subject, model.CountryOf(r.Subject)} {
					cells[starterKey{subject, datasets[r.Source], r.Measure, levelOf(codeOf(r.Industry)), first + i*step}] = true
				}
			}
		}
	}
	return cells, entities
}

// The starter dataset has the cells of each statistic: for its baseline, at each level, in its first and its last year, in one of its
// datasets, with the total or the parts of the total.
func TestStatisticsAreInTheStarterDataset(t *testing.T) {
	cells, entities := starterCells(t)
	for i, s := range statistics() {
		if s.concept.EN == "" || s.concept.ES == "" || s.baseline.name.EN == "" || s.baseline.name.ES == "" || s.from >= s.to {
			t.Errorf("row %d has an empty text, or no years: %+v", i, s)
		}
		if s.measure == model.MeasureEstablishments && slices.Contains(s.datasets, model.DatasetCensosSAIC) {
			continue // for imported SAIC exports with economic units; the export in the starter dataset does not have them
		}
		subjects := s.baseline.ids
		if subjects == nil {
			subjects = []string{s.country}
		}
		for _, subject := range subjects {
			if subject != s.country && !entities[subject] {
				t.Errorf("row %d: the starter dataset has no %s", i, subject)
			}
			for _, year := range []int{s.from, s.to} {
				for _, level := range append(slices.Clone(s.levels), s.parts) {
					if !slices.ContainsFunc(s.datasets, func(d string) bool { return cells[starterKey{subject, d, s.measure, level, year}] }) {
						t.Errorf("row %d: %v have no %s of %s, of %d digits, in %d", i, s.datasets, s.measure, subject, level, year)
					}
				}
			}
		}
	}
}

// Each statistic can be selected: an earlier row with one of its levels does not have all of its years.
func TestEachStatisticCanBeSelected(t *testing.T) {
	table := statistics()
	for i, s := range table {
		for j, before := range table[:i] {
			same := before.country == s.country && before.of == s.of && before.base == s.base
			if same && before.from <= s.from && before.to >= s.to && slices.ContainsFunc(s.levels, func(l int) bool { return slices.Contains(before.levels, l) }) {
				t.Errorf("row %d cannot be selected at all of its levels: row %d is preferred", i, j)
			}
		}
	}
}
