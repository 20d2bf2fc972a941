package names

import "strings"

// Key returns the form by which legal names are matched: folded, without the legal form at the end. A name that
// is only a legal form is folded.
func Key(legalName string) string {
	return strings.Join(trimLegalForms(strings.Fields(Fold(legalName))), " ")
}

// trimLegalForms cuts every legal form off the end of a folded name: registers repeat them ("SA DE CV SA DE CV")
// and append one country's to another's ("INC S DE RL DE CV").
func trimLegalForms(words []string) []string {
	for {
		n := legalFormLength(words)
		if n == 0 || n == len(words) {
			return words
		}
		words = words[:len(words)-n]
	}
}

// longestForm is the number of words of the longest legal form, spelled out.
const longestForm = 8

// legalFormLength returns how many words at the end are one legal form, the longest that fits. Words are compared without the
// spaces between them, which sources put anywhere: "S.A. de C.V.", "SA DE CV", "S A deCV".
func legalFormLength(words []string) int {
	for n := min(longestForm, len(words)); n > 0; n-- {
		if isLegalForm(strings.Join(words[len(words)-n:], "")) {
			return n
		}
	}
	return 0
}

// isLegalForm reports whether letters without spaces are a legal form of Mexico, the United States or another home country of
// firms at the border. The last row has misspellings that occur in registers.
func isLegalForm(letters string) bool {
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
