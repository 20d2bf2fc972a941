package main

import (
	"strings"

	"puente/names"
)

// agencyKind returns the agency kind for what a file calls an organisation. Where the file has no more than "organisation",
// the name decides, and OTHER is the default.
func agencyKind(called, name string) string {
	if k := kindCalled(called); k != "" {
		return k
	}
	return kindNamed(names.Fold(name))
}

func kindCalled(called string) string {
	switch called {
	case "economic development organization":
		return "EDO"
	case "chamber of commerce", "industry chamber":
		return "CHAMBER"
	case "maquiladora association":
		return "MAQUILADORA_ASSOCIATION"
	case "port authority":
		return "PORT_AUTHORITY"
	case "federal agency", "embassy":
		return "FEDERAL"
	case "state government", "state agency", "state legislature", "state commission":
		return "STATE"
	case "city government", "city", "county government", "council of governments", "local government consortium", "workforce board",
		"transportation agency", "intergovernmental committee":
		return "LOCAL"
	case "university", "college", "college system", "technical school system":
		return "UNIVERSITY"
	case "intergovernmental conference", "mayors association", "mayors partnership":
		return "BINATIONAL_BODY"
	}
	switch {
	case strings.HasPrefix(called, "binational"):
		return "BINATIONAL_BODY"
	case called == "" || called == "organisation":
		return ""
	}
	return "OTHER"
}

// kindNamed returns the kind by words of a folded name; the first matching rule applies.
func kindNamed(name string) string {
	for _, rule := range []struct {
		kind  string
		parts []string
	}{
		{"PORT_AUTHORITY", []string{"port authority", "navigation district"}},
		{"EDO", []string{"economic development", "community development corporation"}},
		{"MAQUILADORA_ASSOCIATION", []string{"maquila", "index "}},
		{"OTHER", []string{"consortium", "talent network", "forum", "coalition of", "advisory board", "foreign trade zone"}},
		{"UNIVERSITY", []string{"university", "universidad", "community college", "tecnologico nacional", "colegio", "cetys"}},
		{"CHAMBER", []string{"chamber"}},
		{"STATE", []string{"arizona department", "commerce authority"}},
		{"FEDERAL", []string{"us customs", "us general services", "secretaria de educacion publica"}},
		{"LOCAL", []string{"city of", "county of", "municipality of", "regional mobility authority", "association of governments",
			"county water authority", " county"}},
	} {
		for _, part := range rule.parts {
			if strings.Contains(name, part) {
				return rule.kind
			}
		}
	}
	return "OTHER"
}

// partyIsFirm reports whether a party to an agreement is a firm, by what the file calls it. Utilities are firms, even
// public ones: they buy and sell.
func partyIsFirm(called string) bool {
	switch called {
	case "public utility", "state utility", "joint powers authority":
		return true
	}
	return strings.HasPrefix(called, "firm")
}
