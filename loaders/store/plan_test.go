package store

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"puente/graph/model"
)

// testFactOf are the properties of the fact that follow from claims. Each claim is given by its differences from a plain report.
func testFactOf(claims ...properties) properties {
	f := &factClaims{claims: map[string]properties{}}
	for i, c := range claims {
		id := string(rune('a' + i))
		claim := properties{"id": id, "fact": "f", "source": "source:" + id, "status": "REPORTED", "confidence": 0.9, "dissent": false}
		maps.Copy(claim, c)
		f.claims[id] = claim
	}
	props := f.fact("f")
	delete(props, "id")
	delete(props, "sources")
	return props
}

func TestFactOfClaims(t *testing.T) {
	type props = properties
	for name, c := range map[string]struct {
		claims []props
		want   props
	}{
		"one":                  {[]props{{}}, props{"status": "REPORTED", "confidence": 0.9}},
		"the most confident":   {[]props{{"confidence": 0.2}, {"confidence": 1.0}, {"confidence": 0.7}}, props{"status": "REPORTED", "confidence": 1.0}},
		"reported wins":        {[]props{{"status": "INFERRED", "confidence": 0.5}, {}}, props{"status": "REPORTED", "confidence": 0.9}},
		"inferred":             {[]props{{"status": "INFERRED"}, {"status": "RETRACTED"}}, props{"status": "INFERRED", "confidence": 0.9}},
		"retracted":            {[]props{{"status": "RETRACTED", "validTo": "2015"}}, props{"status": "RETRACTED", "confidence": 0.9, "validTo": "2015"}},
		"retracted is ignored": {[]props{{"status": "RETRACTED", "confidence": 1.0, "validFrom": "1990"}, {"confidence": 0.3}}, props{"status": "REPORTED", "confidence": 0.3}},
		"one denies it":        {[]props{{}, {"dissent": true, "confidence": 1.0, "validTo": "2020"}}, props{"status": "DISPUTED", "confidence": 0.9}},
		"all deny it":          {[]props{{"dissent": true}}, props{"status": "DISPUTED", "confidence": 0.0}},
		"one is disputed":      {[]props{{"status": "DISPUTED", "confidence": 0.5}, {}}, props{"status": "DISPUTED", "confidence": 0.9}},
		"dates": {
			[]props{{"validFrom": "2010-05", "validTo": "2012-12-30", "observedOn": "2020-05"}, {"validFrom": "2010", "validTo": "2012", "observedOn": "2019"}},
			props{"status": "REPORTED", "confidence": 0.9, "validFrom": "2010", "validTo": "2012", "observedOn": "2020-05"},
		},
		"ends of given precision": {[]props{{"validTo": "2012-06"}, {"validTo": "2012-06-30"}}, props{"status": "REPORTED", "confidence": 0.9, "validTo": "2012-06"}},
		"two stints":              {[]props{{"validTo": "2010"}, {"validFrom": "2015-06"}}, props{"status": "REPORTED", "confidence": 0.9, "validFrom": "2015-06"}},
		"same year":               {[]props{{"validTo": "2015"}, {"validFrom": "2015-06"}}, props{"status": "REPORTED", "confidence": 0.9, "validFrom": "2015-06", "validTo": "2015"}},
		"figure of the surest":    {[]props{{"share": 10.0, "confidence": 0.5}, {"share": 50.0}, {"role": "x"}}, props{"status": "REPORTED", "confidence": 0.9, "share": 50.0, "role": "x"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := testFactOf(c.claims...); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got  %v\nwant %v", got, c.want)
			}
		})
	}
}

// testPlan applies batches to an empty snapshot one after the other, and returns it and the reasons for which rows are refused.
func testPlan(batches ...[]model.Record) (*snapshot, []string) {
	stored := newSnapshot()
	var refused []string
	for _, batch := range batches {
		p := newPlan(newBatch(batch, newMemory()), stored)
		stored.apply(p)
		for _, i := range slices.Sorted(maps.Keys(p.refused)) {
			refused = append(refused, badRow(batch[i], p.refused[i]).Error())
		}
	}
	return stored, refused
}

func TestRefusals(t *testing.T) {
	good := []model.Record{
		testSource("s", "2026"), testSource("o", "2026"), testFirm("a", "s", nil), testFirm("b", "s", nil),
		testFact(model.RelationOwns, "firm:a", "firm:b", "s"),
	}
	fact := func(change func(*model.FactRecord)) *model.FactRecord {
		f := testFact(model.RelationOwns, "firm:b", "firm:a", "s")
		f.Origin = model.Origin{File: "f.csv", Line: 7}
		change(f)
		return f
	}
	for name, c := range map[string]struct {
		rec  model.Record
		want string
	}{
		"unknown end":      {fact(func(f *model.FactRecord) { f.To = "firm:c" }), "f.csv:7: the entity firm:c is unknown"},
		"unknown start":    {fact(func(f *model.FactRecord) { f.From = "firm:c" }), "the entity firm:c is unknown"},
		"unknown source":   {fact(func(f *model.FactRecord) { f.Source = "source:x" }), "the source source:x is unknown"},
		"no source":        {fact(func(f *model.FactRecord) { f.Source = "" }), "a fact needs a source"},
		"no id":            {fact(func(f *model.FactRecord) { f.FactID = "" }), "a fact needs an id"},
		"unknown relation": {fact(func(f *model.FactRecord) { f.Relation = "OWNS]->() DETACH DELETE a //" }), "is not a relation of the graph"},
		"wrong kinds":      {fact(func(f *model.FactRecord) { f.Relation = model.RelationBorders }), "BORDERS does not lead from firm:b to firm:a"},
		"no kind":          {fact(func(f *model.FactRecord) { f.To = "a" }), "OWNS does not lead from firm:b to a"},
		"another's id":     {fact(func(f *model.FactRecord) { f.FactID = "fact:OWNS:firm:a:firm:b" }), "is that of another fact: OWNS from firm:a to firm:b"},
		"entity's kind":    {&model.EntityRecord{Kind: "Firm {}) //", ID: "firm:c", Name: "C", Source: "source:s"}, `"firm:c" is not the id of a Firm {}) //`},
		"entity's id":      {&model.EntityRecord{Kind: model.KindPort, ID: "firm:c", Name: "C", Source: "source:s"}, `"firm:c" is not the id of a Port`},
		"entity's name":    {&model.EntityRecord{Kind: model.KindFirm, ID: "firm:c", Source: "source:s"}, "an entity needs a name"},
		"entity's source":  {testFirm("c", "x", nil), "the source source:x is unknown"},
		"without source":   {&model.EntityRecord{Kind: model.KindFirm, ID: "firm:c", Name: "C"}, "an entity needs a source"},
		"source's id":      {&model.SourceRecord{ID: "s"}, `"s" is not the id of a source`},
		"nothing":          {nil, "is no record"},
		"says otherwise":   {testFirm("a", "s", map[string]any{"country": "MX"}), ""},
		"other source":     {testFirm("a", "o", map[string]any{"country": "MX"}), ""},
	} {
		t.Run(name, func(t *testing.T) {
			before, _ := testPlan(good)
			stored, refused := testPlan(good, []model.Record{c.rec})
			if c.want == "" {
				if len(refused) > 0 {
					t.Errorf("refused: %q", refused)
				}
				return
			}
			if len(refused) != 1 || !strings.Contains(refused[0], c.want) {
				t.Errorf("got  %q\nwant one row with %q", refused, c.want)
			}
			if !slices.Equal(before.text(), stored.text()) {
				t.Errorf("a refused row left something behind:\n%s", testDiff(before.text(), stored.text()))
			}
		})
	}
}

// A row that contradicts an earlier one of the same source in the same import is refused; one that repeats it is not.
func TestContradictions(t *testing.T) {
	us, mx := map[string]any{"country": "US"}, map[string]any{"country": "MX"}
	surer := testFact(model.RelationOwns, "firm:a", "firm:b", "s")
	surer.Confidence = 1
	elsewhere := testFact(model.RelationOwns, "firm:a", "firm:b", "s")
	elsewhere.Confidence, elsewhere.URL = 1, "https://a.org/2"
	aliased := testFirm("a", "s", nil)
	aliased.Aliases = []string{"Alias"}
	_, refused := testPlan([]model.Record{
		testSource("s", "2026"), testSource("s", "2026"), testSource("s", "2027"), testSource("o", "2026"),
		testFirm("a", "s", us), testFirm("b", "s", mx), testFirm("a", "s", us), aliased, testFirm("a", "s", map[string]any{"website": "https://a.com"}),
		testFirm("a", "s", mx), testFirm("a", "o", mx),
		testFact(model.RelationOwns, "firm:a", "firm:b", "s"), testFact(model.RelationOwns, "firm:a", "firm:b", "s"), surer, elsewhere,
	})
	want := []string{
		"says something else of the source source:s",
		"gives another country of firm:a from the same source, source:s",
		"says something else of this fact from the same source",
	}
	if len(refused) != len(want) {
		t.Fatalf("refused %q, want %d rows", refused, len(want))
	}
	for i := range want {
		if !strings.Contains(refused[i], want[i]) {
			t.Errorf("got  %q\nwant %q", refused[i], want[i])
		}
	}
}

func TestEntityOfRows(t *testing.T) {
	old, young := testSource("old", "2025-12"), testSource("young", "2026")
	a := testFirm("a", "old", map[string]any{"country": "US", "website": "https://old.com"})
	a.Name, a.Aliases, a.NameEs = "Alfa, Inc.", []string{"Uno", "Álfa"}, "Alfa México"
	b := testFirm("a", "young", map[string]any{"country": "MX", "legalName": ""})
	b.Name, b.Aliases = "ALFA", []string{"Uno", ""}
	want := properties{
		"id": "firm:a", "name": "ALFA", "nameEs": "Alfa México", "country": "MX", "website": "https://old.com",
		"aliases": []string{"Alfa, Inc.", "Uno", "Álfa"}, "sources": []string{"source:old", "source:young"},
		"givenBy":  []string{"country source:young", "name source:young", "nameEs source:old", "website source:old"},
		"sortName": "alfa", "sortNameEs": "alfa mexico", "searchText": []string{"alfa", "alfa mexico", "uno"},
	}
	for _, rows := range [][]model.Record{{old, young, a, b}, {old, young, b, a}} {
		stored, refused := testPlan(rows)
		if got := stored.entities["firm:a"]; !reflect.DeepEqual(got, want) || len(refused) > 0 {
			t.Errorf("got  %v %q\nwant %v", got, refused, want)
		}
	}
	b.Props = map[string]any{"country": "CA"}
	stored, _ := testPlan([]model.Record{old, young, a, b}, []model.Record{a, b})
	if got := stored.entities["firm:a"]["country"]; got != "CA" {
		t.Errorf("a source corrected the country to CA, and it is %v", got)
	}
}
