package ingest

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"puente/graph/model"
)

// cbpYear matches the year at the beginning of a vintage.
var cbpYear = regexp.MustCompile(`^(19|20)[0-9]{2}\b`)

// cbpCode matches a NAICS code without its padding.
var cbpCode = regexp.MustCompile("^([0-9]{2,6}|31-33|44-45|48-49)?$")

// cbpCell is the content of one row.
type cbpCell struct {
	year, fips, code, edition string
	figures                   [3]cbpFigure // establishments, employees, payroll
}

// cbpFigure is a figure, its bounds and its flag.
type cbpFigure struct {
	value, low, high float64
	flag             model.Flag
}

// cell reads a row. The year is that of the release; if it is empty the row must have one.
func (l *cbpLayout) cell(cells []string, year string) (cbpCell, error) {
	c := cbpCell{year: year, edition: l.edition}
	for _, part := range []string{"lfo", "empszes"} {
		if text := l.text(cells, part); text != "" && text != "001" && text != "-" {
			return c, outOfScope{cellError{reason: fmt.Sprintf("the row is of a part of the establishments (%s %s), not of all: the graph does not hold it", part, text)}}
		}
	}
	if own := l.text(cells, "year"); own != "" {
		if year != "" && own != year {
			return c, cellError{"YEAR", own, "the file is of the year " + year + ": one file is one year"}
		}
		c.year = strings.Clone(own)
	}
	if cbpYear.FindString(c.year) != c.year || c.year == "" {
		return c, cellError{"YEAR", c.year, "not a year"}
	}
	state, county := l.text(cells, "fipstate", "state"), l.text(cells, "fipscty", "county")
	if c.fips = state + county; len(state) != 2 || !usFIPS.MatchString(c.fips) {
		return c, cellError{"county", c.fips, "not two digits of the state and three of the county"}
	}
	if county == "999" {
		return c, outOfScope{cellError{reason: "the row is of what could not be placed in a county (999): the graph does not hold it"}}
	}
	code := l.text(cells, "naics")
	if c.code = strings.TrimRight(code, "-/"); !cbpCode.MatchString(c.code) || code == "" {
		return c, cellError{"naics", code, "not a code of NAICS: two to six digits, filled up with - or /"}
	}
	switch c.code {
	case "00":
		c.code = ""
	case "31":
		c.code = "31-33"
	case "44":
		c.code = "44-45"
	case "48":
		c.code = "48-49"
	}
	if c.edition == "" {
		c.edition = cbpEdition(c.year)
	}
	return c, l.figures(&c, cells)
}

// cbpEdition returns the edition of NAICS in which the data of a year are classified: the Census Bureau adopts an edition one year
// after its date, beginning with 1998.
func cbpEdition(year string) string {
	for _, e := range [][2]string{{"2023", "2022"}, {"2017", "2017"}, {"2012", "2012"}, {"2008", "2007"}, {"2003", "2002"}} {
		if year >= e[0] {
			return e[1]
		}
	}
	return "1997"
}

// figures reads the three figures of a row. The API marks withheld ones in one of two columns.
func (l *cbpLayout) figures(c *cbpCell, cells []string) error {
	flag := model.FlagNoisy
	if c.year < "2007" {
		flag = model.FlagExact
	}
	empMark, empBand := l.text(cells, "emp_nf", "emp_n"), l.text(cells, "empflag", "emp_f")
	if withheld(empBand) {
		empMark, empBand = empBand, ""
	}
	payMark := l.text(cells, "ap_nf", "payann_n")
	if other := l.text(cells, "payann_f"); withheld(other) {
		payMark = other
	}
	for i, f := range []struct {
		column, mark, band string
		flag               model.Flag
	}{
		{l.has("est", "estab"), "", "", model.FlagExact}, {"emp", empMark, empBand, flag}, {l.has("ap", "payann"), payMark, "", flag},
	} {
		figure, err := cbpFigureOf(l.text(cells, f.column), f.mark, f.band, f.flag)
		if at := (cellError{}); errors.As(err, &at) {
			at.column = f.column
			return at
		}
		c.figures[i] = figure
	}
	est, emp, pay := c.figures[0], &c.figures[1], &c.figures[2]
	unmarked := l.has("emp_nf", "empflag", "emp_f", "emp_n") == ""
	switch {
	case math.IsNaN(emp.value) && payMark == "" && pay.value == 0:
		*pay = noFigure(model.FlagSuppressed) // withheld with the employees
	case unmarked && est.value > 0 && emp.value == 0 && pay.value == 0:
		*emp, *pay = noFigure(model.FlagSuppressed), noFigure(model.FlagSuppressed)
	}
	return nil
}

func withheld(mark string) bool { return mark == "D" || mark == "S" }

func noFigure(flag model.Flag) cbpFigure { return cbpFigure{math.NaN(), math.NaN(), math.NaN(), flag} }

// cbpFigureOf reads a figure with its mark, and with the size class that replaces it where it is withheld.
func cbpFigureOf(text, mark, band string, flag model.Flag) (cbpFigure, error) {
	x := 0.0
	if text != "" {
		n, err := strconv.ParseUint(text, 10, 53)
		if err != nil {
			return cbpFigure{}, cellError{value: text, reason: "not a whole number"}
		}
		x = float64(n)
	}
	low, high, banded := cbpBand(band)
	switch {
	case (withheld(mark) || banded) && x != 0:
		return cbpFigure{}, cellError{value: text, reason: fmt.Sprintf("the row marks it as withheld (%s%s), and yet gives a figure", mark, band)}
	case banded:
		return cbpFigure{math.NaN(), low, high, model.FlagBanded}, nil
	case withheld(mark):
		return noFigure(model.FlagSuppressed), nil
	case band != "" && band != "r":
		return cbpFigure{}, cellError{value: band, reason: "not a size class: A, B, C, E to M"}
	case mark == "G" || mark == "H" || mark == "J":
		flag = model.FlagNoisy
	case mark != "" && mark != "r" && mark != "0":
		return cbpFigure{}, cellError{value: mark, reason: "not a mark that is known: G, H, J noise, D, S withheld, r revised"}
	}
	if text == "" {
		return noFigure(model.FlagAbsent), nil
	}
	return cbpFigure{x, x, x, flag}, nil
}

// cbpBand returns the bounds of a size class; the highest class has no upper bound.
func cbpBand(letter string) (low, high float64, ok bool) {
	const letters = "ABCEFGHIJKLM"
	lows := []float64{0, 20, 100, 250, 500, 1000, 2500, 5000, 10000, 25000, 50000, 100000}
	i := strings.Index(letters, strings.ToUpper(letter))
	if i < 0 || len(letter) != 1 {
		return 0, 0, false
	}
	if i == len(lows)-1 {
		return lows[i], math.NaN(), true
	}
	return lows[i], lows[i+1] - 1, true
}

// series returns the three series of a row, of one cell each.
func (c cbpCell) series() []*model.SeriesRecord {
	var all []*model.SeriesRecord
	for i, m := range []struct {
		measure model.Measure
		unit    string
	}{{model.MeasureEstablishments, "establishments"}, {model.MeasureEmployees, "persons"}, {model.MeasurePayroll, "thousand USD"}} {
		f := c.figures[i]
		s := &model.SeriesRecord{
			Subject: "county:" + c.fips, Measure: m.measure, Unit: m.unit, Frequency: model.FrequencyYear, First: c.year,
			Values: []float64{f.value}, Flags: string(f.flag.Letter()),
		}
		if c.code != "" {
			s.Industry = "industry:naics" + c.edition + ":" + c.code
		}
		if f.flag == model.FlagBanded {
			s.Lows, s.Highs = []float64{f.low}, []float64{f.high}
		}
		all = append(all, s)
	}
	return all
}
