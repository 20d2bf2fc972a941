package names

import (
	"regexp"
	"strings"
)

// formThenSite matches a Mexican legal form and the words after it, which name the plant.
var formThenSite = regexp.MustCompile(`(?i)^(.*?\b(?:S\W*A\W*(?:P\W*I\W*|B\W*)?DE\W*C\W*V|S\W*(?:DE\W*)?R\W*L\W*DE\W*C\W*V|S\W*R\W*DE\W*C\W*V|S\W*DE\W*R\W*L)\b\.?)(.*)$`)

// separatedSite matches a plant after a comma or hyphen.
var separatedSite = regexp.MustCompile(`(?i)^(.+?)\s*(?:,|\.? - |/)\s*((?:planta|plant|sucursal|central|terminal|divisi[oó]n|unidad|sector|subdirecci[oó]n|superintendencia|c\.\s?[th]\.).*)$`)

// unseparatedSite matches a plant or project without a separator before it.
var unseparatedSite = regexp.MustCompile(`(?i)^(.+?)\s+((?:planta|proyecto)\s.+)$`)

// stateFirms lists the companies of the Mexican state that registers write with the plant after the name, without a separator.
func stateFirms() []string {
	return []string{
		"comision federal de electricidad", "pemex refinacion", "pemex logistica", "pemex exploracion y produccion",
		"pemex gas y petroquimica basica", "pemex transformacion industrial",
	}
}

// LegalAndSite splits a firm's name in a register into the legal name and the plant. A plant name that the register gives
// separately is kept.
func LegalAndSite(name, site string) (legal, plantName string) {
	name, site = collapseSpaces(name), collapseSpaces(site)
	rest := ""
	if m := formThenSite.FindStringSubmatch(name); m != nil && len(strings.ReplaceAll(Fold(m[2]), " ", "")) > 2 && !isOnlyLegalForm(m[2]) {
		name, rest = m[1], m[2]
	} else if m := separatedSite.FindStringSubmatch(name); m != nil {
		name, rest = m[1], m[2]
	} else if m := unseparatedSite.FindStringSubmatch(name); m != nil && Key(name) == Fold(name) {
		name, rest = m[1], m[2]
	} else {
		name, rest = splitStateFirm(name)
	}
	rest = strings.Trim(rest, " ,.-/()")
	if Key(rest) == Key(name) {
		rest = ""
	}
	switch Key(site) {
	case "", "no aplica", "n a", "na", "ninguno", Key(name):
		site = rest
	}
	return strings.Trim(name, " ,-"), site
}

// RegisterName splits a cell of Mexico's register of pollutants, which has the legal name, a comma and the plant.
// Legal names have commas too, mostly before their form: "ASSA ABLOY OCCIDENTE, SA DE CV,". So the name ends at the first
// comma after a legal form, or else at the first that no space follows.
func RegisterName(cell string) (legal, site string) {
	cut := -1
	for i, c := range cell {
		if c != ',' {
			continue
		}
		next, _, _ := strings.Cut(cell[i+1:], ",")
		if Key(cell[:i]) != Fold(cell[:i]) && (Fold(next) == "" || !isOnlyLegalForm(next)) {
			cut = i
			break
		}
		if cut < 0 && !strings.HasPrefix(cell[i+1:], " ") {
			cut = i
		}
	}
	if cut < 0 {
		cut = strings.Index(cell, ",")
	}
	if cut < 0 {
		return LegalAndSite(cell, "")
	}
	return LegalAndSite(strings.Trim(cell[:cut], " ,"), strings.Trim(cell[cut+1:], " ,"))
}

// isOnlyLegalForm reports whether words are nothing but a legal form, which a register may repeat.
func isOnlyLegalForm(words string) bool { return Key("x "+words) == "x" }

// splitStateFirm splits the name of a company of the state from the plant after it.
func splitStateFirm(name string) (firm, rest string) {
	words := strings.Fields(strings.ReplaceAll(name, "-", " "))
	for _, known := range stateFirms() {
		n := len(strings.Fields(known))
		if len(words) > n && Fold(strings.Join(words[:n], " ")) == known {
			return strings.Trim(strings.Join(words[:n], " "), ".,"), strings.Join(words[n:], " ")
		}
	}
	return name, ""
}

// collapseSpaces replaces runs of white space by one space.
func collapseSpaces(s string) string { return strings.Join(strings.Fields(s), " ") }
