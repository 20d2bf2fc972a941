package main

import "testing"

func TestFilingCells(t *testing.T) {
	for in, want := range map[string]string{"FY2011": "2011", "n.d. (before FY2011)": "", "2011": "", "": ""} {
		if got := fiscalYear(in); got != want {
			t.Errorf("fiscalYear(%q) = %q", in, got)
		}
	}
	for in, want := range map[string]string{"99.99%": "99.99", "100": "100", "wholly owned, under X": "100", "under X": "", "": ""} {
		if got := shareOf(in); got != want {
			t.Errorf("shareOf(%q) = %q", in, got)
		}
	}
	if got := immexText("Albergue (shelter)", "Autorizado"); got != "In the directory of the IMMEX programme as a shelter (albergue), authorised" {
		t.Errorf("immexText = %q", got)
	}
}

func TestInferredFactsSayHow(t *testing.T) {
	for table, rows := range read(t).tables {
		for _, r := range rows {
			if r["status"] == "INFERRED" && (r["method"] == "" || r["confidence"] == "" || r["confidence"] >= "0.9") {
				t.Errorf("%s: %v", table, r)
			}
		}
	}
}

func TestSupplierSite(t *testing.T) {
	for in, want := range map[string][3]string{
		"Calzada Industrial Nuevo Nogales #1115 Nogales Sonora Mexico":  {"Nogales", "26043", "yes"},
		"Carretera Guadalajara-Nogales No 16445 Zapopan Jalisco Mexico": {"Carretera Guadalajara-Nogales No 16445 Zapopan Jalisco Mexico", "", ""},
		"Av las Americas 780 Ote Colonia Victoria Tamaulipas Mexico":    {"Ciudad Victoria", "28041", "yes"},
		"Sonora": {"Sonora", "", "yes"},
		"Av Eloy Cavazos 7908 OTE Colonia Rancho Viejo Guadalupe Nuevo Leon Mexico": {"Guadalupe", "19026", "yes"},
	} {
		city, code, ok := supplierSite(in)
		if city != want[0] || code != want[1] || ok != (want[2] == "yes") {
			t.Errorf("supplierSite(%q) = %q, %q, %v", in, city, code, ok)
		}
	}
}

func TestMatchConfidence(t *testing.T) {
	kinds := []string{"legal name equal", "brand in legal name", "brand in plant name", "brand in another name the plant has had"}
	for i := range kinds[1:] {
		if matchConfidence(kinds[i]) <= matchConfidence(kinds[i+1]) {
			t.Errorf("%s is believed no more than %s", kinds[i], kinds[i+1])
		}
	}
}
