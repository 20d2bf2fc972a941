package names_test

import (
	"slices"
	"strings"
	"testing"

	"puente/names"
)

// A text is read as a name, and as a name with what it says of where the entity lies and what it is.
func TestReadings(t *testing.T) {
	for text, want := range map[string]string{
		"Laredo TX":                      "laredo @in-us-tx",
		"Laredo, Texas":                  "laredo @in-us-tx",
		"Nogales Sonora":                 "nogales @in-mx-son",
		"Nogales, Son., México":          "nogales @in-mx @in-mx-son",
		"Tijuana, B.C.":                  "tijuana @in-mx-bcn",
		"Tijuana B. C.":                  "tijuana @in-mx-bcn",
		"San Diego County California":    "san diego @in-us-ca @is-county",
		"San Diego County, Calif.":       "san diego county @in-us-ca",
		"Puerto de Laredo":               "laredo @is-port",
		"Laredo port of entry":           "laredo @is-port",
		"Condado de Pima":                "pima @is-county",
		"Condado de Pima, Arizona":       "pima @in-us-az @is-county",
		"Cd. Juárez, Chih.":              "ciudad juarez @in-mx-chh",
		"Monterrey, Nuevo León":          "monterrey @in-mx-nle",
		"Monterrey N.L.":                 "monterrey @in-mx-nle",
		"Estado de Sonora":               "sonora @is-state",
		"Las Cruces, N. Mex.":            "las cruces @in-us-nm",
		"H. Cd. de Juárez":               "juarez @is-municipio",
		"Mpio. de Acuña, Coahuila, Mex.": "acuna @in-mx @in-mx-coa @is-municipio",
	} {
		var all []string
		for _, r := range names.Readings(names.Search(text)) {
			all = append(all, strings.Join(append([]string{r.Name}, r.Qualifiers...), " "))
		}
		if !slices.Contains(all, want) || all[0] != names.Search(text) {
			t.Errorf("%q is read as %q, without %q", text, all, want)
		}
	}
	for _, text := range []string{"", "Sonora", "Nuevo Laredo", "Puerto Peñasco", "Lear", strings.Repeat("tx ", 60)} {
		if all := names.Readings(names.Search(text)); len(all) != 1 {
			t.Errorf("%q has the readings %v", text, all)
		}
	}
}

func TestStateOf(t *testing.T) {
	for _, c := range [][3]string{
		{"US", "04019", "US-AZ"}, {"US", "48141", "US-TX"}, {"MX", "26043", "MX-SON"}, {"MX", "48141", ""}, {"US", "03001", ""}, {"US", "4", ""}, {"", "", ""},
	} {
		if got := names.StateOf(c[0], c[1]); got != c[2] {
			t.Errorf("StateOf(%q, %q) = %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

// The forms of a word, and the order of an entry's words, do not matter; what an entry excludes is not in it.
func TestTopics(t *testing.T) {
	for _, c := range []struct {
		form      func(string) string
		one, same string
	}{
		{names.TopicEn, "wiring harnesses", "Harness, wiring, manufacturing"},
		{names.TopicEn, "Pacemaker", "Pacemakers manufacturing"},
		{names.TopicEn, "cameras", "Cameras (except television, video) manufacturing"},
		{names.TopicEs, "catéteres", "cateter"},
		{names.TopicEs, "Fabricación de arneses", "arnés"},
		{names.TopicEs, "industrias automotrices", "industria automotriz"},
		{names.TopicEs, "televisores", "Televisor"},
		{names.TopicEs, "semiconductor", "semiconductores"},
		{names.TopicEs, "instalación", "instalaciones"},
		{names.TopicEs, "taller", "talleres"},
	} {
		if a, b := c.form(c.one), c.form(c.same); a != b || a == "" {
			t.Errorf("%q is %q, and %q is %q", c.one, a, c.same, b)
		}
	}
	if names.TopicEs("celulares") == names.TopicEs("celulosa") {
		t.Error("cell phones are cellulose")
	}
	for _, common := range []string{"", "of the", "&", "manufacturing"} {
		if got := names.TopicEn(common); got != "" {
			t.Errorf("%q has the stems %q", common, got)
		}
	}
}

// FuzzReadings checks what must hold of any text: no reading has a sign of a query language in its name, none has an empty name, and each takes
// words of the text away.
func FuzzReadings(f *testing.F) {
	for _, s := range []string{"Laredo TX", "b c", "port of port of x", "county county tx tx", "* \" ~1 TX", "ẞ İ ﬁ ½ \xff Son."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := names.Search(s)
		all := names.Readings(text)
		if all[0].Name != text || len(all) > 8 {
			t.Errorf("%q: %v", s, all)
		}
		for _, r := range all[1:] {
			if r.Name == "" || !strings.Contains(text, r.Name) || len(r.Qualifiers) == 0 {
				t.Errorf("%q is read as %v", s, r)
			}
		}
		for _, stems := range []string{names.TopicEn(s), names.TopicEs(s)} {
			if strings.ContainsAny(stems, `+-&|!(){}[]^"~*?:\/'`) {
				t.Errorf("%q has the stems %q", s, stems)
			}
		}
	})
}
