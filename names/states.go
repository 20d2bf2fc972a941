package names

import "strings"

// state is a state of Mexico or of the United States, as codes and texts name it.
type state struct {
	iso    string // ISO 3166-2
	office string // the two digits of INEGI or of FIPS with which codes of municipios and counties begin
	words  string // folded names and usual abbreviations, separated by |
}

// stateTable has a row for each state, federal district and Puerto Rico. It is a constant, which Go has no word for: nothing writes to it.
var stateTable = [...]state{
	{"MX-AGU", "01", "aguascalientes|ags"},
	{"MX-BCN", "02", "baja california|b c|bc|baja calif|b calif|baja california norte|b c n|bcn"},
	{"MX-BCS", "03", "baja california sur|b c s|bcs"},
	{"MX-CAM", "04", "campeche|camp"},
	{"MX-COA", "05", "coahuila|coahuila de zaragoza|coah"},
	{"MX-COL", "06", "colima|col"},
	{"MX-CHP", "07", "chiapas|chis"},
	{"MX-CHH", "08", "chihuahua|chih"},
	{"MX-CMX", "09", "ciudad de mexico|mexico city|cdmx|distrito federal|d f|df"},
	{"MX-DUR", "10", "durango|dgo"},
	{"MX-GUA", "11", "guanajuato|gto"},
	{"MX-GRO", "12", "guerrero|gro"},
	{"MX-HID", "13", "hidalgo|hgo"},
	{"MX-JAL", "14", "jalisco|jal"},
	{"MX-MEX", "15", "estado de mexico|edo de mexico|edo mex|edomex"},
	{"MX-MIC", "16", "michoacan|michoacan de ocampo|mich"},
	{"MX-MOR", "17", "morelos|mor"},
	{"MX-NAY", "18", "nayarit|nay"},
	{"MX-NLE", "19", "nuevo leon|n l|nl"},
	{"MX-OAX", "20", "oaxaca|oax"},
	{"MX-PUE", "21", "puebla|pue"},
	{"MX-QUE", "22", "queretaro|qro"},
	{"MX-ROO", "23", "quintana roo|q roo|qroo"},
	{"MX-SLP", "24", "san luis potosi|s l p|slp"},
	{"MX-SIN", "25", "sinaloa|sin"},
	{"MX-SON", "26", "sonora|son"},
	{"MX-TAB", "27", "tabasco|tab"},
	{"MX-TAM", "28", "tamaulipas|tamps|tam"},
	{"MX-TLA", "29", "tlaxcala|tlax"},
	{"MX-VER", "30", "veracruz|veracruz de ignacio de la llave|ver"},
	{"MX-YUC", "31", "yucatan|yuc"},
	{"MX-ZAC", "32", "zacatecas|zac"},
	{"US-AL", "01", "alabama|al|ala"},
	{"US-AK", "02", "alaska|ak"},
	{"US-AZ", "04", "arizona|az|ariz"},
	{"US-AR", "05", "arkansas|ar|ark"},
	{"US-CA", "06", "california|ca|calif|cal"},
	{"US-CO", "08", "colorado|co|colo"},
	{"US-CT", "09", "connecticut|ct|conn"},
	{"US-DE", "10", "delaware|de|del"},
	{"US-DC", "11", "district of columbia|d c|dc"},
	{"US-FL", "12", "florida|fl|fla"},
	{"US-GA", "13", "georgia|ga"},
	{"US-HI", "15", "hawaii|hi"},
	{"US-ID", "16", "idaho|id"},
	{"US-IL", "17", "illinois|il|ill"},
	{"US-IN", "18", "indiana|in|ind"},
	{"US-IA", "19", "iowa|ia"},
	{"US-KS", "20", "kansas|ks|kan"},
	{"US-KY", "21", "kentucky|ky"},
	{"US-LA", "22", "louisiana|luisiana|la"},
	{"US-ME", "23", "maine|me"},
	{"US-MD", "24", "maryland|md"},
	{"US-MA", "25", "massachusetts|ma|mass"},
	{"US-MI", "26", "michigan|mi|mich"},
	{"US-MN", "27", "minnesota|mn|minn"},
	{"US-MS", "28", "mississippi|misisipi|ms|miss"},
	{"US-MO", "29", "missouri|misuri|mo"},
	{"US-MT", "30", "montana|mt|mont"},
	{"US-NE", "31", "nebraska|ne|neb"},
	{"US-NV", "32", "nevada|nv|nev"},
	{"US-NH", "33", "new hampshire|n h|nh"},
	{"US-NJ", "34", "new jersey|nueva jersey|n j|nj"},
	{"US-NM", "35", "new mexico|nuevo mexico|n m|nm|n mex"},
	{"US-NY", "36", "new york|nueva york|n y|ny"},
	{"US-NC", "37", "north carolina|carolina del norte|n c|nc"},
	{"US-ND", "38", "north dakota|dakota del norte|n d|nd"},
	{"US-OH", "39", "ohio|oh"},
	{"US-OK", "40", "oklahoma|ok|okla"},
	{"US-OR", "41", "oregon|or|ore"},
	{"US-PA", "42", "pennsylvania|pensilvania|pa"},
	{"US-RI", "44", "rhode island|r i|ri"},
	{"US-SC", "45", "south carolina|carolina del sur|s c|sc"},
	{"US-SD", "46", "south dakota|dakota del sur|s d|sd"},
	{"US-TN", "47", "tennessee|tn|tenn"},
	{"US-TX", "48", "texas|tejas|tx|tex"},
	{"US-UT", "49", "utah|ut"},
	{"US-VT", "50", "vermont|vt"},
	{"US-VA", "51", "virginia|va"},
	{"US-WA", "53", "washington|wa|wash"},
	{"US-WV", "54", "west virginia|virginia occidental|w v|wv"},
	{"US-WI", "55", "wisconsin|wi|wis"},
	{"US-WY", "56", "wyoming|wy|wyo"},
	{"US-PR", "72", "puerto rico|p r|pr"},
}

// StateOf returns the ISO 3166-2 code of the state to which the code of a county (FIPS) or of a municipio (INEGI) belongs, and empty where it
// belongs to none.
func StateOf(country, code string) string {
	if len(code) < 2 {
		return ""
	}
	for i := range stateTable {
		if s := &stateTable[i]; s.office == code[:2] && strings.HasPrefix(s.iso, country+"-") {
			return s.iso
		}
	}
	return ""
}

// statesNamed returns the ISO codes of the states that folded words name or abbreviate: "mich" is Michoacán and Michigan.
func statesNamed(words string) []string {
	var all []string
	for i := range stateTable {
		if s := &stateTable[i]; isOneOf(words, s.words) {
			all = append(all, s.iso)
		}
	}
	return all
}

// isOneOf reports whether words are one of a list that is separated by |.
func isOneOf(words, list string) bool {
	for each := range strings.SplitSeq(list, "|") {
		if each == words {
			return true
		}
	}
	return false
}
