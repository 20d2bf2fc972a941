package ingest

import (
	"bytes"
	_ "embed" // the table of municipios
	"encoding/csv"
	"fmt"
	"strings"

	"puente/names"
)

// municipioTable has the codes and names of the municipios of Mexico's six border states, as in the starter dataset. It resolves the
// municipios of registers that give names and no codes.
//
//go:embed municipios.csv
var municipioTable []byte

// municipios maps the key of a municipio of the border states to its code.
type municipios map[string]string // codes by key

func borderMunicipios() (municipios, error) {
	rows, err := csv.NewReader(bytes.NewReader(municipioTable)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("table of municipios: %w", err)
	}
	all := municipios{}
	for _, row := range rows[1:] {
		all[municipioKey(row[0][:2], row[1])] = row[0]
	}
	return all, nil
}

// code returns the five-digit code of a municipio of a state.
func (m municipios) code(state, name string) (string, bool) {
	code, ok := m[municipioKey(state, name)]
	return code, ok
}

// municipioKey normalises a name: without accents, abbreviations, a leading article and spaces, which registers write differently
// ("Cuatrocienegas"; "Carmen" for El Carmen).
func municipioKey(state, name string) string {
	words := strings.Fields(names.Search(name))
	for i, w := range words {
		if w == "dr" {
			words[i] = "doctor"
		}
	}
	if len(words) > 1 && words[0] == "el" {
		words = words[1:]
	}
	return state + strings.Join(words, "")
}

// borderState returns the two-digit code of a border state by its name, with the long or the short name of Coahuila; an empty code for
// another state of Mexico; and known false for any other name.
func borderState(name string) (code string, known bool) {
	switch names.Fold(name) {
	case "baja california":
		return "02", true
	case "coahuila", "coahuila de zaragoza":
		return "05", true
	case "chihuahua":
		return "08", true
	case "nuevo leon":
		return "19", true
	case "sonora":
		return "26", true
	case "tamaulipas":
		return "28", true
	case "aguascalientes", "baja california sur", "campeche", "chiapas", "ciudad de mexico", "colima", "distrito federal", "durango", "guanajuato",
		"guerrero", "hidalgo", "jalisco", "mexico", "estado de mexico", "michoacan", "michoacan de ocampo", "morelos", "nayarit", "oaxaca", "puebla",
		"queretaro", "queretaro de arteaga", "quintana roo", "san luis potosi", "sinaloa", "tabasco", "tlaxcala", "veracruz",
		"veracruz de ignacio de la llave", "yucatan", "zacatecas":
		return "", true
	}
	return "", false
}

// isBorderState reports whether a two-digit code is that of a border state.
func isBorderState(code string) bool {
	switch code {
	case "02", "05", "08", "19", "26", "28":
		return true
	}
	return false
}
