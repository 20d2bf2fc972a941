package ingest

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"puente/graph/model"
)

// beaLine is what one line of a table measures.
type beaLine struct {
	table               string
	measure             model.Measure
	unit                string
	industry, breakdown string
}

// beaIndustry matches the code of one industry. Lists of codes are aggregates of the BEA.
var beaIndustry = regexp.MustCompile("^([0-9]{2,4}|31-33|44-45|48-49)$")

// beaFootnote matches the reference to a note at the end of a description.
var beaFootnote = regexp.MustCompile(`\s+[0-9]/$`)

// beaUnit matches a unit of chained dollars; its group is the base year.
var beaUnit = regexp.MustCompile("^Thousands of chained ([0-9]{4}) dollars$")

// beaGovernment is the line code of government. The BEA delimits it by owner, not by activity, whatever code the row has.
const beaGovernment = "83"

func beaLineOf(cells []string) (beaLine, error) {
	table, code, industry, description := cells[3], cells[4], cells[5], cells[6]
	l := beaLine{table: strings.Clone(table)}
	var ok bool
	if l.unit, ok = beaUnitOf(cells[7]); !ok {
		return l, cellError{"Unit", cells[7], "not a unit that the county tables have: Thousands of dollars, Thousands of chained 2017 dollars, Number of persons, Dollars"}
	}
	switch table {
	case "CAGDP2", "CAGDP9":
		l.measure = model.MeasureGdp
		if table == "CAGDP9" {
			l.measure = model.MeasureRealGdp
		}
		switch {
		case code == "1": // all industries
		case code != beaGovernment && beaIndustry.MatchString(industry):
			l.industry = "industry:naics2017:" + industry
		default:
			l.breakdown = strings.Clone(beaFootnote.ReplaceAllString(description, ""))
		}
		return l, nil
	case "CAINC1", "CAINC91":
		if l.measure, ok = beaMeasures()[table+" "+code]; !ok {
			return l, cellError{"LineCode", code, "the table " + table + " has no such line"}
		}
		return l, nil
	}
	return l, cellError{"TableName", table, "not one of CAGDP2, CAGDP9, CAINC1, CAINC91"}
}

func beaMeasures() map[string]model.Measure {
	return map[string]model.Measure{
		"CAINC1 1": model.MeasurePersonalIncome, "CAINC1 2": model.MeasurePopulation, "CAINC1 3": model.MeasurePersonalIncomePerPerson,
		"CAINC91 10": model.MeasureEarningsInflow, "CAINC91 20": model.MeasureEarningsOutflow, "CAINC91 30": model.MeasureResidenceAdjustment,
	}
}

func beaUnitOf(unit string) (string, bool) {
	switch unit {
	case "Thousands of dollars":
		return "thousand USD", true
	case "Number of persons":
		return "persons", true
	case "Dollars":
		return "USD", true
	}
	if base := beaUnit.FindStringSubmatch(unit); base != nil {
		return "thousand chained " + base[1] + " USD", true
	}
	return "", false
}

// beaSmall is the upper bound of a cell marked (L), in thousand dollars.
const beaSmall = 50

// beaCells reads the figures and marks of a row into a series.
func beaCells(s *model.SeriesRecord, cells []string, first string) error {
	start, err := strconv.Atoi(first)
	if err != nil {
		return fmt.Errorf("first year: %w", err)
	}
	number := parseDecimal(-math.MaxFloat64, math.MaxFloat64)
	s.Values, s.Lows, s.Highs = make([]float64, len(cells)), make([]float64, len(cells)), make([]float64, len(cells))
	flags, banded := make([]byte, len(cells)), false
	for i, cell := range cells {
		s.Values[i], s.Lows[i], s.Highs[i] = math.NaN(), math.NaN(), math.NaN()
		switch cell {
		case "(D)":
			flags[i] = model.FlagSuppressed.Letter()
		case "(NA)", "(NM)", "":
			flags[i] = model.FlagAbsent.Letter()
		case "(L)":
			flags[i], s.Highs[i], banded = model.FlagBanded.Letter(), beaSmall, true
		default:
			x, err := number(cell)
			if err != nil {
				return cellError{strconv.Itoa(start + i), cell, "neither a number nor one of the marks (D), (NA), (NM), (L)"}
			}
			flags[i] = model.FlagExact.Letter()
			s.Values[i], s.Lows[i], s.Highs[i] = x, x, x
		}
	}
	if !banded {
		s.Lows, s.Highs = nil, nil
	}
	s.Flags = string(flags)
	return CheckSeries(s)
}

// beaSource describes a table, without what identifies the release. Each table is a dataset of its own: a later release of one does not
// replace another.
func beaSource(table string) *model.SourceRecord {
	titles := map[string][2]string{
		"CAGDP2":  {"Gross domestic product by county, current dollars", "Producto interno bruto por condado, dólares corrientes"},
		"CAGDP9":  {"Real gross domestic product by county, chained dollars", "Producto interno bruto real por condado, dólares encadenados"},
		"CAINC1":  {"Personal income, population and income per person by county", "Ingreso personal, población e ingreso por persona por condado"},
		"CAINC91": {"Gross flow of earnings between counties", "Flujo bruto de ingresos laborales entre condados"},
	}
	url := "https://www.bea.gov/data/gdp/gdp-county-metro-and-other-areas"
	if strings.HasPrefix(table, "CAINC") {
		url = "https://www.bea.gov/data/income-saving/personal-income-county-metro-and-other-areas"
	}
	return &model.SourceRecord{
		Publisher: "US Bureau of Economic Analysis", Title: titles[table][0] + " (" + table + ")", TitleEs: titles[table][1] + " (" + table + ")",
		URL: url, Licence: "Public domain", Dataset: "bea-" + strings.ToLower(table),
	}
}
