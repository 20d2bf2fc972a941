package names

import (
	"slices"
	"strings"
)

// IsLegalPerson reports whether a name is certainly that of a firm or another body, not of a natural person: it has a legal
// form, or a word that no person's name has. False means that it may be either.
func IsLegalPerson(name string) bool {
	if Key(name) != Fold(name) || formThenSite.MatchString(name) {
		return true
	}
	folded := Fold(name)
	if strings.Contains(folded, " de c v ") || strings.Contains(folded, " de cv ") { // of a form that is misspelled
		return true
	}
	return slices.ContainsFunc(strings.Fields(folded), isBodyWord)
}

// IsPerson reports whether a name looks like that of a natural person of Mexico, or of a business named after one: it
// begins with a given name, ends in two family names, or has a given name after a title, and has no word of a body. It goes by lists
// of common names and can be wrong both ways.
func IsPerson(name string) bool {
	words := strings.Fields(Fold(name))
	if len(words) < 2 || IsLegalPerson(name) {
		return false
	}
	for i, w := range words[:len(words)-1] {
		if isTitle(w) && isGivenName(words[i+1]) {
			return true
		}
	}
	n := len(words)
	return isGivenName(words[0]) || n > 2 && isFamilyName(words[n-1]) && isFamilyName(words[n-2])
}

// isBodyWord reports whether a word occurs only in names of firms, offices and associations.
func isBodyWord(word string) bool {
	switch word {
	case "comision", "federal", "nacional", "petroleos", "pemex", "cfe", "junta", "instituto", "universidad", "sistema", "sistemas", "servicio",
		"servicios", "secretaria", "gobierno", "municipio", "ayuntamiento", "industria", "industrias", "industrial", "industriales", "industries",
		"transporte", "transportes", "autotransportes", "centro", "aeropuerto", "aeropuertos", "compania", "cia", "grupo", "group", "corporativo",
		"corporacion", "empresa", "empresas", "comercializadora", "distribuidora", "manufactura", "manufacturas", "manufacturing", "maquiladora",
		"maquiladoras", "maquilas", "productos", "fabrica", "fabricas", "constructora", "inmobiliaria", "asociacion", "sociedad", "cooperativa",
		"sindicato", "ejido", "fundacion", "hospital", "colegio", "escuela", "banco", "afore", "laboratorio", "laboratorios", "hotel",
		"tiendas", "operadora", "tecnologias", "technologies", "international", "internacional", "mexico", "mexicana", "agua", "aguas",
		"generacion", "consejo", "camara", "club", "embajada", "iglesia", "parroquia", "biblioteca", "telecomunicaciones", "oficina",
		"cemento", "cementos", "pipeline", "ducto", "ductos", "refineria", "planta", "central", "terminal":
		return true
	}
	return false
}

// isTitle reports whether a word is a title before a person's name.
func isTitle(word string) bool {
	switch word {
	case "sr", "sra", "srta", "don", "dona", "dr", "dra", "lic", "ing", "arq", "prof", "profr", "profa", "cp", "mtro", "mtra":
		return true
	}
	return false
}

// isGivenName reports whether a word is a common given name of Mexico. Names that are also common words, such as Luz or
// Victoria, are not listed.
func isGivenName(word string) bool {
	switch word {
	case "abel", "abraham", "adan", "adolfo", "adrian", "adriana", "agustin", "alan", "alberto", "alejandra", "alejandro", "alfonso", "alfredo",
		"alicia", "alma", "alonso", "alvaro", "amalia", "amelia", "ana", "andrea", "andres", "angel", "angela", "angelica", "anselma",
		"antonia", "antonio", "araceli", "armando", "arturo", "beatriz", "benito", "benjamin", "bernardo", "bertha", "blanca", "brenda",
		"carlos", "carmen", "carolina", "catalina", "cecilia", "celia", "cesar", "claudia", "concepcion", "cristina", "cynthia", "daniel",
		"daniela", "david", "diana", "diego", "dolores", "dora", "edgar", "eduardo", "efrain", "elena", "elizabeth", "elsa", "elvira",
		"emilio", "emma", "enrique", "erika", "ernesto", "esteban", "esther", "eugenio", "eva", "fabiola", "federico", "felipe", "felix",
		"fernando", "fidel", "francisca", "francisco", "gabriel", "gabriela", "gerardo", "gilberto", "gloria", "gonzalo", "graciela",
		"guadalupe", "guillermina", "guillermo", "gustavo", "hector", "hilda", "horacio", "hugo", "ignacio", "irma", "isabel", "ismael",
		"israel", "ivan", "jaime", "javier", "jesus", "joaquin", "joel", "jorge", "jose", "josefina", "juan", "juana", "julia", "julian", "julio",
		"justina", "karina", "karla", "laura", "leonardo", "leonor", "leticia", "lidia", "lilia", "lorena", "lorenzo", "lourdes",
		"lucia", "luis", "luisa", "ma", "manuel", "manuela", "marco", "marcos", "margarita", "maria", "mariana", "mario", "marisela", "martha",
		"martin", "mauricio", "maximo", "mayra", "miguel", "miriam", "moises", "monica", "nancy", "norma", "octavio", "ofelia",
		"olga", "omar", "oscar", "pablo", "patricia", "pedro", "rafael", "ramiro", "ramon", "raquel", "raul", "rebeca", "ricardo", "rigoberto",
		"roberto", "rocio", "rodolfo", "rodrigo", "rogelio", "rosa", "rosalba", "rosario", "ruben", "salvador", "sandra", "santiago", "sara",
		"saul", "sergio", "silvia", "sofia", "sonia", "susana", "teresa", "tomas", "vanessa", "veronica", "vicente", "victor", "virginia", "yolanda":
		return true
	}
	return false
}

// isFamilyName reports whether a word is a common family name of Mexico.
func isFamilyName(word string) bool {
	switch word {
	case "acosta", "aguilar", "aguirre", "alvarado", "alvarez", "avila", "ayala", "barrera", "beltran", "camacho", "campos", "cantu", "cardenas",
		"carrillo", "castaneda", "castillo", "castro", "cervantes", "chavez", "contreras", "cortes", "cortez", "cruz", "delgado",
		"diaz", "dominguez", "escobar", "espinosa", "espinoza", "estrada", "fernandez", "figueroa", "flores", "fuentes", "galvan", "garcia", "garza",
		"gomez", "gonzales", "gonzalez", "guerra", "guerrero", "gutierrez", "guzman", "hernandez", "herrera", "ibarra", "jimenez", "juarez",
		"lopez", "lozano", "luna", "maldonado", "marquez", "martinez", "medina", "mejia", "mendez", "mendoza", "meza", "miranda", "molina",
		"montes", "montoya", "morales", "moreno", "munoz", "navarro", "nunez", "ochoa", "orozco", "ortega", "ortiz", "pacheco", "padilla",
		"perez", "quinones", "quintero", "ramirez", "ramos", "rangel", "reyes", "rios", "rivas", "rivera", "robles", "rocha", "rodriguez",
		"rojas", "romero", "rosales", "rubio", "ruiz", "salas", "salazar", "salinas", "sanchez", "sandoval", "santiago", "serrano", "silva",
		"solis", "soto", "suarez", "tapia", "torres", "trejo", "trevino", "valdez", "valencia", "valenzuela", "vargas", "vasquez", "vazquez",
		"vega", "velasco", "velazquez", "vera", "villa", "villanueva", "villarreal", "zamora", "zavala", "zuniga":
		return true
	}
	return false
}
