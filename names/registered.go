package names

import (
	"slices"
	"strings"
)

// IsRegisteredBody reports whether a Mexican register proves by a name that it is a firm's or another body's, and not a natural person's.
// Only the legal forms of Mexico prove it: SPA, CO and AB are words of shop names there. A form of associations, such as A.C., is believed
// where nothing else in the name is a person's and something in it is of bodies, and so is a word of bodies at the beginning of a name. It prefers leaving a firm out
// to showing a person.
func IsRegisteredBody(name string) bool {
	folded := withoutStatus(Fold(name))
	words := strings.Fields(folded)
	if IsPublicBody(name) {
		return true
	}
	if hasCapitalForm(words) || formThenSite.MatchString(name) || strings.Contains(folded, " de c v ") || strings.Contains(folded, " de cv ") {
		return true
	}
	rest, form := withoutAssociation(words)
	if len(rest) == 0 || slices.ContainsFunc(rest, isPersonal) && !slices.ContainsFunc(rest, isPartnership) {
		return false
	}
	return isBodyWord(rest[0]) || form && slices.ContainsFunc(rest, func(w string) bool { return isBodyWord(w) || isPartnership(w) || isJoining(w) })
}

// OfPerson reports whether the name of an establishment may be of a natural person whose razón social a register gives, or of any where
// it gives none: it has a given name, a family name or a familiar form of one, or shares a word with the razón social.
func OfPerson(establishment, owner string) bool {
	owners := strings.Fields(Fold(owner))
	for _, w := range strings.Fields(Fold(establishment)) {
		if isPersonal(w) || isTitle(w) {
			return true
		}
		if len(w) > 3 && slices.ContainsFunc(owners, func(o string) bool { return strings.Contains(o, w) || len(o) > 3 && strings.Contains(w, o) }) {
			return true
		}
	}
	return false
}

// hasCapitalForm reports whether folded words end in a legal form that natural persons cannot have: a company of Mexico's, by the names and
// abbreviations of the tax authority's catalogue, with or without dots and blanks.
func hasCapitalForm(words []string) bool {
	for n := 1; n <= min(longestForm+3, len(words)-1); n++ {
		if isCapitalForm(strings.Join(words[len(words)-n:], "")) {
			return true
		}
	}
	return false
}

func isCapitalForm(letters string) bool {
	for _, end := range []string{"sofomenr", "sofomer", "sofom", "deip", "demi", "mi", "ip", "enr", "er"} {
		if rest, cut := strings.CutSuffix(letters, end); cut && rest != "" {
			letters = rest
		}
	}
	switch letters {
	case "sa", "sadecv", "sab", "sabdecv", "sapi", "sapidecv", "sapib", "sapibdecv", "sas", "sasdecv", "sderl", "sderldecv", "srl", "srldecv", "sdercdecv",
		"snc", "senc", "sencdecv", "sennc", "senncdecv", "sencs", "sencsdecv", "sencpora", "sencporadecv", "scs", "scpora", "scderl", "scderldecv", "scdecv", "scl", "scldecv",
		"sprderl", "sprderldecv", "sprderi", "sprderidecv", "spr", "sprdecv", "sss", "saderldecv", "srdecv", "sdecv", "decv", "sderlcv", "sacv", "epe":
		return true
	}
	return strings.HasPrefix(letters, "sociedadanonima") || strings.HasPrefix(letters, "sociedadderesponsabilidad") ||
		strings.HasPrefix(letters, "sociedadencomandita") || strings.HasPrefix(letters, "sociedadennombrecolectivo") ||
		strings.HasPrefix(letters, "sociedadporacciones") || strings.HasPrefix(letters, "sociedaddeproduccionrural") ||
		strings.HasPrefix(letters, "sociedadcooperativa")
}

// withoutAssociation cuts the form of an association or a civil partnership off the end.
func withoutAssociation(words []string) (rest []string, cut bool) {
	for n := min(4, len(words)-1); n > 0; n-- {
		switch strings.Join(words[len(words)-n:], "") {
		case "ac", "sc", "iap", "abp", "iasp", "ar", "aben", "asociacioncivil", "sociedadcivil", "instituciondeasistenciaprivada", "sofomenr", "sofomer":
			return words[:len(words)-n], true
		}
	}
	return words, false
}

// withoutStatus cuts what a register says of a body's state off a folded name.
func withoutStatus(folded string) string {
	for _, status := range []string{" en proceso de liquidacion", " en liquidacion", " en concurso mercantil", " en quiebra"} {
		if rest, cut := strings.CutSuffix(folded, status); cut {
			return rest
		}
	}
	return folded
}

// isJoining reports whether a word joins others to a phrase, as the names of associations do.
func isJoining(word string) bool {
	return word == "de" || word == "del" || word == "para" || word == "por" || word == "en" || word == "los" || word == "las"
}

func isPartnership(word string) bool {
	return word == "asociados" || word == "abogados" || word == "consultores" || word == "contadores"
}

// isPersonal reports whether a word is a given name, a family name or a familiar form.
func isPersonal(word string) bool {
	if isGivenName(word) || isFamilyName(word) {
		return true
	}
	switch word {
	case "lupita", "lupe", "chuy", "pepe", "tono", "nacho", "paco", "pancho", "memo", "beto", "lalo", "chayo", "concha", "conchita", "lety", "lucha", "mari", "mary", "licha",
		"gaby", "paty", "rosy", "rosita", "juanita", "juanito", "anita", "tita", "tina", "tino", "quique", "nena", "chela", "chelo", "meche", "yesi", "yesenia", "xochitl", "ernestina",
		"ernestino", "ulpiano", "guille", "fito", "charly", "karen", "jessica", "paola", "valeria", "fernanda", "jacqueline", "griselda", "maribel", "marisol", "nayeli",
		"citlali", "itzel", "ximena", "regina", "renata", "camila", "emiliano", "ulises", "ivonne", "janeth", "edith", "aurora", "consuelo", "mercedes", "refugio", "trinidad",
		"armendariz", "quezada", "esquivel", "bustamante", "arreola", "arriaga", "barraza", "carrasco", "cazares", "chacon", "cisneros", "duran", "enriquez", "esparza", "franco",
		"gallegos", "godinez", "granados", "holguin", "lara", "leal", "leyva", "lira", "lucero", "macias", "magana", "montano", "murillo", "najera", "olivas", "ontiveros",
		"palacios", "pena", "pineda", "ponce", "portillo", "prieto", "quintana", "quiroz", "renteria", "rico", "saenz", "saldana", "segura", "sepulveda", "sosa", "terrazas",
		"tovar", "tellez", "trevizo", "urias", "valdes", "valles", "velarde", "venegas", "villalobos", "villegas", "yanez", "zapata", "zaragoza", "zepeda":
		return true
	}
	return false
}
