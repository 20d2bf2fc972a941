package ingest

import (
	"io"
	"regexp"
	"strings"

	"puente/graph/model"
	"puente/ingest/table"
)

// saic reads the exports of SAIC, the query system of Mexico's Censos Económicos (INEGI): a row for each census year, place and activity.
//
// Such a file has a byte order mark, a preamble with the census and the day of the query, a header, a comma at the end of each
// line, and after the rows an empty line and a note: "para las celdas que aparecen vacías, se omitieron los datos absolutos de las variables económicas, con el
// fin de garantizar el principio de confidencialidad y reserva". So an empty cell is SUPPRESSED, and so are the marks * and C; N/D is ABSENT; a
// zero is a zero. Of a file by strata of persons employed the rows of the total are read.
//
// All census years of a file are in the classification of the newest census, which for 2024 is SCIAN 2023. It has the sectors of SCIAN
// 2018. An activity is joined to the SCIAN 2018 industry of its code; a code that SCIAN 2018 lacks is out of scope, and so is 519, whose
// contents changed.
type saic struct{ officeTable }

// saicName is the kind of file and its dataset.
const saicName = model.DatasetCensosSAIC

// Columns with the dimensions of a row; the variables follow.
const (
	saicYear = iota
	saicState
	saicMunicipio
	saicActivity
	saicStratum
	saicFirstVariable
)

// saicPreamble is the greatest number of lines before the header.
const saicPreamble = 20

// saicVariable is a variable of the censuses.
type saicVariable struct {
	code    string // by which its column begins
	unit    string
	ends    string // of the column's header, by table.Key, where it has the unit
	measure model.Measure
	parse   func(string) (float64, error)
}

func saicVariables() []saicVariable {
	const million, pesos = "million MXN", "millonesdepesos"
	count, money := parseDecimal(0, 1e12), parseDecimal(-1e12, 1e12)
	return []saicVariable{
		{"UE", "establishments", "", model.MeasureEstablishments, count}, {"H001A", "persons", "", model.MeasurePersonsEmployed, count},
		{"A111A", million, pesos, model.MeasureGrossOutput, money}, {"A121A", million, pesos, model.MeasureIntermediateConsumption, money},
		{"A131A", million, pesos, model.MeasureValueAdded, money}, {"A211A", million, pesos, model.MeasureInvestment, money},
		{"A221A", million, pesos, model.MeasureFixedCapitalFormation, money}, {"Q000A", million, pesos, model.MeasureFixedAssets, money},
		{"J000A", million, pesos, model.MeasureRemunerations, money},
	}
}

func saicFormat() Format {
	columns := []table.Column{
		{Name: "Año Censal", Also: []string{"Año"}}, {Name: "Entidad", Also: []string{"Entidad federativa"}}, {Name: "Municipio", Optional: true},
		{Name: "Actividad económica", Also: []string{"Actividad"}},
		{Name: "Estrato de personal ocupado", Also: []string{"Estrato", "Estratos de personal ocupado"}, Optional: true, Total: []string{"Total", "Total estratos", "Todos"}},
	}
	for _, v := range saicVariables() {
		columns = append(columns, table.Column{Name: v.code, Form: strings.ToLower(v.code) + ".*" + v.ends, Optional: true})
	}
	return saic{officeTable{name: saicName, layout: table.NewLayout("an export of SAIC", columns...), preamble: saicPreamble, footer: saicFooter}}
}

// saicFooter reports an empty line, and one of the notes below the table: text that stands alone in its line.
func saicFooter(cells []string) bool {
	return strings.Join(cells[1:], "") == "" && (cells[0] == "" || !allDigits(cells[0]))
}

// Read reads an export. All its rows are collected into series in memory: an export is the answer to one query.
func (t saic) Read(r io.Reader, in Input, emit func(model.Record) error, bad func(model.BadRow) error) error {
	file, wrong, err := t.open(r, in)
	if err != nil {
		return err
	}
	if wrong != nil {
		return bad(*wrong)
	}
	f := saicFile{rows: file.rows, bySeries: map[string]*saicGroup{}, states: saicStates(), activity: regexp.MustCompile(`^(\pL+) (` + industryCode + `)( |$)`)}
	for i, v := range saicVariables() {
		if file.header.Has(saicFirstVariable + i) {
			f.columns = append(f.columns, saicField{v, file.header.As(saicFirstVariable + i), saicFirstVariable + i})
		}
	}
	if len(f.columns) == 0 {
		return bad(*file.rows.bad("", strings.Join(file.header.Names, ","), "the header has none of the variables that are read: "+saicCodes()))
	}
	source, wrong := f.release(file, in)
	if wrong != nil {
		return bad(*wrong)
	}
	if err := emit(source); err != nil {
		return err
	}
	wide := func(wrong model.BadRow) error {
		wrong.Source, wrong.Wide = source.ID, true
		return bad(wrong)
	}
	if err := file.each(f.addRow, wide); err != nil {
		return err
	}
	if err := file.notes.emit(source.ID, wide); err != nil {
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

func saicCodes() string {
	var codes []string
	for _, v := range saicVariables() {
		codes = append(codes, strings.TrimSpace(v.code+" … "+strings.ReplaceAll(v.ends, "millonesdepesos", "(millones de pesos)")))
	}
	return strings.Join(codes, ", ")
}

// release reads the preamble: the census, and the day of the query.
func (f *saicFile) release(file *officeFile, in Input) (*model.SourceRecord, *model.BadRow) {
	vintage, retrieved := in.Release.Vintage, in.Release.Retrieved
	edition := regexp.MustCompile(`INEGI\. Censos Económicos ([0-9]{4})(?:\. (.+))?$`)
	query := regexp.MustCompile(`^Fecha de la consulta: ([0-9]{2})/([0-9]{2})/([0-9]{4})`)
	for _, cells := range file.before {
		if found := edition.FindStringSubmatch(cells[0]); found != nil {
			f.edition = found[1]
			if vintage == "" {
				vintage = strings.TrimSpace(found[1] + " " + strings.TrimPrefix(found[2], "Resultados "))
			}
		}
		if found := query.FindStringSubmatch(cells[0]); found != nil {
			// The file's own date of the query is more exact than the date of the copy.
			if day := found[3] + "-" + found[2] + "-" + found[1]; saicDay(day) {
				retrieved = day
			}
		}
	}
	slug := strings.Trim(regexp.MustCompile(`[^a-z0-9]+`).ReplaceAllString(strings.ToLower(vintage), "-"), "-")
	if slug == "" {
		return nil, file.rows.bad("", vintage, "the file does not say of which census it is, in a line such as INEGI. Censos Económicos 2024. Resultados definitivos: give --vintage")
	}
	return &model.SourceRecord{
		Origin: model.Origin{File: in.File, Line: 1}, ID: "source:" + saicName + ":" + slug, Publisher: "INEGI", Dataset: saicName,
		Title: "Censos Económicos " + vintage + " (SAIC export)", TitleEs: "Censos Económicos " + vintage + " (exportación del SAIC)",
		URL: "https://www.inegi.org.mx/app/saic/", Vintage: vintage, Retrieved: retrieved, Licence: "Términos de libre uso INEGI (attribution)",
	}, nil
}

// saicDay reports whether a date is valid.
func saicDay(s string) bool {
	_, err := parseDate(s)
	return err == nil
}
