package store

import (
	"slices"
	"testing"

	"puente/graph/model"
)

// What lies in one country is found by its state and by what it is as well, and what makes something by the words for it.
func TestWordsOfEntities(t *testing.T) {
	record := func(kind model.Kind, id, name string, props map[string]any) *model.EntityRecord {
		return &model.EntityRecord{Kind: kind, ID: kind.Prefix() + id, Name: name, Source: "source:s", Props: props}
	}
	pima := record(model.KindCounty, "04019", "Pima County", map[string]any{"fips": "04019"})
	pima.NameEs = "Condado de Pima"
	harness := record(model.KindIndustry, "naics2017:336320", "Motor Vehicle Electrical Equipment Manufacturing",
		map[string]any{"termsEn": []string{"Harnesses, wiring, manufacturing", "Starters (except for boats) manufacturing"}})
	harness.NameEs = "Fabricación de equipo eléctrico"
	for _, c := range []struct {
		record   *model.EntityRecord
		property string
		want     []string
	}{
		{pima, "searchText", []string{"pima county", "condado de pima", "pima", "@is-county", "@in-us", "@in-us-az"}},
		{record(model.KindMunicipio, "26043", "Nogales", map[string]any{"cvegeo": "26043"}), "searchText", []string{"nogales", "@is-municipio", "@in-mx", "@in-mx-son"}},
		{record(model.KindPort, "2304", "Laredo", map[string]any{"code": "2304", "state": "US-TX"}), "searchText", []string{"laredo", "@is-port", "@in-us", "@in-us-tx"}},
		{record(model.KindPort, "2304", "Laredo", map[string]any{"code": "2304"}), "searchText", []string{"laredo", "@is-port", "@in-us"}},
		{record(model.KindState, "MX-SON", "Sonora", map[string]any{"code": "MX-SON"}), "searchText", []string{"sonora", "@is-state", "@in-mx"}},
		{record(model.KindFirm, "pima", "Pima County Steel, Inc.", nil), "searchText", []string{"pima county steel"}},
		{record(model.KindFirm, "pima", "Pima", nil), "topicsEn", nil},
		{harness, "topicsEn", []string{"electr equip motor vehicl", "har wire", "starter"}},
		{harness, "topicsEs", []string{"electric equip"}},
		{record(model.KindProduct, "hs:8544", "Insulated wire; optical fibre cables", nil), "topicsEn", []string{"cabl fibr insul optic wire", "insul wire", "cabl fibr optic"}},
	} {
		stored, refused := testPlan([]model.Record{testSource("s", "2026"), c.record})
		got := stored.entities[c.record.ID].texts(c.property)
		if !slices.Equal(got, c.want) || len(refused) > 0 {
			t.Errorf("%s.%s = %q %q, want %q", c.record.ID, c.property, got, refused, c.want)
		}
	}
}
