package main

import (
	"fmt"
	"strconv"
	"strings"

	"puente/graph/model"
)

// otherTable is the table of small sets of series: the rate of the peso, population, and counts of pages.
const otherTable = "series-other.csv"

// otherFigures reads the series of otherTable.
func (d *dataset) otherFigures(from *inputs) error {
	if err := d.pesoRate(from); err != nil {
		return err
	}
	if err := d.population(from); err != nil {
		return err
	}
	return d.pageCounts(from)
}

// fullYear is the least number of days with a rate for the mean of a year.
const fullYear = 240

// pesoRate reads the yearly mean of the rate at which Banco de México fixes the dollar.
func (d *dataset) pesoRate(from *inputs) error {
	source := d.source("source:banxico-fix")
	rows, err := readTable(from, "fx/mxn_per_usd_annual_avg_from_banxico_fix.csv")
	if err != nil {
		return err
	}
	series := newGrids()
	for _, r := range rows {
		if days, err := strconv.Atoi(r["n_days"]); err != nil || days < fullYear {
			d.omit("peso–dollar rate: a year of which only a part is known")
			continue
		}
		s := row{"subject": mexico, "measure": string(model.MeasureExchangeRate), "unit": "MXN per USD", "counterpart": unitedStates, "source": source}
		if err := series.add(s, r["year"], gridCell{value: r["avg_mxn_per_usd_fix"], flag: model.FlagExact}); err != nil {
			return err
		}
	}
	series.write(d, otherTable)
	return nil
}

// population adds the population of counties and municipios as series, so that other series can be divided by it.
func (d *dataset) population(from *inputs) error {
	series := newGrids()
	for _, table := range []string{"counties.csv", "municipios.csv"} {
		for _, r := range d.tables[table] {
			if r["population"] == "" {
				d.omit("population: a county or municipio without one")
				continue
			}
			s := row{"subject": r["id"], "measure": string(model.MeasurePopulation), "unit": "persons", "source": r["source"]}
			if err := series.add(s, r["population_year"], gridCell{value: r["population"], flag: model.FlagExact}); err != nil {
				return err
			}
		}
	}
	everyone, err := peopleOfAllCounties(from)
	if err != nil {
		return err
	}
	nation := row{"subject": unitedStates, "measure": string(model.MeasurePopulation), "unit": "persons", "breakdown": "sum of the estimates of all counties", "source": d.source("source:census-popest-2024")}
	if err := series.add(nation, "2020", gridCell{value: strconv.Itoa(everyone), flag: model.FlagExact}); err != nil {
		return err
	}
	series.write(d, otherTable)
	return nil
}

// peopleOfAllCounties returns the sum over the counties of all states and the District of Columbia: the file has no row of the nation.
func peopleOfAllCounties(from *inputs) (int, error) {
	rows, err := readTable(from, "geography/co-est2024-alldata.csv")
	if err != nil {
		return 0, err
	}
	all := 0
	for _, r := range rows {
		if r["COUNTY"] == "000" {
			continue // a state
		}
		n, err := strconv.Atoi(r["POPESTIMATE2020"])
		if err != nil {
			return 0, fmt.Errorf("population of %s, %s: %w", r["CTYNAME"], r["STNAME"], err)
		}
		all += n
	}
	return all, nil
}

// pageCounts reads counts from single pages of newspapers, associations and authorities. They are not comparable with each other.
func (d *dataset) pageCounts(from *inputs) error {
	rows, err := readTable(from, "relations/place_facts_from_pages.csv")
	if err != nil {
		return err
	}
	series := newGrids()
	for _, r := range rows {
		counted, reason := d.pageCount(r)
		if reason != "" {
			d.omit("counts of pages: " + reason)
			continue
		}
		counted.row["source"] = d.page(r["source"], r["place"])
		if err := series.add(counted.row, counted.period, counted.cell); err != nil {
			return err
		}
	}
	series.write(d, otherTable)
	return nil
}

// pageCell is one count with its series and period.
type pageCell struct {
	row    row
	period string
	cell   gridCell
}

// pageCount converts a row to a cell, or returns why its place, date, measure or value is unclear.
func (d *dataset) pageCount(r row) (pageCell, string) {
	subject := pagePlace(r["code"])
	what := pageMeasure(r["measure"])
	unit, qualified, _ := strings.Cut(r["unit"], " (")
	switch {
	case !d.has(subject):
		return pageCell{}, "a place that the graph does not hold"
	case !gridPeriod.MatchString(r["as_of"]):
		return pageCell{}, "no date, an estimated one, a span or a quarter"
	case what == "":
		return pageCell{}, "what is counted is not clear"
	case strings.HasPrefix(r["note"], "computed:"):
		return pageCell{}, "a figure that the collector computed"
	}
	cell := gridCell{value: r["value"], flag: model.FlagExact}
	switch qualified {
	case "":
	case "more than)", "over)":
		cell = gridCell{low: r["value"], flag: model.FlagBanded}
	default:
		return pageCell{}, "a figure that is only about right"
	}
	return pageCell{row{"subject": subject, "measure": string(model.MeasureOther), "unit": unit, "breakdown": what}, r["as_of"], cell}, ""
}

// pagePlace returns the entity of a code of the collection: two digits are a Mexican state, five a municipio, except for three
// counties.
func pagePlace(code string) string {
	switch code {
	case "04023", "06073", "48215":
		return "county:" + code
	}
	if state := mxStates()[code]; state != "" {
		return "state:" + state
	}
	return "municipio:" + code
}

// pageMeasure returns what a page counts, in the project's words.
func pageMeasure(measure string) string {
	switch measure {
	case "maquiladora plants", "maquiladora companies":
		return measure
	case "maquiladora employees":
		return "employees of maquiladoras"
	case "IMSS formal workers":
		return "formal workers insured with IMSS"
	case "electronics industry formal workers":
		return "formal workers of the electronics industry"
	case "transformation-industry (maquiladora) workers":
		return "workers insured with IMSS in the transformation industry, which the page calls maquiladora"
	case "medical device employees":
		return "employees of makers of medical devices"
	case "aerospace employees":
		return "employees of aerospace firms"
	case "jobs tied to maquilas":
		return "jobs tied to maquiladoras across the border"
	case "maquilas with parent company in Nogales AZ / Santa Cruz County":
		return "share of maquiladoras whose parent company is in Santa Cruz County, Arizona"
	}
	return ""
}
