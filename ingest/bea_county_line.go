package ingest

import (
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
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

func beaLineOf(row officeRow) (beaLine, error) {
	name, code, industry, description := row.text(beaTable), row.text(beaLineCode), row.text(beaClass), row.text(beaDescription)
	l := beaLine{table: strings.Clone(name)}
	var ok bool
	if l.unit, ok = beaUnitOf(row.text(beaUnits)); !ok {
		return l, row.fault(beaUnits, "not a unit that the county tables have: Thousands of dollars, Thousands of chained 2017 dollars, Number of persons, Number of jobs, Dollars")
	}
	if _, ok := beaTitles()[name]; !ok {
		return l, row.fault(beaTable, "not one of "+strings.Join(slices.Sorted(maps.Keys(beaTitles())), ", "))
	}
	text := strings.Clone(beaFootnote.ReplaceAllString(description, ""))
	switch name {
	case "CAGDP2", "CAGDP9":
		l.measure = model.MeasureGdp
		if name == "CAGDP9" {
			l.measure = model.MeasureRealGdp
		}
		l.industry, l.breakdown = beaIndustryOf(code, industry, text)
		return l, nil
	case "CAINC1", "CAINC91":
		if l.measure, ok = beaMeasures()[name+" "+code]; !ok {
			return l, row.fault(beaLineCode, "the table "+name+" has no such line")
		}
		return l, nil
	}
	if l.measure, ok = beaMeasures()[name+" "+code]; !ok || l.unit == "index" || l.unit == "percentage points" {
		l.measure, l.breakdown = model.MeasureOther, text
	}
	return l, nil
}

// beaIndustryOf returns the industry of a line, or its description where it is no single one.
func beaIndustryOf(code, industry, description string) (id, breakdown string) {
	switch {
	case code == "1": // all industries
		return "", ""
	case code != beaGovernment && beaIndustry.MatchString(industry):
		return "industry:naics2017:" + industry, ""
	}
	return "", description
}

func beaMeasures() map[string]model.Measure {
	return map[string]model.Measure{
		"CAINC1 1": model.MeasurePersonalIncome, "CAINC1 2": model.MeasurePopulation, "CAINC1 3": model.MeasurePersonalIncomePerPerson,
		"CAINC91 10": model.MeasureEarningsInflow, "CAINC91 20": model.MeasureEarningsOutflow, "CAINC91 30": model.MeasureResidenceAdjustment,
		"CAGDP1 1": model.MeasureRealGdp, "CAGDP1 3": model.MeasureGdp,
		"CAINC4 10": model.MeasurePersonalIncome, "CAINC4 20": model.MeasurePopulation, "CAINC4 30": model.MeasurePersonalIncomePerPerson,
		"CAINC4 42": model.MeasureResidenceAdjustment, "CAINC5N 10": model.MeasurePersonalIncome, "CAINC5N 20": model.MeasurePopulation,
		"CAINC5N 30": model.MeasurePersonalIncomePerPerson, "CAINC5N 42": model.MeasureResidenceAdjustment,
		"CAINC30 10": model.MeasurePersonalIncome, "CAINC30 100": model.MeasurePopulation, "CAINC30 110": model.MeasurePersonalIncomePerPerson,
	}
}

func beaUnitOf(unit string) (string, bool) {
	switch unit {
	case "Thousands of dollars":
		return "thousand USD", true
	case "Number of persons", "Persons":
		return "persons", true
	case "Number of jobs", "Jobs":
		return "jobs", true
	case "Quantity index":
		return "index", true
	case "Percentage points", "Percent":
		return "percentage points", true
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

// beaTitles has the titles of the tables in English and Spanish.
func beaTitles() map[string][2]string {
	return map[string][2]string{
		"CAGDP1":   {"Gross domestic product summary by county", "Resumen del producto interno bruto por condado"},
		"CAGDP2":   {"Gross domestic product by county, current dollars", "Producto interno bruto por condado, dólares corrientes"},
		"CAGDP9":   {"Real gross domestic product by county, chained dollars", "Producto interno bruto real por condado, dólares encadenados"},
		"CAGDP11":  {"Contributions to the change of real gross domestic product by county", "Contribuciones al cambio del producto interno bruto real por condado"},
		"CAINC1":   {"Personal income, population and income per person by county", "Ingreso personal, población e ingreso por persona por condado"},
		"CAINC4":   {"Personal income and employment by major component, by county", "Ingreso personal y empleo por componente principal, por condado"},
		"CAINC5N":  {"Personal income by major component and earnings by industry, by county", "Ingreso personal por componente e ingresos laborales por industria, por condado"},
		"CAINC30":  {"Economic profile by county", "Perfil económico por condado"},
		"CAINC91":  {"Gross flow of earnings between counties", "Flujo bruto de ingresos laborales entre condados"},
		"CAEMP25N": {"Full-time and part-time employment by industry, by county", "Empleo de tiempo completo y parcial por industria, por condado"},
	}
}

// beaSource describes a table, without what identifies the release. Each table is a dataset of its own: a later release of one does not
// replace another.
func beaSource(table string) *model.SourceRecord {
	titles := beaTitles()
	url := "https://www.bea.gov/data/gdp/gdp-county-metro-and-other-areas"
	if !strings.HasPrefix(table, "CAGDP") {
		url = "https://www.bea.gov/data/income-saving/personal-income-county-metro-and-other-areas"
	}
	return &model.SourceRecord{
		Publisher: "US Bureau of Economic Analysis", Title: titles[table][0] + " (" + table + ")", TitleEs: titles[table][1] + " (" + table + ")",
		URL: url, Licence: "Public domain", Dataset: "bea-" + strings.ToLower(table),
	}
}
