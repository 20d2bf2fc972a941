package indicators

import (
	"slices"
	"strconv"
	"testing"

	"puente/data"
	"puente/graph/model"
	"puente/ingest"
)

// starterKey is what a statistic needs of the starter dataset: a cell of an industry of as many digits, or a total, of 0 digits. Of base
// rows without ids the subject is the country.
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

// Each statistic is one that the starter dataset has: of its base, at each level and in both years between which it holds, in one of its
// datasets, with the total, or cells of as many digits as its total is the sum of.
func TestStatisticsAreInTheStarterDataset(t *testing.T) {
	cells, entities := starterCells(t)
	for i, s := range statistics() {
		if s.counts.EN == "" || s.counts.ES == "" || s.against.name.EN == "" || s.against.name.ES == "" || s.from >= s.to {
			t.Errorf("row %d counts nothing, or for no time: %+v", i, s)
		}
		if s.measure == model.MeasureEstablishments && slices.Contains(s.datasets, model.DatasetCensosSAIC) {
			continue // whoever imports an export of that system with economic units has it; the one in the starter dataset has none
		}
		subjects := s.against.ids
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

// Each statistic can be asked for: where another one before it has its levels, that one lacks its years.
func TestNoStatisticIsHidden(t *testing.T) {
	table := statistics()
	for i, s := range table {
		for j, before := range table[:i] {
			same := before.country == s.country && before.of == s.of && before.base == s.base
			if same && before.from <= s.from && before.to >= s.to && slices.ContainsFunc(s.levels, func(l int) bool { return slices.Contains(before.levels, l) }) {
				t.Errorf("row %d is not taken at all of its levels: row %d comes first", i, j)
			}
		}
	}
}
