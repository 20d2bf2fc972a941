package ingest

import (
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"puente/graph/model"
	"puente/ingest/table"
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
type retc struct{ officeTable }

func retcPublication() publication {
	return publication{
		kind: model.DatasetRETC, publisher: "SEMARNAT", url: "https://www.gob.mx/semarnat/acciones-y-programas/retc",
		title:   "Register of emissions and transfers of pollutants (RETC), establishments",
		titleEs: "Registro de Emisiones y Transferencia de Contaminantes (RETC), establecimientos",
		licence: "Mexican government open data",
	}
}

// Columns that are read.
const (
	retcNRA = iota
	retcName
	retcActivity
	retcPark
	retcLatitude
	retcLongitude
	retcStreet
	retcNumber
	retcColony
	retcState
	retcMunicipio
	retcPostcode
	retcYear
	retcActivityCode // of 2012, when the column SCIAN had the words
)

func retcFormat() Format {
	must := func(name string, also ...string) table.Column { return table.Column{Name: name, Also: also} }
	may := func(name string, also ...string) table.Column {
		return table.Column{Name: name, Also: also, Optional: true}
	}
	columns := []table.Column{
		must("NRA"), must("NOMBRE", "Establecimiento"), may("SCIAN"), may("PARQUE INDUSTRIAL", "Parque o puerto industrial", "Nombre Parque Industrial"),
		may("LATITUD NORTE"), may("LONGITUD OESTE"), may("CALLE"), may("NÚM. EXT", "No. Exterior", "Número Exterior"), may("COLONIA"),
		must("ESTADO", "Entidad Federativa"), must("MUNICIPIO", `Delegación\Municipio`), may("C.P.", "Código postal"), may("Año"), may("Número SCIAN"),
	}
	for _, name := range []string{
		"DESCRIPCIÓN SCIAN", "SECTOR", "CLAVE AMBIENTAL", "SUBSECTOR", "PRINCIPAL ACTIVIDAD PRODUCTIVA", "Actividad principal", "COORDENADA UTM X",
		"COORDENADA UTM Y", "NÚM. INT", "No. Interior", "Número Interior", "LOCALIDAD", "Entre Calle 1", "Entre Calle 2", "Actividad principal SEMARNAT",
	} {
		columns = append(columns, table.Column{Name: name, Unread: true})
	}
	return retc{officeTable{name: retcPublication().kind, layout: table.NewLayout("the RETC", columns...)}}
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
func (t retc) Read(r io.Reader, in Input, emit func(model.Record) error, bad func(model.BadRow) error) error {
	places, err := borderMunicipios()
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	return readRegister(t.officeTable, retcPublication(), r, in, yearInName(in.File), retcYear, emit, bad, func(row officeRow, list *register) (registerEntry, error) {
		l, err := retcRow(row, places, list)
		if err == nil && seen[l.id] {
			err = row.fault(retcNRA, "an earlier row has the same registration number")
		}
		seen[l.id] = true
		return l, err
	})
}

// yearInName returns the year in the name of a file, and "" where it has none.
func yearInName(file string) string { return yearForm.FindString(filepath.Base(file)) }

var yearForm = regexp.MustCompile(`(?:19|20)[0-9]{2}`)

// retcRow reads a row.
func retcRow(row officeRow, places municipios, list *register) (registerEntry, error) {
	state, known := borderState(row.text(retcState))
	if !known {
		return registerEntry{}, row.fault(retcState, "not a state of Mexico")
	}
	if state == "" {
		return registerEntry{}, row.outside(retcState, "not in one of the six border states")
	}
	if year := row.text(retcYear); year != "" && yearForm.FindString(list.vintage) != "" && year != yearForm.FindString(list.vintage) {
		return registerEntry{}, row.fault(retcYear, "the file is of "+list.vintage+": one file is one year")
	}
	legal, site := names.RegisterName(row.text(retcName))
	if legal == "" {
		return registerEntry{}, row.fault(retcName, "no legal name before the comma")
	}
	public := names.IsPublicBody(legal)
	if !public && !names.IsRegisteredBody(row.text(retcName)) && !names.IsRegisteredBody(legal) {
		// A name that may be a person's is not reported.
		return registerEntry{}, outOfScope{cellError{column: row.As(retcName), reason: "the name is a natural person's, or may be: nothing in it is a firm's"}}
	}
	municipio := row.text(retcMunicipio)
	code, ok := places.code(state, municipio)
	if !ok {
		return registerEntry{}, row.fault(retcMunicipio, "no municipio of "+row.text(retcState)+" has this name")
	}
	if names.IsPerson(site) {
		site = ""
	}
	l := registerEntry{
		id:   model.KindEstablishment.Prefix() + "retc-" + strings.ToLower(strings.ReplaceAll(row.text(retcNRA), "&", "-")),
		name: legal + ", " + cmp.Or(site, municipio), props: map[string]any{}, municipio: code, municipioAs: municipio, activity: cmp.Or(row.text(retcActivityCode), row.text(retcActivity)),
	}
	if !public {
		l.operator, l.operatorText = legal, "Reported as "+row.text(retcNRA)+" in "+list.vintage
	}
	if park := collapseSpaces([]string{row.text(retcPark)})[0]; park != "" {
		l.props["industrialPark"] = park
	}
	if address := retcAddress(row); address != "" {
		l.props["address"] = address
	}
	if point := retcPoint(row, list); point != nil {
		l.props["location"] = *point
	}
	return l, l.check(row, list, retcNRA, retcActivity, retcName)
}

func retcAddress(row officeRow) string {
	street := strings.TrimSpace(row.text(retcStreet) + " " + row.text(retcNumber))
	return strings.Join(slices.DeleteFunc(collapseSpaces([]string{street, row.text(retcColony), row.text(retcPostcode)}), func(s string) bool { return s == "" }), ", ")
}

// retcPoint parses latitude and longitude. A point that cannot be read, or is outside the north of Mexico, is left out; the municipio
// remains.
func retcPoint(row officeRow, list *register) *model.Point {
	north, west := row.text(retcLatitude), row.text(retcLongitude)
	if strings.Trim(north+west, " -") == "" {
		return nil
	}
	latitude, northOK := sexagesimal(north)
	longitude, westOK := sexagesimal(west)
	p := model.Point{Latitude: latitude, Longitude: -longitude}
	switch {
	case !northOK || !westOK:
		list.notes.add(row.line, row.As(retcLatitude), north+" "+west, `the point is left out: not degrees, minutes and seconds such as 25°38'46" and 100°18'5"`)
	case !northOfMexico(p):
		list.notes.add(row.line, row.As(retcLatitude), north+" "+west, "the point is left out: it is not in the north of Mexico")
	default:
		return &p
	}
	return nil
}

// northOfMexico reports whether a point lies within the bounds of the six border states.
func northOfMexico(p model.Point) bool {
	return p.Latitude > 22 && p.Latitude < 33 && p.Longitude > -119 && p.Longitude < -97
}

// sexagesimalForm matches degrees, minutes and seconds with any of the signs in use, or with blanks between them; and decimal degrees.
var sexagesimalForm = regexp.MustCompile(`^-?([0-9]{1,3}(?:\.[0-9]+)?)(?:\s*[°ºo˚*\s]\s*([0-9]{1,2})(?:\s*['´’′\x60\s]\s*([0-9]{1,2}(?:\.[0-9]+)?)?)?\s*(?:"|''|´´|’’|”|″)?)?\s*[NWO]?$`)

// sexagesimal converts degrees, minutes and seconds, or decimal degrees, to degrees without sign, rounded to five decimals: about a
// metre. Sixty seconds, as rounding leaves them, are a minute.
func sexagesimal(text string) (float64, bool) {
	found := sexagesimalForm.FindStringSubmatch(strings.TrimSpace(text))
	if found == nil {
		return 0, false
	}
	sum, scale := 0.0, 1.0
	for i, part := range found[1:] {
		if part == "" {
			break
		}
		x, err := strconv.ParseFloat(part, 64)
		if err != nil || i > 0 && x > 60 {
			return 0, false
		}
		sum += x / scale
		scale *= 60
	}
	short, err := strconv.ParseFloat(fmt.Sprintf("%.5f", sum), 64)
	return short, err == nil && sum <= 180
}
