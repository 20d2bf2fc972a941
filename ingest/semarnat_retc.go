package ingest

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"puente/graph/model"
	"puente/names"
)

// retc reads SEMARNAT's yearly list of the establishments that report to the register of emissions and transfers of
// pollutants (RETC, "emisoras": es_2019.csv, es_2022.csv): tab-separated, quoted, with newlines within cells of the header.
//
// A row is an establishment by its registration number (NRA). NOMBRE has the legal name, a comma and the plant, by the
// rule of names.RegisterName. Names of persons are dropped, and so are names that are not clearly a firm's. A public body's
// establishment has no operator. The municipio is found by its name.
// Not every plant reports, and one that stops reporting may still exist, so that no release is a full list.
// The file does not have its year: it is that of --vintage, or of the file's name.
type retc struct{}

func retcPublication() publication {
	return publication{
		kind: model.DatasetRETC, publisher: "SEMARNAT", url: "https://www.gob.mx/semarnat/acciones-y-programas/retc",
		title:   "Register of emissions and transfers of pollutants (RETC), establishments",
		titleEs: "Registro de Emisiones y Transferencia de Contaminantes (RETC), establecimientos",
		licence: "Mexican government open data",
	}
}

// Indexes of the columns that are read.
const (
	retcNRA = iota
	retcName
	retcActivity
	retcPark      = 8
	retcLatitude  = 11
	retcLongitude = 12
	retcStreet    = 13
	retcNumber    = 14
	retcColony    = 16
	retcState     = 18
	retcMunicipio = 19
	retcPostcode  = 20
)

// retcHeader lists the columns, with newlines and repeated spaces collapsed.
func retcHeader() []string {
	return []string{
		"NRA", "NOMBRE", "SCIAN", "DESCRIPCIÓN SCIAN", "SECTOR", "CLAVE AMBIENTAL", "SUBSECTOR", "PRINCIPAL ACTIVIDAD PRODUCTIVA", "PARQUE INDUSTRIAL",
		"COORDENADA UTM X", "COORDENADA UTM Y", "LATITUD NORTE", "LONGITUD OESTE", "CALLE", "NÚM. EXT", "NÚM. INT", "COLONIA", "LOCALIDAD", "ESTADO",
		"MUNICIPIO", "C.P.",
	}
}

// Name is the kind that the import command takes.
func (retc) Name() string { return retcPublication().kind }

// Stage is the stage of such a file.
func (retc) Stage() Stage { return Official }

// Recognise reports whether the header is the register's.
func (retc) Recognise(head []byte) bool {
	header, bad, err := retcRows(bytes.NewReader(head), "").next()
	return err == nil && bad == nil && slices.Equal(collapseSpaces(header), retcHeader())
}

func retcRows(r io.Reader, file string) *rows {
	rows := newRows(r, file)
	rows.csv.Comma = '\t'
	return rows
}

// collapseSpaces replaces each run of white space in a cell, newlines included, by one space.
func collapseSpaces(cells []string) []string {
	short := make([]string, len(cells))
	for i, c := range cells {
		short[i] = strings.Join(strings.Fields(c), " ")
	}
	return short
}

// Read reads a year's list.
func (retc) Read(r io.Reader, in Input, emit func(model.Record) error, bad func(model.BadRow) error) error {
	places, err := borderMunicipios()
	if err != nil {
		return err
	}
	rows := retcRows(r, in.File)
	header, wrong, err := rows.next()
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("header: %w", err)
	}
	if wrong == nil && !slices.Equal(collapseSpaces(header), retcHeader()) {
		wrong = rows.bad("", strings.Join(collapseSpaces(header), " | "), "expected the header "+strings.Join(retcHeader(), " | "))
	}
	if wrong != nil {
		return bad(*wrong)
	}
	year := regexp.MustCompile(`(?:19|20)[0-9]{2}`).FindString(filepath.Base(in.File))
	source, wrong := retcPublication().source(in, year)
	if wrong != nil {
		return bad(*wrong)
	}
	if err := emit(source); err != nil {
		return err
	}
	list := &register{source: source.ID, firms: map[string]bool{}}
	if day, err := model.ParseDate(source.Vintage); err == nil {
		list.year = string(day)
	}
	seen := map[string]bool{}
	return readEntries(rows, list, emit, bad, func(cells []string) (registerEntry, error) {
		l, err := retcRow(cells, places, source.Vintage)
		if err == nil && seen[l.id] {
			err = cellError{"NRA", cells[retcNRA], "an earlier row has the same registration number"}
		}
		seen[l.id] = true
		return l, err
	})
}

// retcRow reads a row.
func retcRow(cells []string, places municipios, year string) (registerEntry, error) {
	if len(cells) != len(retcHeader()) {
		return registerEntry{}, cellError{reason: fmt.Sprintf("the row has %d fields and the header %d", len(cells), len(retcHeader()))}
	}
	state, known := borderState(cells[retcState])
	if !known {
		return registerEntry{}, cellError{"ESTADO", cells[retcState], "not a state of Mexico"}
	}
	if state == "" {
		return registerEntry{}, outOfScope{cellError{"ESTADO", cells[retcState], "not in one of the six border states"}}
	}
	legal, site := names.RegisterName(cells[retcName])
	if legal == "" {
		return registerEntry{}, cellError{"NOMBRE", cells[retcName], "no legal name before the comma"}
	}
	public := names.IsPublicBody(legal)
	if !public && !names.IsLegalPerson(legal) {
		// A name that may be a person's is not reported.
		return registerEntry{}, outOfScope{cellError{column: "NOMBRE", reason: "the name is a natural person's, or may be: nothing in it is a firm's"}}
	}
	code, ok := places.code(state, cells[retcMunicipio])
	if !ok {
		return registerEntry{}, cellError{"MUNICIPIO", cells[retcMunicipio], "no municipio of " + cells[retcState] + " has this name"}
	}
	if names.IsPerson(site) {
		site = ""
	}
	l := registerEntry{
		id:   model.KindEstablishment.Prefix() + "retc-" + strings.ToLower(strings.ReplaceAll(cells[retcNRA], "&", "-")),
		name: legal + ", " + cmp.Or(site, cells[retcMunicipio]), props: map[string]any{}, municipio: code, municipioAs: cells[retcMunicipio],
		activity: cells[retcActivity],
	}
	if !public {
		l.operator, l.operatorText = legal, "Reported as "+cells[retcNRA]+" in "+year
	}
	if park := collapseSpaces(cells[retcPark : retcPark+1])[0]; park != "" {
		l.props["industrialPark"] = park
	}
	if address := retcAddress(cells); address != "" {
		l.props["address"] = address
	}
	point, err := retcPoint(cells)
	if point != nil {
		l.props["location"] = *point
	}
	if err == nil {
		err = l.check("NRA", "SCIAN", "NOMBRE")
	}
	return l, err
}

func retcAddress(cells []string) string {
	street := strings.TrimSpace(cells[retcStreet] + " " + cells[retcNumber])
	var parts []string
	for _, part := range collapseSpaces([]string{street, cells[retcColony], cells[retcPostcode]}) {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

// retcPoint parses latitude and longitude in degrees, minutes and seconds. A point outside the north of Mexico is an error of the
// register and dropped; the municipio remains.
func retcPoint(cells []string) (*model.Point, error) {
	if cells[retcLatitude] == "" && cells[retcLongitude] == "" {
		return nil, nil
	}
	latitude, ok := sexagesimal(cells[retcLatitude])
	if !ok {
		return nil, cellError{"LATITUD NORTE", cells[retcLatitude], `not degrees, minutes and seconds such as 25°38'46"`}
	}
	west, ok := sexagesimal(cells[retcLongitude])
	if !ok {
		return nil, cellError{"LONGITUD OESTE", cells[retcLongitude], `not degrees, minutes and seconds such as 100°18'5"`}
	}
	p := model.Point{Latitude: latitude, Longitude: -west}
	if !northOfMexico(p) {
		return nil, nil
	}
	return &p, nil
}

// northOfMexico reports whether a point lies within the bounds of the six border states.
func northOfMexico(p model.Point) bool {
	return p.Latitude > 22 && p.Latitude < 33 && p.Longitude > -119 && p.Longitude < -97
}

var sexagesimalForm = regexp.MustCompile(`^([0-9]{1,3})°([0-9]{1,2})'([0-9]{1,2}(?:\.[0-9]+)?)"$`)

// sexagesimal converts degrees, minutes and seconds to degrees, rounded to five decimals: about a metre.
func sexagesimal(text string) (float64, bool) {
	found := sexagesimalForm.FindStringSubmatch(strings.ReplaceAll(text, " ", ""))
	if found == nil {
		return 0, false
	}
	sum, scale := 0.0, 1.0
	for i, part := range found[1:] {
		x, err := strconv.ParseFloat(part, 64)
		if err != nil || i > 0 && x >= 60 {
			return 0, false
		}
		sum += x / scale
		scale *= 60
	}
	short, err := strconv.ParseFloat(fmt.Sprintf("%.5f", sum), 64)
	return short, err == nil && sum <= 180
}
