package main

import (
	"reflect"
	"testing"
)

func TestFirmBookJoinsSpellings(t *testing.T) {
	index := firmIndex{}
	a := index.add("LEAR CORPORATION", "source:a")
	b := index.add("Lear", "source:b")
	c := index.addLegal("Lear Corporation México, S. de R.L. de C.V.", "source:c")
	if a != b || a.id != "firm:lear" || a.source != "source:a" {
		t.Errorf("two spellings of one firm: %+v, %+v", a, b)
	}
	if c == a || c.id != "firm:lear-corporation-mexico" {
		t.Errorf("another firm joined: %+v", c)
	}
	if !index.has("LEAR CORP.") || index.has("Learjet") {
		t.Error("has answers by more or less than the key")
	}
}

func TestDisplay(t *testing.T) {
	for _, c := range []struct {
		spellings []string
		want      string
	}{
		{[]string{"LEAR CORPORATION", "Lear", "LEAR"}, "LEAR"},
		{[]string{"FORD MOTOR COMPANY SA DE CV", "Ford Motor Company"}, "Ford Motor Company"},
		{[]string{"APTIV MEXICO SA DE CV", "APTIV MEXICO"}, "APTIV MEXICO"},
	} {
		if got := display(c.spellings); got != c.want {
			t.Errorf("display(%q) = %q, want %q", c.spellings, got, c.want)
		}
	}
}

func TestAliasesAndMostUsed(t *testing.T) {
	if got := aliases("GENTHERM, Acuña", map[string]int{"GENTHERM DE MEXICO SA DE CV": 2, "Gentherm Acuna": 1}); got != "GENTHERM DE MEXICO SA DE CV" {
		t.Errorf("aliases = %q", got)
	}
	if got := aliases("Lear", map[string]int{"LEAR CORPORATION": 1, "Lear": 1}); got != "" {
		t.Errorf("an alias that search cannot distinguish from the name was kept: %q", got)
	}
	if got := mostUsed(map[string]int{"A SA": 1, "A SA DE CV": 1, "A": 1}); got != "A SA DE CV" {
		t.Errorf("mostUsed = %q", got)
	}
}

func TestCapital(t *testing.T) {
	for in, want := range map[string][3]string{
		"ESTADOS UNIDOS":                  {"US", "the United States", "plants listed with capital from the United States"},
		"CHINA, ESTADOS UNIDOS":           {"US", "the United States and China", "plants listed with capital from the United States"},
		"ESTADOS UNIDOS, ITALIA, FRANCIA": {"US", "the United States, France and Italy", "plants listed with capital from the United States"},
		"JAPÓN":                           {"JP", "Japan", "plants listed with capital from other countries"},
		"MÉXICO":                          {"MX", "Mexico", "plants listed with capital from Mexico"},
		"ALEMANIA, MÉXICO":                {"DE", "Germany and Mexico", "plants listed with capital from other countries"},
		"ATLÁNTIDA":                       {"", "ATLÁNTIDA", "plants listed with capital from other countries"},
		"":                                {"", "", "plants listed with capital from other countries"},
	} {
		if got := [3]string{capitalCountry(in), capitalText(in), capitalGroup(in)}; got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
	if usFirst("JP", "US") != "US" || usFirst("US", "MX") != "US" || usFirst("", "MX") != "MX" || usFirst("JP", "MX") != "JP" {
		t.Error("usFirst")
	}
}

func TestEmploymentBand(t *testing.T) {
	for in, want := range map[string]string{
		"251 y más personas": "251+", "101 a 250 personas": "101-250", "0 a 5 personas": "0-5", "GRANDE": "grande", "": "",
	} {
		if got := employmentBand(in); got != want {
			t.Errorf("employmentBand(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestPublicBody(t *testing.T) {
	for name, want := range map[string]bool{
		"CITY OF EL PASO TEXAS": true, "PIMA COUNTY ARIZONA": true, "La Paz County": true, "US DEPARTMENT OF DEFENSE": true,
		"University of Arizona": true, "New Mexico State University": true, "California Dept of Corrections": true,
		"Univ of Arizona Food Products & Safety Lab": true, "THE NAVAJO NATION TRIBAL GOVERNMENT": true, "U.S. Missile Defense Agency": true,
		"LOS ANGELES DEPARTMENT OF WATER & POWER": false, "Imperial Irrigation District": false, "El Paso Electric Co": false,
		"PHOENIX CEMENT CO (A DIV OF THE SALT RIVER PIMA-MARICOPA INDIAN COMMUNITY)": false, "San Diego County Water Auth": false,
	} {
		if got := publicBody(name); got != want {
			t.Errorf("publicBody(%q) = %v", name, got)
		}
	}
}

func TestCandidates(t *testing.T) {
	index := firmIndex{}
	for _, n := range []string{"General Electric", "GE", "Lear", "LEAR MEXICAN TRIM SA", "ExxonMobil", "Exxon Mobil Corp", "Zodiac", "Solar Turbines"} {
		index.add(n, "source:a")
	}
	owned := map[[2]string]bool{{"firm:lear", "firm:lear-mexican-trim"}: true}
	var got [][2]string
	for _, c := range index.candidates(owned) {
		got = append(got, [2]string{c.a, c.b})
	}
	want := [][2]string{{"firm:exxon-mobil", "firm:exxonmobil"}, {"firm:ge", "firm:general-electric"}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("candidates = %v, want %v", got, want)
	}
	if len(index.candidates(nil)) != 3 {
		t.Errorf("a pair without a fact between them is missing: %v", index.candidates(nil))
	}
}

func TestPlantID(t *testing.T) {
	a := plantID("GENTHERM DE MEXICO SA DE CV", "05002", "29.34137982", "-100.9955354")
	b := plantID("Gentherm de México, S.A. de C.V.", "05002", "29.34137982", "-100.9955354")
	if a != b || a[:len("establishment:denue-gentherm-de-mexico-05002-")] != "establishment:denue-gentherm-de-mexico-05002-" {
		t.Errorf("ids %q, %q", a, b)
	}
	if a == plantID("GENTHERM DE MEXICO SA DE CV", "05002", "29.34141899", "-100.9957078") {
		t.Error("two plants of one firm in one municipio have one id")
	}
}

func TestPlace(t *testing.T) {
	for code, want := range map[string]string{"48141": "county:48141", "08037": "municipio:08037", "26": "", "25006": "", "": "", "20173": ""} {
		if got, ok := place(code); got != want || ok != (want != "") {
			t.Errorf("place(%q) = %q, %v", code, got, ok)
		}
	}
}

func TestFacilityCells(t *testing.T) {
	if withoutPointZero("1000031.0") != "1000031" || ownerRole("100.0") != "owner, 100 per cent" || ownerRole("") != "owner" {
		t.Error("a spreadsheet's number was not read")
	}
	byName := map[string]string{"AZ pinal": "04021", "NM dona ana": "35013"}
	for _, c := range [][4]string{
		{"", "AZ", "PINAL COUNTY", "04021"}, {"04013", "AZ", "PINAL COUNTY", "04013"}, {"", "NM", "Doña Ana", "35013"}, {"", "AZ", "", ""},
	} {
		if got := countyOf(byName, c[0], c[1], c[2]); got != c[3] {
			t.Errorf("countyOf(%q) = %q", c, got)
		}
	}
}

// A point that a spreadsheet wrote with group marks is no point: where its decimal mark stood is lost.
func TestPlantWithoutPoint(t *testing.T) {
	g := &collector{data: newDataset(), firms: firmIndex{}, plants: map[string]*plant{}, owned: map[[2]string]bool{}, codes: map[string]string{}}
	r := row{"company": "A", "scian": "334410", "cvegeo_mun": "08037", "municipio": "Juárez", "lat": "31.7", "lon": "-106,417,618"}
	g.plantRow(r, nil)
	r["lon"] = "-106.4"
	g.plantRow(r, nil)
	bad, good := g.plants[plantID("A", "08037", "31.7", "-106,417,618")], g.plants[plantID("A", "08037", "31.7", "-106.4")]
	if bad == nil || bad.latitude != "" || bad.longitude != "" || good == nil || good.longitude != "-106.4" {
		t.Errorf("without a point %+v, with one %+v", bad, good)
	}
}

func TestPlantCandidates(t *testing.T) {
	g := &collector{plants: map[string]*plant{}, codes: map[string]string{}}
	for _, p := range []*plant{
		{id: "establishment:denue-a", latitude: "31.7", longitude: "-106.4"}, {id: "establishment:retc-a1", latitude: "31.709", longitude: "-106.4"},
		{id: "establishment:retc-a2"}, {id: "establishment:retc-a3", latitude: "31.9", longitude: "-106.4"}, {id: "establishment:retc-b"},
	} {
		g.plants[p.id], g.codes[p.id] = p, "08037"
		firm := "firm:a"
		if p.id == "establishment:retc-b" {
			firm = "firm:b"
		}
		g.links = append(g.links, link{relation: "OPERATES", from: firm, to: p.id})
	}
	var got []string
	for _, c := range g.plantCandidates() {
		got = append(got, c.a+" "+c.b+" "+c.row()[4])
	}
	want := []string{"establishment:denue-a establishment:retc-a1 0.75", "establishment:denue-a establishment:retc-a2 0.40"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("candidates = %q, want %q", got, want)
	}
}

func TestNearGivesAllReasons(t *testing.T) {
	for _, c := range [][3]string{
		{"delphi alambrados", "delphi alambrados automotrices", "one name begins the other; same first word, similar rest"},
		{"lear", "learjet", ""}, {"exxon mobil", "exxonmobil", "same letters, other spaces"},
	} {
		if _, reasons := similarity(c[0], c[1]); reasons != c[2] {
			t.Errorf("near(%q, %q) = %q", c[0], c[1], reasons)
		}
	}
}
