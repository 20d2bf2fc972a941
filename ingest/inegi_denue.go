package ingest

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"puente/graph/model"
	"puente/names"
)

// denue reads INEGI's register of establishments (DENUE), the file of a state or of the nation: 42 columns, in Latin-1 as INEGI
// publishes it or in UTF-8, with a blank or "NA" for unknown. The columns of telephone and e-mail are not read.
//
// A row is an establishment. Its razón social becomes a firm where the name is surely a legal person's; a natural person's name is
// dropped, and an establishment named after a person is dropped as a whole. fecha_alta is the month of registration, not of opening.
//
// An activity is joined to the SCIAN 2018 industry of its code. Editions may use SCIAN 2023; a code that SCIAN 2018 lacks is out of
// scope.
//
// An edition is a full list. Its files by state are one release: import all of them in one run, or the establishments of the missing
// ones end. The edition is that of --vintage, or else the latest fecha_alta, for which the file is read twice.
// Memory grows with the number of firms only.
type denue struct{}

func denuePublication() publication {
	return publication{
		kind: model.DatasetDENUE, publisher: "INEGI", url: "https://www.inegi.org.mx/app/mapa/denue/", full: true,
		title:   "National statistical directory of economic units (DENUE)",
		titleEs: "Directorio Estadístico Nacional de Unidades Económicas (DENUE)",
		licence: "Términos de libre uso INEGI (attribution)",
	}
}

// denueHeader lists the columns. Only those named below are read: telefono and correoelec may be a person's.
func denueHeader() []string {
	return []string{
		"id", "clee", "nom_estab", "raz_social", "codigo_act", "nombre_act", "per_ocu", "tipo_vial", "nom_vial", "tipo_v_e_1", "nom_v_e_1", "tipo_v_e_2",
		"nom_v_e_2", "tipo_v_e_3", "nom_v_e_3", "numero_ext", "letra_ext", "edificio", "edificio_e", "numero_int", "letra_int", "tipo_asent", "nomb_asent",
		"tipoCenCom", "nom_CenCom", "num_local", "cod_postal", "cve_ent", "entidad", "cve_mun", "municipio", "cve_loc", "localidad", "ageb", "manzana",
		"telefono", "correoelec", "www", "tipoUniEco", "latitud", "longitud", "fecha_alta",
	}
}

// Indexes of the columns that are read.
const (
	denueID           = 0
	denueName         = 2
	denueLegal        = 3
	denueActivity     = 4
	denueStratum      = 6
	denueStreetKind   = 7
	denueStreet       = 8
	denueNumber       = 15
	denueLetter       = 16
	denueQuarterKind  = 21
	denueQuarter      = 22
	denuePark         = 24
	denueParkKind     = 23
	denuePostcode     = 26
	denueState        = 27
	denueStateName    = 28
	denueMunicipio    = 29
	denueMunicipioAs  = 30
	denueLatitude     = 39
	denueLongitude    = 40
	denueRegisteredOn = 41
)

// Name is the kind that the import command takes.
func (denue) Name() string { return denuePublication().kind }

// Stage is the stage of such a file.
func (denue) Stage() Stage { return Official }

// Recognise reports whether the header is the register's.
func (denue) Recognise(head []byte) bool {
	header, bad, err := newRows(fromLatin1(bytes.NewReader(head)), "").next()
	return err == nil && bad == nil && slices.Equal(header, denueHeader())
}

// Read reads a file.
func (denue) Read(r io.Reader, in Input, emit func(model.Record) error, bad func(model.BadRow) error) error {
	latest := ""
	if in.Release.Vintage == "" {
		again, month, err := denueLatest(r)
		if err != nil {
			return err
		}
		defer again.discard()
		r, latest = again, month
	}
	rows := newRows(fromLatin1(r), in.File)
	header, wrong, err := rows.next()
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("header: %w", err)
	}
	if wrong == nil && !slices.Equal(header, denueHeader()) {
		wrong = rows.bad("", strings.Join(header, ","), "expected the header "+strings.Join(denueHeader(), ","))
	}
	if wrong != nil {
		return bad(*wrong)
	}
	source, wrong := denuePublication().source(in, latest)
	if wrong != nil {
		return bad(*wrong)
	}
	list := &register{source: source.ID, firms: map[string]bool{}}
	if day, err := model.ParseDate(source.Vintage); err == nil {
		list.year, source.ReleasedOn = string(day), string(day)
	}
	if err := emit(source); err != nil {
		return err
	}
	return readEntries(rows, list, emit, bad, denueRow)
}

// denueLatest copies a file and returns the copy and the latest month of registration in it.
func denueLatest(r io.Reader) (*spool, string, error) {
	latest := ""
	again, err := newSpool(r, func(copied io.Reader) error {
		return eachRow(newRows(fromLatin1(copied), ""), func(cells []string, wrong *model.BadRow) error {
			if wrong == nil && len(cells) == len(denueHeader()) {
				if day, err := model.ParseDate(cells[denueRegisteredOn]); err == nil {
					latest = max(latest, strings.Clone(string(day)))
				}
			}
			return nil
		})
	})
	return again, latest, err
}

// denueRow reads a row.
func denueRow(cells []string) (registerEntry, error) {
	if len(cells) != len(denueHeader()) {
		return registerEntry{}, cellError{reason: fmt.Sprintf("the row has %d fields and the header %d", len(cells), len(denueHeader()))}
	}
	for i, c := range cells {
		if c == "NA" {
			cells[i] = ""
		}
	}
	state, municipio := cells[denueState], cells[denueMunicipio]
	if len(state) != 2 || !allDigits(state) {
		return registerEntry{}, cellError{"cve_ent", state, "not the code of a state: two digits"}
	}
	if !isBorderState(state) {
		return registerEntry{}, outOfScope{cellError{"cve_ent", state + " " + cells[denueStateName], "not in one of the six border states"}}
	}
	if len(municipio) != 3 || !allDigits(municipio) {
		return registerEntry{}, cellError{"cve_mun", municipio, "not the code of a municipio within its state: three digits"}
	}
	if !allDigits(cells[denueID]) {
		return registerEntry{}, cellError{"id", cells[denueID], "not the number of an establishment"}
	}
	name, legal := collapseSpaces(cells[denueName : denueName+1])[0], collapseSpaces(cells[denueLegal : denueLegal+1])[0]
	if !names.IsLegalPerson(legal) {
		if name == "" && legal != "" || names.IsPerson(name) || legal != "" && names.IsPerson(legal) && names.Key(name) == names.Key(legal) {
			// The name of a person is not reported.
			return registerEntry{}, outOfScope{cellError{column: "nom_estab", reason: "the establishment is called after a natural person, or may be"}}
		}
		legal = ""
	}
	if name = cmp.Or(name, legal); name == "" {
		return registerEntry{}, cellError{column: "nom_estab", reason: "the establishment has no name"}
	}
	l := registerEntry{
		id: model.KindEstablishment.Prefix() + "denue-" + cells[denueID], name: name, municipio: state + municipio,
		municipioAs: cells[denueMunicipioAs], activity: cells[denueActivity],
	}
	if legal != "" && !names.IsPublicBody(legal) {
		l.operator, l.operatorText = legal, "Registered under this legal name as "+cells[denueID]
	}
	var err error
	if l.props, err = denueProps(cells); err != nil {
		return registerEntry{}, err
	}
	return l, l.check("id", "codigo_act", "raz_social")
}

// denueProps returns the address, the band of persons employed, the industrial park and the point.
func denueProps(cells []string) (map[string]any, error) {
	props := map[string]any{}
	if address := denueAddress(cells); address != "" {
		props["address"] = address
	}
	if stratum := cells[denueStratum]; stratum != "" {
		band, ok := EmploymentBand(stratum)
		if !ok {
			return nil, cellError{"per_ocu", stratum, `not a stratum such as "11 a 30 personas" or "251 y más personas"`}
		}
		props["employmentBand"] = band
	}
	if cells[denuePark] != "" && strings.Contains(names.Fold(cells[denueParkKind]), "industrial") {
		props["industrialPark"] = cells[denuePark]
	}
	latitude, longitude := cells[denueLatitude], cells[denueLongitude]
	if latitude == "" && longitude == "" {
		return props, nil
	}
	north, ok := degrees(latitude, 90)
	if !ok {
		return nil, cellError{"latitud", latitude, "not a decimal number from -90 to 90"}
	}
	east, ok := degrees(longitude, 180)
	if !ok {
		return nil, cellError{"longitud", longitude, "not a decimal number from -180 to 180"}
	}
	// A point outside the north of Mexico is an error of the register; the municipio remains.
	if p := (model.Point{Latitude: north, Longitude: east}); northOfMexico(p) {
		props["location"] = p
	}
	return props, nil
}

func denueAddress(cells []string) string {
	number := cells[denueNumber]
	if number == "SN" || number == "0" { // without number
		number = ""
	}
	street := strings.Join([]string{cells[denueStreetKind], cells[denueStreet], number, cells[denueLetter]}, " ")
	quarter := cells[denueQuarterKind] + " " + cells[denueQuarter]
	if cells[denueStreet] == "" {
		street = ""
	}
	if cells[denueQuarter] == "" {
		quarter = ""
	}
	return strings.Join(slices.DeleteFunc(collapseSpaces([]string{street, quarter, cells[denuePostcode]}), func(s string) bool { return s == "" }), ", ")
}

// EmploymentBand converts a stratum of the register, such as "11 a 30 personas", to a band of persons employed: 11-30.
func EmploymentBand(stratum string) (string, bool) {
	if stratum == "251 y más personas" {
		return "251+", true
	}
	low, high, ok := strings.Cut(strings.TrimSuffix(stratum, " personas"), " a ")
	return low + "-" + high, ok && allDigits(low) && allDigits(high)
}

// degrees parses a coordinate in decimal degrees.
func degrees(text string, bound float64) (float64, bool) {
	x, err := strconv.ParseFloat(text, 64)
	return x, err == nil && x >= -bound && x <= bound
}

func allDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
