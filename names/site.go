package names

import (
	"regexp"
	"strings"
)

// formInside finds a Mexican legal form with words behind it: what follows names the plant and not the firm.
var formInside = regexp.MustCompile(`(?i)^(.*?\b(?:S\W*A\W*(?:P\W*I\W*|B\W*)?DE\W*C\W*V|S\W*(?:DE\W*)?R\W*L\W*DE\W*C\W*V|S\W*R\W*DE\W*C\W*V|S\W*DE\W*R\W*L)\b\.?)(.*)$`)

// siteBehind finds a plant behind a comma or hyphen where no legal form stands before it.
var siteBehind = regexp.MustCompile(`(?i)^(.+?)\s*(?:,|\.? - |/)\s*((?:planta|plant|sucursal|central|terminal|divisi[oó]n|unidad|sector|subdirecci[oó]n|superintendencia|c\.\s?[th]\.).*)$`)

// siteWithin finds a plant or project in a name that has no legal form at all.
var siteWithin = regexp.MustCompile(`(?i)^(.+?)\s+((?:planta|proyecto)\s.+)$`)

// stateFirms are the companies of the Mexican state whose register entries have the plant behind the name without any mark.
func stateFirms() []string {
	return []string{
		"comision federal de electricidad", "pemex refinacion", "pemex logistica", "pemex exploracion y produccion",
		"pemex gas y petroquimica basica", "pemex transformacion industrial",
	}
}

// LegalAndSite splits what a register gives as a firm's name into the legal name and the plant, which keeps what it
// has as the plant's name already.
func LegalAndSite(name, site string) (legal, plantName string) {
	name, site = spaced(name), spaced(site)
	rest := ""
	if m := formInside.FindStringSubmatch(name); m != nil && len(strings.ReplaceAll(Fold(m[2]), " ", "")) > 2 && !onlyForm(m[2]) {
		name, rest = m[1], m[2]
	} else if m := siteBehind.FindStringSubmatch(name); m != nil {
		name, rest = m[1], m[2]
	} else if m := siteWithin.FindStringSubmatch(name); m != nil && Key(name) == Fold(name) {
		name, rest = m[1], m[2]
	} else {
		name, rest = stateFirm(name)
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

// RegisterName splits the one cell in which Mexico's register of pollutants writes the legal name, a comma and the plant.
// Legal names hold commas too, mostly before their form: "ASSA ABLOY OCCIDENTE, SA DE CV,". So the name ends at the first
// comma that a legal form stands before, or else at the first that no space follows.
func RegisterName(cell string) (legal, site string) {
	cut := -1
	for i, c := range cell {
		if c != ',' {
			continue
		}
		next, _, _ := strings.Cut(cell[i+1:], ",")
		if Key(cell[:i]) != Fold(cell[:i]) && (Fold(next) == "" || !onlyForm(next)) {
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

// onlyForm tells whether words are nothing but a legal form, which a register may repeat.
func onlyForm(words string) bool { return Key("x "+words) == "x" }

// stateFirm cuts a company of the state from the plant that stands behind its name.
func stateFirm(name string) (firm, rest string) {
	words := strings.Fields(strings.ReplaceAll(name, "-", " "))
	for _, known := range stateFirms() {
		n := len(strings.Fields(known))
		if len(words) > n && Fold(strings.Join(words[:n], " ")) == known {
			return strings.Trim(strings.Join(words[:n], " "), ".,"), strings.Join(words[n:], " ")
		}
	}
	return name, ""
}

// spaced is a cell without doubled spaces.
func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }
