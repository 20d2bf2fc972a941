package ingest

import (
	"bytes"
	_ "embed" // the table of municipios
	"encoding/csv"
	"fmt"
	"strings"

	"puente/names"
)

// Codes and names of the municipios of Mexico's six border states, the same as in the starter dataset: registers that name
// a municipio without its code are read by it.
//
//go:embed municipios.csv
var municipioTable []byte

// municipios finds a municipio of the border states by its name.
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

// code is the five-digit code of a municipio of a state.
func (m municipios) code(state, name string) (string, bool) {
	code, ok := m[municipioKey(state, name)]
	return code, ok
}

// municipioKey is a name as registers agree on it: without accents, abbreviations, the article before it and the spaces
// within it, of which one register writes fewer ("Cuatrocienegas") or none ("Carmen" for El Carmen).
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

// borderState is the two-digit code of a border state by its name, and empty for another state. Registers write the long
// name of Coahuila or the short one.
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

// isBorderState tells whether a two-digit code is a border state's.
func isBorderState(code string) bool {
	switch code {
	case "02", "05", "08", "19", "26", "28":
		return true
	}
	return false
}
