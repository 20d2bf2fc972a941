package graph

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// reclassifiedFixture writes a county whose figures of 2018 and 2019 are by NAICS 2017 and those of 2023 by NAICS 2022, and a municipio
// whose sector 22 lost a code: 334 is unchanged, 335 became 337, a part of 336 became 339, and 333 has no correspondence.
func reclassifiedFixture(t *testing.T, h *harness) func(subject, dataset, edition, code string, first int, values ...float64) {
	t.Helper()
	h.empty(t)
	h.write(t, `CREATE (:Entity:County {id: 'county:48001', fips: '48001', name: 'a', sortName: 'a', sources: []})
CREATE (:Entity:Municipio {id: 'municipio:08001', cvegeo: '08001', name: 'b', sortName: 'b', sources: []})
CREATE (:Entity:Region {id: 'region:us-metro', kind: 'NATION', name: 'c', sortName: 'c', sources: []})
CREATE (:Entity:Region {id: 'region:mx-metro', kind: 'NATION', name: 'd', sortName: 'd', sources: []})
WITH * UNWIND ['census-cbp-cbsa', 'census-cbp', 'census-cbp-all-cbsa', 'inegi-censos-metro'] AS dataset
CREATE (:Source {id: 'source:' + dataset, dataset: dataset, title: dataset, publisher: 'p', url: 'u', licence: 'l', retrieved: '2026'})`, nil)
	h.write(t, `UNWIND ['naics2017:333', 'naics2017:334', 'naics2017:335', 'naics2017:336', 'naics2022:333', 'naics2022:334', 'naics2022:336', 'naics2022:337', 'naics2022:339',
  'scian2018:221', 'scian2018:334'] AS id
WITH id, split(id, ':') AS part
CREATE (:Entity:Industry {id: 'industry:' + id, code: part[1], system: toUpper(left(part[0], 5)), vintage: toInteger(right(part[0], 4)), level: 3, comparability: 3,
  name: part[1], sortName: part[1], sources: []})`, nil)
	h.write(t, `UNWIND [['334', '334', 3], ['335', '337', 3], ['336', '336', 2], ['336', '339', 2]] AS c
MATCH (a:Industry {id: 'industry:naics2017:' + c[0]}), (b:Industry {id: 'industry:naics2022:' + c[1]})
CREATE (b)-[:CORRESPONDS_TO {id: c[0] + c[1], status: 'REPORTED', level: c[2]}]->(a)`, nil)
	series := func(subject, dataset, edition, code string, first int, values ...float64) {
		measure, frequency, step := "EMPLOYEES", "YEAR", 1
		if strings.HasPrefix(edition, "scian") {
			measure, frequency, step = "PERSONS_EMPLOYED", "FIVE_YEARS", 5
		}
		h.write(t, `CREATE (s:Series {id: 'series:' + $subject + $edition + $code + $first, subject: $subject, measure: $measure, unit: 'persons', frequency: $frequency,
  first: $first, last: $last, values: $values, flags: $flags, source: 'source:' + $dataset, dataset: $dataset, sortKey: $edition + $code + $first, by: []})
SET s.industry = CASE WHEN $code = '' OR $code STARTS WITH 'sub' THEN null ELSE 'industry:' + $edition + ':' + $code END, s.industryLevel = 3,
  s.breakdown = CASE WHEN $code STARTS WITH 'sub' THEN $code END`, map[string]any{
			"subject": subject, "measure": measure, "frequency": frequency, "first": fmt.Sprint(first), "last": fmt.Sprint(first + step*(len(values)-1)),
			"values": values, "flags": strings.Repeat("E", len(values)), "dataset": dataset, "edition": edition, "code": code,
		})
	}
	for code, values := range map[string][]float64{"": {500, 510}, "333": {10, 12}, "334": {100, 110}, "335": {80, 81}, "336": {60, 61}} {
		series("county:48001", "census-cbp-cbsa", "naics2017", code, 2018, values...)
	}
	for code, value := range map[string]float64{"": 600, "333": 10, "334": 150, "336": 40, "337": 80, "339": 20} {
		series("county:48001", "census-cbp", "naics2022", code, 2023, value)
	}
	series("municipio:08001", "inegi-censos-metro", "scian2018", "221", 2013, 30, 55)
	series("municipio:08001", "inegi-censos-metro", "scian2018", "subsector 222", 2013, 20)
	series("municipio:08001", "inegi-censos-metro", "scian2018", "334", 2013, 10, 20)
	return series
}

const grown = `{ rows { industry { id } growth { from to fromClassification toClassification notComparable
  rate { value low high } start { value } recoded { value low high } real { value low high } reclassified { value low high } } } }`

func TestGrowthAcrossClassifications(t *testing.T) {
	h := newHarness(t)
	reclassifiedFixture(t, h)
	data, errs, statements := h.ask(t, `{ county(fips: "48001") { growth(noise: 0, from: "2018", to: "2023") `+grown+` } }`, nil)
	if len(errs) > 0 || statements != 5 {
		t.Fatalf("%d statements, not one for the county, three for what is measured and one for the concordance; %v", statements, errs)
	}
	rateOf := func(ratio float64) float64 { return math.Round((math.Pow(ratio, 0.2)-1)*1e14) / 1e14 }
	rate := rateOf(1.5)
	want := map[string][][3]any{ // rate, recoded, real, reclassified: value, low, high
		"industry:naics2022:334": {{rate, rate, rate}, {100.0, 100.0, 100.0}, {50.0, 50.0, 50.0}, {0.0, 0.0, 0.0}},
		"industry:naics2022:337": {{0.0, 0.0, 0.0}, {80.0, 80.0, 80.0}, {0.0, 0.0, 0.0}, {80.0, 80.0, 80.0}},
		"industry:naics2022:336": {{nil, rateOf(40.0 / 60), nil}, {nil, 0.0, 60.0}, {nil, -20.0, 40.0}, {nil, -60.0, 0.0}},
		"industry:naics2022:339": {{nil, rateOf(20.0 / 60), nil}, {nil, 0.0, 60.0}, {nil, -40.0, 20.0}, {nil, 0.0, 60.0}},
		"industry:naics2022:333": {{nil, nil, nil}, {nil, nil, nil}, {nil, nil, nil}, {nil, nil, nil}},
	}
	list := get[[]any](t, data, "county", "growth", "rows")
	if len(list) != len(want) {
		t.Errorf("%d industries", len(list))
	}
	for _, each := range list {
		id, growth := get[string](t, each, "industry", "id"), dig(t, each, "growth")
		if dig(t, growth, "fromClassification") != "NAICS 2017" || dig(t, growth, "toClassification") != "NAICS 2022" || dig(t, growth, "to") != "2023" {
			t.Errorf("%s: %v", id, growth)
		}
		for i, figure := range []string{"rate", "recoded", "real", "reclassified"} {
			got := [3]any{dig(t, growth, figure, "value"), dig(t, growth, figure, "low"), dig(t, growth, figure, "high")}
			if got != want[id][i] {
				t.Errorf("%s of %s is %v, not %v", figure, id, got, want[id][i])
			}
		}
		refused := fmt.Sprint(dig(t, growth, "notComparable"))
		if named := strings.Contains(refused, "NAICS 2017 and those of 2023 by NAICS 2022"); named != strings.HasSuffix(id, "333") {
			t.Errorf("%s: %q", id, refused)
		}
	}
}

func TestGrowthWithinAClassification(t *testing.T) {
	h := newHarness(t)
	series := reclassifiedFixture(t, h)
	data, errs, _ := h.ask(t, `{ county(fips: "48001") { growth(noise: 0) `+grown+` } municipio(cvegeo: "08001") { growth `+grown+` } }`, nil)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	for _, each := range get[[]any](t, data, "county", "growth", "rows") {
		if id := get[string](t, each, "industry", "id"); !strings.Contains(id, "naics2017") || dig(t, each, "growth", "to") != "2019" {
			t.Errorf("%v goes over a change of classification unasked", each)
		}
	}
	for _, each := range get[[]any](t, data, "municipio", "growth", "rows") {
		rate, growth := dig(t, each, "growth", "rate"), dig(t, each, "growth")
		if dig(t, each, "industry", "id") == "industry:scian2018:334" {
			if dig(t, rate, "value") != dig(t, rate, "low") || dig(t, growth, "real", "value") != 10.0 {
				t.Errorf("%v is not exact", growth)
			}
			continue
		}
		// A code of the sector was removed, so 221 was between zero and the sum of both.
		if want := math.Pow(55.0/50, 0.2) - 1; dig(t, rate, "value") != nil || dig(t, rate, "high") != nil || math.Abs(get[float64](t, rate, "low")-want) > 1e-12 {
			t.Errorf("%v grows by at least %v", growth, want)
		}
		if dig(t, growth, "recoded", "high") != 50.0 || dig(t, growth, "reclassified", "low") != -30.0 || dig(t, growth, "reclassified", "high") != 20.0 {
			t.Errorf("%v", growth)
		}
	}
	for _, at := range []struct {
		edition string
		year    int
	}{{"naics2017", 2018}, {"naics2022", 2023}} {
		for _, code := range []string{"", "334"} {
			series("region:us-metro", "census-cbp-all-cbsa", at.edition, code, at.year, 9000)
		}
	}
	series("municipio:08001", "inegi-censos-metro", "scian2018", "332", 1998, 10)
	for query, want := range map[string]string{
		`county(fips: "48001") { shiftShare(from: "2018", to: "2023") { rows { from } } }`:                                                "no concordance",
		`industry(id: "industry:naics2017:334") { growth(places: ["county:48001"], from: "2018", to: "2023") { rows { place { id } } } }`: "ask for an industry of that edition",
		`industry(id: "industry:naics2022:333") { growth(places: ["county:48001"], from: "2018", to: "2023") { rows { place { id } } } }`: "no concordance",
		`municipio(cvegeo: "08001") { growth(from: "1998") { rows { place { id } } } }`:                                                   "There are figures before 2003",
		`county(fips: "48001") { growth(from: "2023", to: "2018") { rows { place { id } } } }`:                                            "`to` must be a later year",
	} {
		if _, errs, _ := h.ask(t, `{ `+query+` }`, nil); len(errs) != 1 || !strings.Contains(errs[0], want) {
			t.Errorf("%s: %v", query, errs)
		}
	}
}

// A screen by one classification lists the industries of that one only, by its codes.
func TestScreenOfASystem(t *testing.T) {
	h, p := newHarness(t), readScreenFixture(t)
	p.load(t, h)
	h.write(t, `CREATE (:Entity:Industry {id: 'industry:naics2017:999', code: '999', system: 'NAICS', vintage: 2017, level: 3, comparability: 3, name: '999', sortName: '999', sources: []})
WITH 1 AS one MATCH (s:Series {subject: 'county:48001'}) WHERE s.industry ENDS WITH ':334'
WITH properties(s) AS p
CREATE (c:Series) SET c = p {.*, id: 'other', industry: 'industry:naics2017:999', sortKey: '999'}`, nil)
	for system, want := range map[string]float64{"": 4, "system: NAICS": 4, "system: SCIAN": 3} {
		data, errs, _ := h.ask(t, `{ binationalScreen(places: ["county:48001"], first: 9 `+system+`) { totalCount nodes { code mx { industry { id } } } } }`, nil)
		if len(errs) > 0 || dig(t, data, "binationalScreen", "totalCount") != want {
			t.Errorf("%s: %v %v", system, data, errs)
		}
	}
}
