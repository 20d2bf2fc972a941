package main

import (
	"strings"

	"puente/graph/model"
)

// cbpTable is the table of US County Business Patterns.
const cbpTable = "series-cbp.csv"

// cbpColumns are the columns of the three measures in a file of County Business Patterns.
type cbpColumns struct{ establishments, employees, payroll string }

// countyBusiness reads County Business Patterns: counties 2017–2021, metropolitan areas 2018–2019, and the sums that serve as bases.
func (d *dataset) countyBusiness(from *inputs) error {
	published, err := d.cbpCounties(from)
	if err != nil {
		return err
	}
	if err := d.cbpAreas(from, published); err != nil {
		return err
	}
	if err := d.cbpAllAreas(from); err != nil {
		return err
	}
	return d.cbpSums(from, published)
}

// cbpPublished records what the file of counties has.
type cbpPublished struct {
	cells      map[string]string // establishments and employees by year, county and industry
	industries map[string]bool   // by area of a sum with such a county, AZ or US50
}

// cbpCounties reads the file of counties. It returns what was published, to find cells that another file repeats and sums that are no base of any.
func (d *dataset) cbpCounties(from *inputs) (*cbpPublished, error) {
	source := d.source("source:cbp-county")
	rows, err := readTable(from, "census2/cbp_county_border_2017_2021.csv")
	if err != nil {
		return nil, err
	}
	series, published := newGrids(), &cbpPublished{map[string]string{}, map[string]bool{}}
	for _, r := range rows {
		industry, ok := d.cbpIndustry(r["naics"])
		if !ok {
			continue
		}
		id := "county:" + r["county_fips"]
		published.cells[r["year"]+id+industry] = r["establishments"] + "/" + r["employees"]
		published.industries[r["state"]+industry], published.industries["US50"+industry] = true, true
		if err := series.cbp(r, cbpColumns{"establishments", "employees", "payroll_thousand_usd"}, row{"subject": id, "industry": industry, "source": source}); err != nil {
			return nil, err
		}
	}
	series.write(d, cbpTable)
	return published, nil
}

// cbp adds the cells of one row. Counts of establishments are exact; the others have the noise of the Census Bureau, and are
// withheld where the row says so or has establishments without a figure.
func (g *grids) cbp(r row, columns cbpColumns, of row) error {
	for _, m := range []struct {
		measure      model.Measure
		unit, column string
		flag         model.Flag
	}{
		{model.MeasureEstablishments, "establishments", columns.establishments, model.FlagExact},
		{model.MeasureEmployees, "persons", columns.employees, model.FlagNoisy},
		{model.MeasurePayroll, "thousand USD", columns.payroll, model.FlagNoisy},
	} {
		if m.column == "" {
			continue
		}
		value, flag := r[m.column], m.flag
		if m.flag == model.FlagNoisy && (value == "" || r["flag"] == "suppressed") {
			value, flag = "", model.FlagSuppressed
		}
		s := row{
			"measure": string(m.measure), "unit": m.unit, "subject": of["subject"], "industry": of["industry"], "breakdown": of["breakdown"], "source": of["source"],
		}
		if err := g.add(s, r["year"], gridCell{value: value, flag: flag}); err != nil {
			return err
		}
	}
	return nil
}

// cbpIndustry returns the industry of a code, empty for the total. A six-digit code that ends in 0 is the same activity as its five
// digits; where the list of industries divides the activity otherwise (construction), the five digits are used.
func (d *dataset) cbpIndustry(code string) (string, bool) {
	if code == "00" {
		return "", true
	}
	five, same := strings.CutSuffix(code, "0")
	for _, c := range []string{code, five} {
		if id := "industry:naics2017:" + c; d.has(id) && (c == code || same && len(code) == 6) {
			return id, true
		}
	}
	d.omit("CBP: a code that the list of NAICS 2017 lacks")
	return "", false
}
