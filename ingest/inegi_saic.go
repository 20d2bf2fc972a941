package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"puente/graph/model"
)

// saic reads the exports of SAIC, the query system of Mexico's Censos Económicos (INEGI): a row for each census year, place and activity.
//
// Such a file has a byte order mark, a preamble with the census and the day of the query, a header, a comma at the end of each
// line, and after the rows an empty line and a note: "para las celdas que aparecen vacías, se omitieron los datos absolutos de las variables económicas, con el
// fin de garantizar el principio de confidencialidad y reserva". So an empty cell is SUPPRESSED, and a zero is a zero. The file may end in NUL bytes.
//
// All census years of a file are in the classification of the newest census, which for 2024 is SCIAN 2023. It has the sectors of SCIAN
// 2018. An activity is joined to the SCIAN 2018 industry of its code; a code that SCIAN 2018 lacks is out of scope, and so is 519, whose
// contents changed.
type saic struct{}

// saicName is the kind of file and its dataset.
const saicName = model.DatasetCensosSAIC

// Columns with the dimensions of a row.
const (
	saicYear      = "Año Censal"
	saicState     = "Entidad"
	saicMunicipio = "Municipio"
	saicActivity  = "Actividad económica"
)

// saicPreamble is the greatest number of lines before the header.
const saicPreamble = 20

// saicVariable is a variable of the censuses.
type saicVariable struct {
	code    string // by which its column begins
	unit    string
	ends    string // suffix of the column's name where it has the unit
	measure model.Measure
	parse   func(string) (float64, error)
}

func saicVariables() []saicVariable {
	const million, pesos = "million MXN", "(millones de pesos)"
	count, money := parseDecimal(0, 1e12), parseDecimal(-1e12, 1e12)
	return []saicVariable{
		{"UE", "establishments", "", model.MeasureEstablishments, count}, {"H001A", "persons", "", model.MeasurePersonsEmployed, count},
		{"A111A", million, pesos, model.MeasureGrossOutput, money}, {"A121A", million, pesos, model.MeasureIntermediateConsumption, money},
		{"A131A", million, pesos, model.MeasureValueAdded, money}, {"A211A", million, pesos, model.MeasureInvestment, money},
		{"A221A", million, pesos, model.MeasureFixedCapitalFormation, money}, {"Q000A", million, pesos, model.MeasureFixedAssets, money},
	}
}

// Name is the kind that the import command takes.
func (saic) Name() string { return saicName }

// Stage is the stage of such a file.
func (saic) Stage() Stage { return Official }

// Recognise looks for the header under the preamble.
func (saic) Recognise(head []byte) bool {
	rows := newRows(bytes.NewReader(head), "")
	for range saicPreamble {
		cells, bad, err := rows.next()
		if err != nil || bad != nil {
			return false
		}
		if saicIsHeader(cells) {
			return true
		}
	}
	return false
}

func saicIsHeader(cells []string) bool {
	return len(cells) > 1 && cells[0] == saicYear && cells[1] == saicState
}

// Read reads an export. All its rows are collected into series in memory: an export is the answer to one query.
func (saic) Read(r io.Reader, in Input, emit func(model.Record) error, bad func(model.BadRow) error) error {
	f := saicFile{
		rows: newRows(newTrailingNULFilter(r), in.File), bySeries: map[string]*saicGroup{},
		states: saicStates(), activity: regexp.MustCompile(`^(\pL+) (` + industryCode + `)( |$)`),
	}
	source, wrong, err := f.begin(in)
	if err != nil {
		return err
	}
	if wrong != nil {
		return bad(*wrong)
	}
	if err := emit(source); err != nil {
		return err
	}
	if err := eachRow(f.rows, func(cells []string, wrong *model.BadRow) error {
		if wrong == nil {
			wrong = f.addRow(cells)
		}
		if wrong == nil {
			return nil
		}
		wrong.Source, wrong.Wide = source.ID, true
		return bad(*wrong)
	}); err != nil {
		return err
	}
	for _, g := range f.groups {
		for _, rec := range f.series(g, source.ID) {
			if err := emit(rec); err != nil {
				return err
			}
		}
	}
	return nil
}

// begin reads the preamble and the header.
func (f *saicFile) begin(in Input) (*model.SourceRecord, *model.BadRow, error) {
	vintage, retrieved, origin := in.Release.Vintage, in.Release.Retrieved, model.Origin{}
	edition := regexp.MustCompile(`^INEGI\. Censos Económicos ([0-9]{4})\. (.+)$`)
	query := regexp.MustCompile(`^Fecha de la consulta: ([0-9]{2})/([0-9]{2})/([0-9]{4})`)
	for range saicPreamble {
		cells, wrong, err := f.rows.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil || wrong != nil {
			return nil, wrong, err
		}
		if origin == (model.Origin{}) {
			origin = f.rows.at()
		}
		if found := edition.FindStringSubmatch(cells[0]); found != nil {
			f.edition = found[1]
			if vintage == "" {
				vintage = found[1] + " " + strings.TrimPrefix(found[2], "Resultados ")
			}
		}
		if found := query.FindStringSubmatch(cells[0]); found != nil {
			// The file's own date of the query is more exact than the date of the copy.
			if day := found[3] + "-" + found[2] + "-" + found[1]; saicDay(day) {
				retrieved = day
			}
		}
		if !saicIsHeader(cells) {
			continue
		}
		if wrong := f.header(cells); wrong != nil {
			return nil, wrong, nil
		}
		slug := strings.Trim(regexp.MustCompile(`[^a-z0-9]+`).ReplaceAllString(strings.ToLower(vintage), "-"), "-")
		if slug == "" {
			return nil, f.rows.bad("", vintage, "the file does not say of which census it is, in a line such as INEGI. Censos Económicos 2024. Resultados definitivos: give --vintage"), nil
		}
		return &model.SourceRecord{
			Origin: origin, ID: "source:" + saicName + ":" + slug, Publisher: "INEGI", Dataset: saicName,
			Title: "Censos Económicos " + vintage + " (SAIC export)", TitleEs: "Censos Económicos " + vintage + " (exportación del SAIC)",
			URL: "https://www.inegi.org.mx/app/saic/", Vintage: vintage, Retrieved: retrieved, Licence: "Términos de libre uso INEGI (attribution)",
		}, nil, nil
	}
	return nil, f.rows.bad("", "", fmt.Sprintf("no header: expected a line that begins with %s,%s within the first %d", saicYear, saicState, saicPreamble)), nil
}

// saicDay reports whether a date is valid.
func saicDay(s string) bool {
	_, err := parseDate(s)
	return err == nil
}

// header maps the columns, and refuses one that is unknown.
func (f *saicFile) header(cells []string) *model.BadRow {
	expected := []string{saicYear, saicState, saicMunicipio, saicActivity}
	for _, v := range saicVariables() {
		expected = append(expected, strings.TrimSpace(v.code+" … "+v.ends))
	}
	found := strings.Join(cells, ",")
	f.places, f.width = map[string]int{}, len(cells)
	for i, name := range cells {
		switch name {
		case "": // the comma at the end of the line
			if i < len(cells)-1 {
				return f.rows.bad(fmt.Sprintf("field %d", i+1), found, "the column has no name; an export of SAIC can have "+strings.Join(expected, ", "))
			}
			f.closed = true
			continue
		case saicYear, saicState, saicMunicipio, saicActivity:
		default:
			v, ok := saicVariableOf(name)
			if !ok {
				return f.rows.bad(name, found, "the reader knows no such column; an export of SAIC can have "+strings.Join(expected, ", "))
			}
			f.columns = append(f.columns, saicField{v, name, i})
			name = v.code
		}
		if _, twice := f.places[name]; twice {
			return f.rows.bad(name, found, "the column is repeated")
		}
		f.places[name] = i
	}
	if _, ok := f.places[saicActivity]; !ok || len(f.columns) == 0 {
		return f.rows.bad(saicActivity, found, "the header lacks the activity or any variable; an export of SAIC can have "+strings.Join(expected, ", "))
	}
	return nil
}

// saicVariableOf returns the variable of a column, whose name begins with its code and ends with its unit.
func saicVariableOf(name string) (saicVariable, bool) {
	code, _, _ := strings.Cut(name, " ")
	for _, v := range saicVariables() {
		if v.code == code && strings.HasSuffix(name, v.ends) {
			return v, true
		}
	}
	return saicVariable{}, false
}
