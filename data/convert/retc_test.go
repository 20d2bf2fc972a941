package main

import (
	"slices"
	"testing"
)

func TestLegalAndSite(t *testing.T) {
	for _, c := range [][4]string{
		{"CEMEX MÉXICO S.A. DE C.V. (PLANTA ENSENADA)", "CEMEX", "CEMEX MÉXICO S.A. DE C.V.", "CEMEX"},
		{"LEVITON DE MÉXICO S. DE R. L. DE C. V. SUCURSAL ENSENADA", "", "LEVITON DE MÉXICO S. DE R. L. DE C. V.", "SUCURSAL ENSENADA"},
		{"Lear Mexican Trim Operations S.R. de C.V. Planta San Lorenzo", "", "Lear Mexican Trim Operations S.R. de C.V.", "Planta San Lorenzo"},
		{"Augen Opticos S.A de C.V.", "", "Augen Opticos S.A de C.V.", ""},
		{"ALFA S.A. DE C.V.", "ALFA, S. A. de C. V.", "ALFA S.A. DE C.V.", ""},
		{"COMPOSITES MATERIALS, S. DE R.L. C.V.", "", "COMPOSITES MATERIALS, S. DE R.L. C.V.", ""},
		{"COMISION FEDERAL DE ELECTRICIDAD CENTRAL TURBOGAS CIPRES", "", "COMISION FEDERAL DE ELECTRICIDAD", "CENTRAL TURBOGAS CIPRES"},
		{"PEMEX-REFINACION,TERMINAL DE ALMACENAMIENTO", "", "PEMEX-REFINACION", "TERMINAL DE ALMACENAMIENTO"},
		{"AKRA POLYESTER, S.A. DE C.V.", "NO APLICA", "AKRA POLYESTER, S.A. DE C.V.", ""},
		{"Visteon Planta Carolinas", "", "Visteon", "Planta Carolinas"},
		{"OPERADORA PLANTA NORTE SA DE CV", "", "OPERADORA PLANTA NORTE SA DE CV", ""},
		{"INDUSTRIAS RHEEM", "", "INDUSTRIAS RHEEM", ""},
	} {
		if legal, site := legalAndSite(c[0], c[1]); legal != c[2] || site != c[3] {
			t.Errorf("legalAndSite(%q, %q) = %q, %q", c[0], c[1], legal, site)
		}
	}
}

func TestNamesOfRegister(t *testing.T) {
	if !oneFirm("AUGEN SA DE CV", "Augen S.A. de C.V. | AUGEN, SA DE CV,PLANTA 1") || oneFirm("CPP SA", "CPP SA | ESCO SA DE CV") || !oneFirm("CPP SA", "") {
		t.Error("oneFirm")
	}
	if got := otherSites("AUGEN S.A. | AUGEN SA,PLANTA 1 | ESCO SA DE CV | Esco S.A.", "Augen SA de CV"); !slices.Equal(got, []string{"AUGEN SA, PLANTA 1", "ESCO SA DE CV"}) {
		t.Errorf("otherSites = %q", got)
	}
	if retcID("B&DK9") != "establishment:retc-b-dk9" {
		t.Error(retcID("B&DK9"))
	}
}

func TestBesides(t *testing.T) {
	shape := outline{{{-107, 31}, {-106, 31}, {-106, 32}, {-107, 32}}}
	for at, want := range map[[2]string]bool{{"31.5", "-106.5"}: true, {"31.5", "-105.995"}: true, {"31.5", "-105.9"}: false, {"", ""}: false} {
		if got := besides(shape, at[0], at[1]); got != want {
			t.Errorf("besides(%v) = %v", at, got)
		}
	}
}

func TestPlantCounts(t *testing.T) {
	counts, d := plantCounts{}, newDataset()
	for _, scian := range []string{"336320", "336360", "334410"} {
		counts.add(row{"cvegeo_mun": "08037", "scian": scian, "capital_origin": "ESTADOS UNIDOS"})
	}
	counts.write(d)
	for _, r := range d.tables["series-plants.csv"] {
		want := map[string]string{"": "3", "industry:scian2018:3363": "2", "industry:scian2018:3344": "1"}[r["industry"]]
		if r["values"] != want || r["subject"] != "municipio:08037" {
			t.Errorf("%v", r)
		}
	}
}
