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
	width    int            // columns of the header
	closed   bool           // each line ends in a comma, so that the last column has no name
	places   map[string]int // indexes of the columns with dimensions
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
	years             map[int][]float64 // one figure for each variable; NaN where it was withheld
}

// addRow adds a row, or returns why it is refused. An empty row and the note at the end add nothing.
func (f *saicFile) addRow(cells []string) *model.BadRow {
	filled := 0
	for _, c := range cells {
		if c != "" {
			filled++
		}
	}
	if filled == 0 || filled == 1 && strings.HasPrefix(cells[0], "Nota:") {
		return nil
	}
	if len(cells) != f.width {
		return f.rows.bad("", "", fmt.Sprintf("the row has %d fields and the header %d, of which the last is empty where a comma ends the line", len(cells), f.width))
	}
	if f.closed && cells[f.width-1] != "" {
		return f.rows.bad(fmt.Sprintf("field %d", f.width), strings.Clone(cells[f.width-1]), "the column has no name and must be empty")
	}
	group, year, wrong := f.place(cells)
	if wrong != nil {
		return wrong
	}
	figures := make([]float64, len(f.columns))
	for i, c := range f.columns {
		figures[i] = math.NaN()
		if cells[c.at] == "" {
			continue
		}
		x, err := c.parse(cells[c.at])
		if err != nil {
			return f.rows.bad(c.name, strings.Clone(cells[c.at]), err.Error()+", and empty where it was withheld")
		}
		figures[i] = x
	}
	return f.add(group, year, figures)
}

// place reads the dimensions of a row.
func (f *saicFile) place(cells []string) (g saicGroup, year int, wrong *model.BadRow) {
	refuse := func(column, reason string) (saicGroup, int, *model.BadRow) {
		return g, 0, f.rows.bad(column, f.cell(cells, column), reason)
	}
	year, err := strconv.Atoi(f.cell(cells, saicYear))
	if err != nil || year < 1988 || year > 2200 || year%5 != 3 {
		return refuse(saicYear, "not the reference year of a census, such as 2018 or 2023")
	}
	state, _, _ := strings.Cut(f.cell(cells, saicState), " ")
	n, err := strconv.Atoi(state)
	if err != nil || !saicCode(state, 2) || n >= len(f.states) {
		return refuse(saicState, "write the code and name of a state, 28 Tamaulipas, or 00 Total Nacional")
	}
	g.subject = f.states[n]
	if municipio, _, _ := strings.Cut(f.cell(cells, saicMunicipio), " "); municipio != "" {
		if n == 0 || !saicCode(municipio, 3) {
			return refuse(saicMunicipio, "write the code of a municipio of the state and its name, 022 Matamoros, or nothing for the whole state")
		}
		g.subject = "municipio:" + state + municipio
	}
	if g.industry, err = f.industry(f.cell(cells, saicActivity)); err != nil {
		return refuse(saicActivity, err.Error())
	}
	if f.edition >= "2024" && strings.HasPrefix(g.industry, scian2018+"519") {
		_, _, wrong = refuse(saicActivity, "519 has other activities in SCIAN 2023 than in SCIAN 2018, which the graph uses")
		wrong.Outside = true
		return g, 0, wrong
	}
	g.origin = f.rows.at()
	g.origin.Wide = true // it may be of an activity or a state that the graph does not have
	return g, year, nil
}

func (f *saicFile) cell(cells []string, column string) string {
	if i, ok := f.places[column]; ok {
		return strings.Clone(cells[i])
	}
	return ""
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
	parts := f.activity.FindStringSubmatch(activity)
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
func (f *saicFile) add(row saicGroup, year int, figures []float64) *model.BadRow {
	key := row.subject + " " + row.industry
	g := f.bySeries[key]
	if g == nil {
		row.years = map[int][]float64{}
		g = &row
		f.bySeries[key], f.groups = g, append(f.groups, g)
	}
	if had, ok := g.years[year]; ok {
		for i, c := range f.columns {
			if had[i] != figures[i] && !(math.IsNaN(had[i]) && math.IsNaN(figures[i])) {
				return f.rows.bad(c.name, formatFigure(figures[i]), fmt.Sprintf("an earlier row says %s of the same place, activity and year", formatFigure(had[i])))
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
				if x, flag = figures[i], model.FlagExact; math.IsNaN(x) {
					flag = model.FlagSuppressed
				}
			}
			rec.Values, flags = append(rec.Values, x), append(flags, flag.Letter())
		}
		rec.Flags, rec.SeriesID = string(flags), SeriesID(rec)
		all[i] = rec
	}
	return all
}
