package ingest

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"puente/graph/model"
)

// scian2018 is the prefix of the ids of industries of SCIAN 2018.
const scian2018 = "industry:scian2018:"

// saicFile is the state of reading one export.
type saicFile struct {
	rows     *rows
	columns  []saicField
	edition  string         // year of the census whose classification is used; empty if unknown
	states   []string       // ids of places by state code
	activity *regexp.Regexp // level and code of an activity
	groups   []*saicGroup   // in the order of their first rows
	bySeries map[string]*saicGroup
}

// saicField is a column of a variable.
type saicField struct {
	saicVariable
	name string
	at   int
}

// saicGroup has the figures of one place and activity by census year.
type saicGroup struct {
	origin            model.Origin // of the first row
	rows              int
	subject, industry string
	years             map[int][]saicFigure // one for each variable
}

// saicFigure is a figure, NaN where there is none, and its flag.
type saicFigure struct {
	value float64
	flag  model.Flag
}

func (f saicFigure) equal(o saicFigure) bool {
	return f.flag == o.flag && (f.value == o.value || math.IsNaN(f.value) && math.IsNaN(o.value))
}

// addRow adds a row, or returns why it is refused.
func (f *saicFile) addRow(row officeRow) error {
	group, year, err := f.place(row)
	if err != nil {
		return err
	}
	figures := make([]saicFigure, len(f.columns))
	for i, c := range f.columns {
		if figures[i], err = saicFigureOf(row.text(c.at), c.parse); err != nil {
			return row.fault(c.at, err.Error()+", and empty where it was withheld")
		}
	}
	return f.add(row, group, year, figures)
}

// saicFigureOf reads a cell: a figure, or a mark in its place.
func saicFigureOf(text string, parse func(string) (float64, error)) (saicFigure, error) {
	switch text {
	case "", "*", "C":
		return saicFigure{math.NaN(), model.FlagSuppressed}, nil
	case "N/D", "ND", "N.D.":
		return saicFigure{math.NaN(), model.FlagAbsent}, nil
	}
	x, err := parse(text)
	return saicFigure{x, model.FlagExact}, err
}

// place reads the dimensions of a row.
func (f *saicFile) place(row officeRow) (g saicGroup, year int, err error) {
	year, err = strconv.Atoi(row.text(saicYear))
	if err != nil || year < 1988 || year > 2200 || year%5 != 3 {
		return g, 0, row.fault(saicYear, "not the reference year of a census, such as 2018 or 2023")
	}
	state, _, _ := strings.Cut(row.text(saicState), " ")
	n, err := strconv.Atoi(state)
	if err != nil || !saicCode(state, 2) || n >= len(f.states) {
		return g, 0, row.fault(saicState, "write the code and name of a state, 28 Tamaulipas, or 00 Total Nacional")
	}
	g.subject = f.states[n]
	if municipio, _, _ := strings.Cut(row.text(saicMunicipio), " "); municipio != "" {
		if n == 0 || !saicCode(municipio, 3) {
			return g, 0, row.fault(saicMunicipio, "write the code of a municipio of the state and its name, 022 Matamoros, or nothing for the whole state")
		}
		g.subject = "municipio:" + state + municipio
	}
	if g.industry, err = f.industry(row.text(saicActivity)); err != nil {
		return g, 0, row.fault(saicActivity, err.Error())
	}
	if f.edition >= "2024" && strings.HasPrefix(g.industry, scian2018+"519") {
		return g, 0, row.outside(saicActivity, "519 has other activities in SCIAN 2023 than in SCIAN 2018, which the graph uses")
	}
	g.origin = f.rows.at()
	g.origin.Wide = true // it may be of an activity or a state that the graph does not have
	return g, year, nil
}

// saicCode reports whether a text is a number of that many digits.
func saicCode(s string, digits int) bool {
	return len(s) == digits && strings.Trim(s, "0123456789") == ""
}

// saicStates returns the ids of places by state code: the nation, and the states by ISO 3166-2.
func saicStates() []string {
	all := []string{model.RegionMX}
	for code := range strings.FieldsSeq("AGU BCN BCS CAM COA COL CHP CHH CMX DUR GUA GRO HID JAL MEX MIC MOR NAY NLE OAX PUE QUE ROO SLP SIN SON TAB TAM TLA VER YUC ZAC") {
		all = append(all, "state:MX-"+code)
	}
	return all
}

// industry returns the industry of an activity, and "" for the total.
func (f *saicFile) industry(activity string) (string, error) {
	if activity == "" || activity == "Total" || strings.HasPrefix(activity, "Total ") {
		return "", nil
	}
	levels := []string{"Sector", "Subsector", "Rama", "Subrama", "Clase"}
	parts := f.activity.FindStringSubmatch(strings.Clone(activity))
	if parts == nil {
		return "", fmt.Errorf("write the level and code of an activity, such as Sector 31-33 or Subsector 334, or a total")
	}
	digits := len(parts[2])
	if strings.Contains(parts[2], "-") {
		digits = 2
	}
	if slices.Index(levels, parts[1]) != digits-2 {
		return "", fmt.Errorf("%s does not have a code of %d digits", parts[1], digits)
	}
	return scian2018 + parts[2], nil
}

// add adds the figures of a row to its group. A second row of the same census must have the same figures.
func (f *saicFile) add(row officeRow, of saicGroup, year int, figures []saicFigure) error {
	key := of.subject + " " + of.industry
	g := f.bySeries[key]
	if g == nil {
		of.years = map[int][]saicFigure{}
		g = &of
		f.bySeries[key], f.groups = g, append(f.groups, g)
	}
	if had, ok := g.years[year]; ok {
		for i, c := range f.columns {
			if !had[i].equal(figures[i]) {
				return cellError{row.As(c.at), formatFigure(figures[i].value), fmt.Sprintf("an earlier row says %s of the same place, activity and year", formatFigure(had[i].value))}
			}
		}
	}
	g.years[year] = figures
	g.rows++
	return nil
}

// series returns the series of a group, one for each variable.
func (f *saicFile) series(g *saicGroup, source string) []*model.SeriesRecord {
	var years []int
	for year := range g.years {
		years = append(years, year)
	}
	first, last := slices.Min(years), slices.Max(years)
	all := make([]*model.SeriesRecord, len(f.columns))
	for i, c := range f.columns {
		rec := &model.SeriesRecord{
			Origin: g.origin, Rows: g.rows, Subject: g.subject, Measure: c.measure, Unit: c.unit, Frequency: model.FrequencyFiveYears,
			Industry: g.industry, First: strconv.Itoa(first), Source: source,
		}
		var flags []byte
		for year := first; year <= last; year += 5 {
			x, flag := math.NaN(), model.FlagAbsent
			if figures, ok := g.years[year]; ok {
				x, flag = figures[i].value, figures[i].flag
			}
			rec.Values, flags = append(rec.Values, x), append(flags, flag.Letter())
		}
		rec.Flags, rec.SeriesID = string(flags), SeriesID(rec)
		all[i] = rec
	}
	return all
}
