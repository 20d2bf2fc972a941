package names

import "strings"

// Key is the form in which two legal names are the same firm: folded, without the legal form at its end. A name that
// is nothing but a legal form stays as it is.
func Key(legalName string) string {
	return strings.Join(withoutForms(strings.Fields(Fold(legalName))), " ")
}

// withoutForms cuts legal forms off the end of a folded name until none is left: registers repeat them
// ("SA DE CV SA DE CV") and put one country's behind another's ("INC S DE RL DE CV").
func withoutForms(words []string) []string {
	for {
		n := formLength(words)
		if n == 0 || n == len(words) {
			return words
		}
		words = words[:len(words)-n]
	}
}

// longestForm is how many words the longest legal form has: it is spelled out.
const longestForm = 8

// formLength is how many words at the end are one legal form, the longest that fits. Words are compared without the
// spaces between them, because sources put those anywhere: "S.A. de C.V.", "SA DE CV", "S A deCV".
func formLength(words []string) int {
	for n := min(longestForm, len(words)); n > 0; n-- {
		if isForm(strings.Join(words[len(words)-n:], "")) {
			return n
		}
	}
	return 0
}

// isForm tells whether letters without spaces are a legal form of Mexico, of the United States or of a country from
// which firms at the border come. The last row are misspellings that registers hold.
func isForm(letters string) bool {
	switch letters {
	case "sa", "sadecv", "sab", "sabdecv", "sapi", "sapidecv", "sderl", "sderldecv", "sc", "scdecv", "sdercdecv",
		"srl", "srldecv", "sas", "sasdecv", "ac", "scderl", "scderldecv", "sencdecv", "sprderl", "sprderldecv",
		"sociedadanonima", "sociedadanonimadecapitalvariable", "sociedadderesponsabilidadlimitada",
		"sociedadderesponsabilidadlimitadadecapitalvariable", "sociedadanonimapromotoradeinversiondecapitalvariable",
		"asociacioncivil", "sociedadcivil", "epe",
		"inc", "incorporated", "corp", "corporation", "co", "company", "llc", "ltd", "limited", "lp", "llp", "lllp", "plc",
		"gmbh", "ag", "kg", "gmbhcokg", "nv", "bv", "spa", "ab", "oy",
		"sarl", "saderldecv", "srdecv", "sdecv", "decv", "sderlcv", "sacv":
		return true
	}
	return false
}
