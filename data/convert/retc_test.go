package main

import (
	"slices"
	"testing"
)

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
		if got := insideOrNear(shape, at[0], at[1]); got != want {
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
