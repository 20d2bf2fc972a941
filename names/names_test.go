package names_test

import (
	"strings"
	"testing"

	"puente/names"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"":                         "",
		"  Ciudad  Juárez ":        "ciudad juarez",
		"AFILIACIÓN/ÑANDÚ":         "afiliacion nandu",
		"Aptiv S. de R.L. de C.V.": "aptiv s de r l de c v",
		"3M®":                      "3m",
		"A&W—Latécoère":            "a w latecoere",
		"Łódź Ørsted Straße Æon":   "lodz orsted strasse aeon",
		"..!":                      "",
		"Cafe\u0301":               "cafe",
	} {
		if got := names.Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestKey(t *testing.T) {
	for in, want := range map[string]string{
		"Comisión Federal de Electricidad EPE":         "comision federal de electricidad",
		"GENTHERM DE MEXICO SA DE CV":                  "gentherm de mexico",
		"Gentherm de México, S.A. de C.V.":             "gentherm de mexico",
		"GENTHERM DE MEXICO S.A de C.V.":               "gentherm de mexico",
		"GENTHERM MONTERREY SA DE CV SA DE CV":         "gentherm monterrey",
		"AMGTRON ELECTRIC II S DE RL S DE RL DE CV":    "amgtron electric ii",
		"ATD DE MEXICO INC S DE RL DE CV":              "atd de mexico",
		"Lear Mexican Trim Operations S.R. de C.V.":    "lear mexican trim operations",
		"Parque Solar El Tambor, S. A. P. I. de C. V.": "parque solar el tambor",
		"VIA SYSTEMS MANUFACTURAS SC DE RL DE CV":      "via systems manufacturas",
		"Lear Corporation":                             "lear",
		"LEAR CORP.":                                   "lear",
		"Ford Motor Company":                           "ford motor",
		"Freeport-McMoRan Inc":                         "freeport mcmoran",
		"Escondido Energy Center, L.L.C.":              "escondido energy center",
		"Alpha Partners, L.P.":                         "alpha partners",
		"Beta LLP":                                     "beta",
		"Robert Bosch GmbH":                            "robert bosch",
		"Pirelli & C. S.p.A.":                          "pirelli c",
		"Eaton Corporation plc":                        "eaton",
		"ABB Ltd":                                      "abb",
		"Philips N.V.":                                 "philips",
		"Consejo de Desarrollo A.C.":                   "consejo de desarrollo",
		"S.A. de C.V.":                                 "s a de c v",
		"Inc.":                                         "inc",
		"Company Inc.":                                 "company",
		"Sociedad Minera":                              "sociedad minera",
		"Compañía Minera, Sociedad Anónima de Capital Variable": "compania minera",
		"Marmon Holdings": "marmon holdings",
		"Industrias SL":   "industrias sl",
		"Visa":            "visa",
	} {
		if got := names.Key(in); got != want {
			t.Errorf("Key(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSearch(t *testing.T) {
	for in, want := range map[string]string{
		"Cd. Juárez":               "ciudad juarez",
		"Juarez":                   "juarez",
		"Lear Corp.":               "lear",
		"Aptiv S. de R.L. de C.V.": "aptiv",
		"Sta. Teresa":              "santa teresa",
		"Sto. Domingo":             "santo domingo",
		"Gral. Bravo":              "general bravo",
		"Pto. Peñasco":             "puerto penasco",
		"Mpio. de Acuña":           "municipio de acuna",
		"H. Matamoros":             "heroica matamoros",
		"H. Cd. de Juárez":         "heroica ciudad de juarez",
		"Hca. Nogales":             "heroica nogales",
		"H. Heinz":                 "h heinz",
		"Nvo. Laredo":              "nuevo laredo",
		"cd":                       "cd",
		"gral":                     "gral",
		"Plan H":                   "plan h",
		"St. Joseph's Hospital":    "saint joseph s hospital",
		"":                         "",
	} {
		if got := names.Search(in); got != want {
			t.Errorf("Search(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSlug(t *testing.T) {
	for in, want := range map[string]string{
		"Gentherm":                "gentherm",
		"Ciudad Juárez":           "ciudad-juarez",
		"D&D Manufacturing":       "d-d-manufacturing",
		" -- ":                    "",
		"三菱 Mitsubishi":           "mitsubishi",
		"Owens-Illinois (Nava) 2": "owens-illinois-nava-2",
	} {
		if got := names.Slug(in); got != want {
			t.Errorf("Slug(%q) = %q, want %q", in, got, want)
		}
	}
}

// FuzzForms checks what must hold of any name: each form is a fixed point of its function, holds no character that it
// promises to drop, and no name is emptied by dropping its legal form.
func FuzzForms(f *testing.F) {
	for _, s := range []string{"", "Cd. Juárez", "GENTHERM SA DE CV SA DE CV", "S.A. de C.V.", "h h cd sa", "ẞ İ ﬁ ½ \xff", "三菱"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		fold, key, search, slug := names.Fold(s), names.Key(s), names.Search(s), names.Slug(s)
		for name, pair := range map[string][2]string{
			"Fold": {fold, names.Fold(fold)}, "Key": {key, names.Key(key)},
			"Search": {search, names.Search(search)}, "Slug": {slug, names.Slug(slug)},
		} {
			if pair[0] != pair[1] {
				t.Errorf("%s(%q) = %q, and of that %q", name, s, pair[0], pair[1])
			}
		}
		if (fold == "") != (key == "") || (fold == "") != (search == "") {
			t.Errorf("%q: folded %q, keyed %q, searched %q", s, fold, key, search)
		}
		if !strings.HasPrefix(fold, key) {
			t.Errorf("Key(%q) = %q is not the beginning of %q", s, key, fold)
		}
		if strings.Trim(slug, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || strings.Trim(slug, "-") != slug || strings.Contains(slug, "--") {
			t.Errorf("Slug(%q) = %q", s, slug)
		}
	})
}
