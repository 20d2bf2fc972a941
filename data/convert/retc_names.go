package main

import (
	"regexp"
	"strings"

	"puente/names"
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

// legalAndSite splits what the register gives as a firm's name into the legal name and the plant, which keeps what it
// has as the plant's name already.
func legalAndSite(name, site string) (legal, plantName string) {
	name, site = tidy(name), tidy(site)
	rest := ""
	if m := formInside.FindStringSubmatch(name); m != nil && len(strings.ReplaceAll(names.Fold(m[2]), " ", "")) > 2 && !onlyForm(m[2]) {
		name, rest = m[1], m[2]
	} else if m := siteBehind.FindStringSubmatch(name); m != nil {
		name, rest = m[1], m[2]
	} else if m := siteWithin.FindStringSubmatch(name); m != nil && names.Key(name) == names.Fold(name) {
		name, rest = m[1], m[2]
	} else {
		name, rest = stateFirm(name)
	}
	rest = strings.Trim(rest, " ,.-/()")
	if names.Key(rest) == names.Key(name) {
		rest = ""
	}
	switch names.Key(site) {
	case "", "no aplica", "n a", "na", "ninguno", names.Key(name):
		site = rest
	}
	return strings.Trim(name, " ,-"), site
}

// onlyForm tells whether words are nothing but a legal form, which a register may repeat.
func onlyForm(words string) bool { return names.Key("x "+words) == "x" }

// stateFirm cuts a company of the state from the plant that stands behind its name.
func stateFirm(name string) (firm, rest string) {
	words := strings.Fields(strings.ReplaceAll(name, "-", " "))
	for _, known := range stateFirms() {
		n := len(strings.Fields(known))
		if len(words) > n && names.Fold(strings.Join(words[:n], " ")) == known {
			return strings.Trim(strings.Join(words[:n], " "), ".,"), strings.Join(words[n:], " ")
		}
	}
	return name, ""
}
