package ingest

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"puente/graph/model"
	"puente/ingest/table"
	"puente/names"
)

// denue reads INEGI's register of establishments (DENUE), the file of a state or of the nation: as the download gives it, with short
// headers, and as the application exports it, with long ones; of all editions, with a blank or "NA" for unknown. The columns of telephone
// and e-mail are not read.
//
// A row is an establishment. Its razón social becomes a firm where the name is surely a legal person's; a natural person's name is
// dropped, and an establishment named after a person is dropped as a whole. fecha_alta is the month of registration, not of opening.
//
// An activity is joined to the SCIAN 2018 industry of its code, whatever edition the register's own is, and the fact says which that is.
// Codes of SCIAN 2023 that mean something else, or nothing, in SCIAN 2018 are joined to industries of SCIAN 2023.
//
// An edition is a full list. Its files by state are one release: import all of them in one run, or the establishments of the missing
// ones end. The edition is that of --vintage, or else the latest fecha_alta, for which the file is read twice.
// Memory grows with the number of firms only.
type denue struct{ officeTable }

func denuePublication() publication {
	return publication{
		kind: model.DatasetDENUE, publisher: "INEGI", url: "https://www.inegi.org.mx/app/mapa/denue/", full: true,
		title:   "National statistical directory of economic units (DENUE)",
		titleEs: "Directorio Estadístico Nacional de Unidades Económicas (DENUE)",
		licence: "Términos de libre uso INEGI (attribution)",
	}
}

// Columns that are read.
const (
	denueID = iota
	denueName
	denueLegal
	denueActivity
	denueStratum
	denueStreetKind
	denueStreet
	denueNumber
	denueLetter
	denueQuarterKind
	denueQuarter
	denuePark
	denueParkKind
	denuePostcode
	denueState
	denueStateName
	denueMunicipio
	denueMunicipioAs
	denueLatitude
	denueLongitude
	denueRegisteredOn
)

func denueFormat() Format {
	must := func(name string, also ...string) table.Column { return table.Column{Name: name, Also: also} }
	may := func(name string, also ...string) table.Column {
		return table.Column{Name: name, Also: also, Optional: true}
	}
	columns := []table.Column{
		must("id"), must("nom_estab", "Nombre de la Unidad Económica"), may("raz_social", "Razón social"),
		must("codigo_act", "Código de la clase de actividad SCIAN", "Código de actividad"), may("per_ocu", "Personal ocupado (estrato)", "Descripción estrato personal ocupado"),
		may("tipo_vial", "Tipo de vialidad"), may("nom_vial", "Nombre de la vialidad"), may("numero_ext", "Número exterior o kilómetro"), may("letra_ext", "Letra exterior"),
		may("tipo_asent", "Tipo de asentamiento humano"), may("nomb_asent", "Nombre de asentamiento humano"),
		may("nom_CenCom", "C. industrial, C. comercial o mercado"), may("tipoCenCom", "Tipo centro comercial"), may("cod_postal", "Código Postal"),
		must("cve_ent", "Clave entidad"), may("entidad", "Entidad federativa"), must("cve_mun", "Clave municipio"), may("municipio"),
		may("latitud"), may("longitud"), may("fecha_alta", "Fecha de incorporación al DENUE"),
	}
	for _, pair := range [][2]string{
		{"clee", ""}, {"nombre_act", "Nombre de clase de la actividad"}, {"tipo_v_e_1", "Tipo de entre vialidad 1"}, {"nom_v_e_1", "Nombre de entre vialidad 1"},
		{"tipo_v_e_2", "Tipo de entre vialidad 2"}, {"nom_v_e_2", "Nombre de entre vialidad 2"}, {"tipo_v_e_3", "Tipo de entre vialidad 3"},
		{"nom_v_e_3", "Nombre de entre vialidad 3"}, {"edificio", "Edificio"}, {"edificio_e", "Edificio piso o nivel"}, {"numero_int", "Número interior"},
		{"letra_int", "Letra interior"}, {"num_local", "Número de local"}, {"cve_loc", "Clave localidad"}, {"localidad", "Localidad"},
		{"ageb", "Área geoestadística básica"}, {"manzana", "Manzana"}, {"telefono", "Número de teléfono"}, {"correoelec", "Correo electrónico"},
		{"www", "Sitio en Internet"}, {"tipoUniEco", "Tipo de establecimiento"},
	} {
		columns = append(columns, table.Column{Name: pair[0], Also: []string{pair[1]}, Unread: true})
	}
	return denue{officeTable{name: denuePublication().kind, layout: table.NewLayout("the DENUE", columns...)}}
}

// Read reads a file.
func (d denue) Read(r io.Reader, in Input, emit func(model.Record) error, bad func(model.BadRow) error) error {
	latest := ""
	if in.Release.Vintage == "" {
		again, month, err := d.latest(r)
		if err != nil {
			return err
		}
		defer again.discard()
		r, latest = again, month
	}
	edition := ""
	return readRegister(d.officeTable, denuePublication(), r, in, latest, -1, emit, bad, func(row officeRow, list *register) (registerEntry, error) {
		if edition == "" {
			edition = denueEdition(list.vintage)
		}
		return denueRow(row, list, edition)
	})
}

// denueEdition returns the edition of SCIAN by which a release of the register classifies.
func denueEdition(vintage string) string {
	switch day, err := model.ParseDate(vintage); {
	case err == nil && day >= "2024-11":
		return "2023"
	case err == nil && day < "2019-11":
		return "2013"
	}
	return "2018"
}

// latest copies a file and returns the copy and the latest month of registration in it.
func (d denue) latest(r io.Reader) (*spool, string, error) {
	latest := ""
	again, err := newSpool(r, func(copied io.Reader) error {
		f, wrong, err := d.open(copied, Input{})
		if err != nil || wrong != nil {
			return err
		}
		return f.each(func(row officeRow) error {
			if day, err := model.ParseDate(row.text(denueRegisteredOn)); err == nil {
				latest = max(latest, strings.Clone(string(day)))
			}
			return nil
		}, func(model.BadRow) error { return nil })
	})
	return again, latest, err
}

// denueRow reads a row.
func denueRow(row officeRow, list *register, edition string) (registerEntry, error) {
	for i, c := range row.cells {
		if c == "NA" {
			row.cells[i] = ""
		}
	}
	state, municipio := row.text(denueState), row.text(denueMunicipio)
	if len(state) != 2 || !allDigits(state) {
		return registerEntry{}, row.fault(denueState, "not the code of a state: two digits")
	}
	if !isBorderState(state) {
		return registerEntry{}, outOfScope{cellError{row.As(denueState), state + " " + row.text(denueStateName), "not in one of the six border states"}}
	}
	if len(municipio) != 3 || !allDigits(municipio) {
		return registerEntry{}, row.fault(denueMunicipio, "not the code of a municipio within its state: three digits")
	}
	if !allDigits(row.text(denueID)) {
		return registerEntry{}, row.fault(denueID, "not the number of an establishment")
	}
	name, legal := collapseSpaces([]string{row.text(denueName)})[0], collapseSpaces([]string{row.text(denueLegal)})[0]
	if !names.IsRegisteredBody(legal) {
		if name == "" && legal != "" || names.OfPerson(name, legal) {
			// The name of a person is not reported.
			return registerEntry{}, outOfScope{cellError{column: row.As(denueName), reason: "the establishment is called after a natural person, or may be"}}
		}
		legal = ""
	}
	if name = cmp.Or(name, legal); name == "" {
		return registerEntry{}, cellError{column: row.As(denueName), reason: "the establishment has no name"}
	}
	l := registerEntry{
		id: model.KindEstablishment.Prefix() + "denue-" + row.text(denueID), name: name, municipio: state + municipio,
		municipioAs: cmp.Or(row.text(denueMunicipioAs), state+municipio), activity: row.text(denueActivity), edition: edition, props: denueProps(row, list),
	}
	if legal != "" && !names.IsPublicBody(legal) {
		l.operator, l.operatorText = legal, "Registered under this legal name as "+row.text(denueID)
	}
	return l, l.check(row, list, denueID, denueActivity, denueLegal)
}

// denueProps returns the address, the band of persons employed, the industrial park and the point. What cannot be read is left out.
func denueProps(row officeRow, list *register) map[string]any {
	props := map[string]any{}
	if address := denueAddress(row); address != "" {
		props["address"] = address
	}
	if stratum := row.text(denueStratum); stratum != "" {
		if band, ok := EmploymentBand(stratum); ok {
			props["employmentBand"] = band
		} else {
			list.notes.add(row.line, row.As(denueStratum), stratum, `the band is left out: not a stratum such as "11 a 30 personas" or "251 y más personas"`)
		}
	}
	if row.text(denuePark) != "" && strings.Contains(names.Fold(row.text(denueParkKind)), "industrial") {
		props["industrialPark"] = row.text(denuePark)
	}
	latitude, longitude := row.text(denueLatitude), row.text(denueLongitude)
	if latitude == "" && longitude == "" {
		return props
	}
	north, northOK := degrees(latitude, 90)
	east, eastOK := degrees(longitude, 180)
	p := model.Point{Latitude: north, Longitude: east}
	switch {
	case !northOK || !eastOK:
		list.notes.add(row.line, row.As(denueLatitude), latitude+" "+longitude, "the point is left out: not a latitude and a longitude in decimal degrees")
	case northOfMexico(p):
		props["location"] = p
	case north != 0 || east != 0:
		list.notes.add(row.line, row.As(denueLatitude), latitude+" "+longitude, "the point is left out: it is not in the north of Mexico")
	}
	return props
}

func denueAddress(row officeRow) string {
	number := row.text(denueNumber)
	if number == "SN" || number == "0" { // without number
		number = ""
	}
	street := strings.Join([]string{row.text(denueStreetKind), row.text(denueStreet), number, row.text(denueLetter)}, " ")
	quarter := row.text(denueQuarterKind) + " " + row.text(denueQuarter)
	if row.text(denueStreet) == "" {
		street = ""
	}
	if row.text(denueQuarter) == "" {
		quarter = ""
	}
	return strings.Join(slices.DeleteFunc(collapseSpaces([]string{street, quarter, row.text(denuePostcode)}), func(s string) bool { return s == "" }), ", ")
}

// EmploymentBand converts a stratum of the register, such as "11 a 30 personas", to a band of persons employed: 11-30. Case, accents and
// blanks do not count.
func EmploymentBand(stratum string) (string, bool) {
	words := strings.Fields(names.Fold(stratum))
	words = slices.DeleteFunc(words, func(w string) bool { return w == "personas" || w == "persona" })
	if len(words) == 3 && words[0] == "251" && words[1] == "y" && words[2] == "mas" {
		return "251+", true
	}
	ok := len(words) == 3 && words[1] == "a" && allDigits(words[0]) && allDigits(words[2])
	if !ok {
		return "", false
	}
	return fmt.Sprintf("%s-%s", words[0], words[2]), true
}

// degrees parses a coordinate in decimal degrees.
func degrees(text string, bound float64) (float64, bool) {
	x, err := strconv.ParseFloat(text, 64)
	return x, err == nil && x >= -bound && x <= bound
}

func allDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
