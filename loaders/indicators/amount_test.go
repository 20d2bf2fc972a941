package indicators

import (
	"math"
	"testing"

	"puente/analysis"
	"puente/graph/model"
)

func TestCodes(t *testing.T) {
	for code, want := range map[string][2]string{
		"334": {"31-33", "31-33"}, "23": {"23", "23"}, "4885": {"48-49", "sectors 22, 48 to 81"}, "461": {"46", "sectors 43, 46"},
		"452": {"44-45", "sectors 22, 48 to 81"}, "212": {"21", "sectors 11, 21"}, "31-33": {"31-33", "31-33"},
	} {
		if got := [2]string{sectorOf(code), groupOf(code)}; got != want {
			t.Errorf("%s: %v, not %v", code, got, want)
		}
	}
	for _, c := range []struct {
		what  string
		level int
		code  string
		part  bool
	}{
		{"334", 3, "334", true}, {"334", 4, "334", false}, {"31-33", 2, "31-33", true}, {"", 2, "", false}, {"subsector 222", 3, "222", true},
		{"subsector 222", 2, "222", false}, {"sectors 11, 21", 2, "sectors 11, 21", true}, {"plants listed with capital from Mexico", 2, "", false},
	} {
		if code, part := partCode(c.what, c.level); part != c.part || part && code != c.code {
			t.Errorf("%q at %d: %q, %v", c.what, c.level, code, part)
		}
	}
}

// cellsOf are the cells of one subject and year, by industry.
func cellsOf(dataset string, values map[string]float64) *cellTable {
	c := newCellTable()
	c.sources["source:x"] = &model.Source{ID: "source:x", Dataset: &dataset}
	for what, value := range values {
		s := &model.Series{
			Measure: model.MeasureEmployees, Frequency: model.FrequencyYear, SubjectID: "county:1", First: "2019", Last: "2019",
			Cells: []float64{value}, Flags: "E", SourceID: "source:x",
		}
		if math.IsNaN(value) {
			s.Flags = "S"
		}
		if what != "" {
			id := "industry:naics2017:" + what
			s.IndustryID = &id
		}
		c.add(s, map[string]int{"source:x": 0})
	}
	return c
}

// A missing cell is bounded by the whole less its published parts, and is zero only if these add up to the whole.
func TestMissingCellsAreBounded(t *testing.T) {
	nan := math.NaN()
	for name, c := range map[string]struct {
		values map[string]float64
		want   analysis.Interval
	}{
		"by its sector":      {map[string]float64{"": 1000, "31-33": 100, "336": 70, "334": nan}, analysis.Interval{Low: 0, High: 30}},
		"by the total":       {map[string]float64{"": 1000, "336": 970, "334": nan}, analysis.Interval{Low: 0, High: 30}},
		"nothing is left":    {map[string]float64{"": 1000, "31-33": 100, "336": 60, "339": 40}, analysis.Point(0)},
		"nothing bounds it":  {map[string]float64{"336": 70}, analysis.Unknown()},
		"parts exceed whole": {map[string]float64{"31-33": 60, "336": 70}, analysis.Unknown()},
		"published":          {map[string]float64{"31-33": 100, "334": 20}, analysis.Point(20)},
	} {
		s, _ := statisticFor("US", model.ScreenMeasureEmployment, model.ScreenBaseNational, 3, nil)
		m := &measuredSide{statistic: s, level: 3, cells: cellsOf(s.datasets[0], c.values), subjects: []string{"county:1"}, publishedSums: map[sumKey]float64{}}
		got := m.industryAmount("334", 2019)
		if got.bounds != c.want || math.IsNaN(got.value) == c.want.IsPoint() {
			t.Errorf("%s: %v, not %v", name, got, c.want)
		}
		if missing := len(got.missing) > 0; missing == c.want.IsPoint() {
			t.Errorf("%s: %v", name, got.missing)
		}
	}
}

func TestStatisticFor(t *testing.T) {
	at := func(year int) *int { return &year }
	for _, c := range []struct {
		country string
		of      model.ScreenMeasure
		base    model.ScreenBase
		level   int
		period  *int
		want    string
	}{
		{"US", model.ScreenMeasureEmployment, model.ScreenBaseNational, 3, nil, "all US metropolitan and micropolitan areas"},
		{"US", model.ScreenMeasureEmployment, model.ScreenBaseNational, 4, at(2021), "the sum of the published county cells of the 50 states"},
		{"US", model.ScreenMeasureGdp, model.ScreenBaseNational, 2, at(2024), "the United States"},
		{"MX", model.ScreenMeasureEmployment, model.ScreenBaseNational, 2, at(2023), "the sum of the published cells of all municipios of Mexico"},
		{"MX", model.ScreenMeasureGdp, model.ScreenBaseNational, 2, nil, ""},
		{"US", model.ScreenMeasureValueAdded, model.ScreenBaseNational, 3, nil, ""},
	} {
		if s, _ := statisticFor(c.country, c.of, c.base, c.level, c.period); s.baseline.name.EN != c.want {
			t.Errorf("%v: %q", c, s.baseline.name.EN)
		}
	}
}

// A published total is unknown if it is missing for one place; a summed total is the sum of the published cells.
func TestTotalsWithAMissingPlace(t *testing.T) {
	s, _ := statisticFor("US", model.ScreenMeasureEmployment, model.ScreenBaseNational, 3, nil)
	m := &measuredSide{statistic: s, level: 3, cells: cellsOf(s.datasets[0], map[string]float64{"": 1000, "334": 20}), subjects: []string{"county:1", "county:2"}}
	if got := m.totalAmount(m.subjects, "", 2019); got.bounds != analysis.Unknown() || !math.IsNaN(got.value) {
		t.Errorf("%v", got)
	}
	m.parts = 3
	if got := m.totalAmount(m.subjects, "", 2019); got.bounds != analysis.Point(20) || got.value != 20 {
		t.Errorf("%v", got)
	}
}
