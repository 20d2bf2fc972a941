package graph

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"strings"
	"testing"
)

// screenFixture is the fixture of package analysis as a graph: two places and three industries, of which one passes.
type screenFixture struct {
	Sides []struct {
		Name             string
		Total, BaseTotal float64
		Industries       map[string]map[string]float64
	}
	Passes  string
	Changes []struct {
		Criterion, Side, Role string
		To                    float64
	}
}

func readScreenFixture(t *testing.T) screenFixture {
	t.Helper()
	text, err := os.ReadFile("../analysis/testdata/screen_fixture.json")
	if err != nil {
		t.Fatal(err)
	}
	var p screenFixture
	if err := json.Unmarshal(text, &p); err != nil {
		t.Fatal(err)
	}
	return p
}

// load writes the fixture: totals of the US side are published, those of the Mexican side are sums.
func (p screenFixture) load(t *testing.T, h *harness) {
	t.Helper()
	h.empty(t)
	h.write(t, `UNWIND ['county:48001', 'municipio:08001', 'region:us-metro', 'region:mx-metro'] AS id
CREATE (n:Entity {id: id, name: id, sortName: id, sources: []})
WITH n
CALL (n) { WITH n WHERE n.id STARTS WITH 'county:' SET n:County } CALL (n) { WITH n WHERE n.id STARTS WITH 'municipio:' SET n:Municipio }
CALL (n) { WITH n WHERE n.id STARTS WITH 'region:' SET n:Region, n.kind = 'NATION' }`, nil)
	h.write(t, `UNWIND ['census-cbp-cbsa', 'census-cbp-all-cbsa', 'inegi-censos-metro'] AS dataset
CREATE (:Source {id: 'source:' + dataset, dataset: dataset, title: dataset, publisher: 'p', url: 'u', licence: 'l', retrieved: '2026'})`, nil)
	for code := range p.Sides[0].Industries {
		h.write(t, `CREATE (a:Entity:Industry {id: 'industry:naics2017:' + $code, code: $code, system: 'NAICS', vintage: 2017, level: 3, comparability: 3, name: $code, sources: []})
CREATE (b:Entity:Industry {id: 'industry:scian2018:' + $code, code: $code, system: 'SCIAN', vintage: 2018, level: 3, comparability: 3, name: $code, sources: []})
CREATE (a)-[:CORRESPONDS_TO {id: $code, status: 'REPORTED'}]->(b)`, map[string]any{"code": code})
	}
	type place struct{ id, base, measure, frequency, first, last, system, dataset, baseDataset string }
	for i, at := range []place{
		{"county:48001", "region:us-metro", "EMPLOYEES", "YEAR", "2018", "2019", "naics2017", "census-cbp-cbsa", "census-cbp-all-cbsa"},
		{"municipio:08001", "region:mx-metro", "PERSONS_EMPLOYED", "FIVE_YEARS", "2013", "2018", "scian2018", "inegi-censos-metro", "inegi-censos-metro"},
	} {
		side := p.Sides[i]
		rest, baseRest := side.Total, side.BaseTotal
		series := func(subject, dataset, code, breakdown string, values ...float64) {
			h.write(t, `CREATE (s:Series {id: 'series:' + $subject + $code + $breakdown, subject: $subject, measure: $measure, unit: 'persons', frequency: $frequency,
  first: $first, last: $last, values: $values, flags: $flags, source: 'source:' + $dataset, dataset: $dataset, sortKey: $code + $breakdown, by: []})
SET s.industry = CASE $code WHEN '' THEN null ELSE 'industry:' + $system + ':' + $code END, s.industryLevel = CASE $code WHEN '' THEN null ELSE 3 END,
  s.breakdown = CASE $breakdown WHEN '' THEN null ELSE $breakdown END`, map[string]any{
				"subject": subject, "measure": at.measure, "frequency": at.frequency, "first": at.first, "last": at.last, "values": values, "flags": strings.Repeat("E", len(values)),
				"dataset": dataset, "code": code, "breakdown": breakdown, "system": at.system,
			})
		}
		for code, figures := range side.Industries {
			series(at.id, at.dataset, code, "", figures["start"], figures["end"])
			series(at.base, at.baseDataset, code, "", figures["base"], figures["base"])
			rest, baseRest = rest-figures["end"], baseRest-figures["base"]
		}
		if i == 0 {
			series(at.id, at.dataset, "", "", side.Total, side.Total)
			series(at.base, at.baseDataset, "", "", side.BaseTotal, side.BaseTotal)
			continue
		}
		series(at.id, at.dataset, "", "subsector 222", rest, rest)
		series(at.base, at.baseDataset, "", "subsector 222", baseRest, baseRest)
	}
}

const fixtureScreen = `{ binationalScreen(places: ["county:48001", "municipio:08001"], noise: 0) { totalCount
  nodes { code verdict concentrated dynamic binational us { quotient { low high } } resolvedBy { country role dataset period subjects { id } } } } }`

// screened are the rows of the fixture's screen by their codes.
func (h *harness) screened(t *testing.T) map[string]map[string]any {
	t.Helper()
	data, errs, statements := h.ask(t, fixtureScreen, nil)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	if statements > 5 {
		t.Errorf("%d statements", statements)
	}
	rows := map[string]map[string]any{}
	for _, n := range get[[]any](t, data, "binationalScreen", "nodes") {
		row := get[map[string]any](t, n)
		rows[fmt.Sprint(row["code"])] = row
	}
	return rows
}

func TestScreen(t *testing.T) {
	h, p := newHarness(t), readScreenFixture(t)
	p.load(t, h)
	for code, row := range h.screened(t) {
		want := "FALSE"
		if code == p.Passes {
			want = "TRUE"
		}
		if row["verdict"] != want {
			t.Errorf("%s: %v", code, row)
		}
	}
	subject := map[string]string{"US LEVEL": "county:48001", "US START": "county:48001", "US BASE": "region:us-metro", "MX LEVEL": "municipio:08001"}
	for _, change := range p.Changes {
		at := map[string]any{"subject": subject[change.Side+" "+change.Role], "code": p.Passes, "to": change.To}
		set := "s.values[0], $to"
		switch change.Role {
		case "START":
			set = "$to, s.values[1]"
		case "BASE":
			set = "$to, $to"
		}
		h.write(t, `MATCH (s:Series {subject: $subject}) WHERE s.industry ENDS WITH ':' + $code SET s.kept = s.values, s.values = [`+set+`]`, at)
		row := h.screened(t)[p.Passes]
		for _, criterion := range []string{"concentrated", "dynamic", "binational"} {
			if want := map[bool]string{true: "FALSE", false: "TRUE"}[criterion == change.Criterion]; row[criterion] != want {
				t.Errorf("%s of %v: %v, not %s", criterion, change, row[criterion], want)
			}
		}
		if row["verdict"] != "FALSE" {
			t.Errorf("%v: %v", change, row)
		}
		withheld := maps.Clone(at)
		withheld["to"] = nil
		h.write(t, `MATCH (s:Series {subject: $subject}) WHERE s.industry ENDS WITH ':' + $code
SET s.values = [v IN [`+strings.ReplaceAll(set, "$to", "0.0 / 0.0")+`] | v], s.flags = 'SS'`, withheld)
		row = h.screened(t)[p.Passes]
		resolving := get[[]any](t, row, "resolvedBy")
		if row["verdict"] != "UNKNOWN" || len(resolving) == 0 || dig(t, resolving[0], "subjects", 0, "id") != at["subject"] || dig(t, resolving[0], "country") != change.Side {
			t.Errorf("%v withheld: %v", change, row)
		}
		h.write(t, `MATCH (s:Series {subject: $subject}) WHERE s.industry ENDS WITH ':' + $code SET s.values = s.kept, s.flags = 'EE'`, at)
	}
}

func TestScreenRefuses(t *testing.T) {
	h, p := newHarness(t), readScreenFixture(t)
	p.load(t, h)
	for arguments, want := range map[string]string{
		`region: "region:none"`:                                 "Nothing in the graph has the id",
		`places: []`:                                            "`places` takes 1 to 200 ids",
		`level: 3`:                                              "Give either `region` or `places`",
		`places: ["county:48001"], level: 7`:                    "`level` must be from 2 to 6",
		`places: ["county:48001"], noise: 0.6`:                  "`noise` must be from 0 to 0.5",
		`places: ["county:48001"], after: "x"`:                  "`after` is not a cursor",
		`places: ["industry:naics2017:334"]`:                    "has no counties or municipios",
		`places: ["county:48001", "municipio:08001"], level: 6`: "Industries of six digits are national",
	} {
		if _, errs, _ := h.ask(t, `{ binationalScreen(`+arguments+`) { totalCount } }`, nil); len(errs) != 1 || !strings.Contains(errs[0], want) {
			t.Errorf("%s: %v", arguments, errs)
		}
	}
}

// Pages concatenate to the list, in each order.
func TestScreenPages(t *testing.T) {
	h, p := newHarness(t), readScreenFixture(t)
	p.load(t, h)
	for _, order := range []string{"VERDICT", "CODE", "QUOTIENT_US", "QUOTIENT_MX", "GROWTH_US", "GROWTH_MX"} {
		for _, direction := range []string{"ASC", "DESC"} {
			ask := func(page string) (codes []string, more bool, end any) {
				data, errs, _ := h.ask(t, `{ binationalScreen(places: ["county:48001", "municipio:08001"], orderBy: {field: `+order+`, direction: `+direction+`}, `+page+`) {
  nodes { code } pageInfo { hasNextPage endCursor } } }`, nil)
				if len(errs) > 0 {
					t.Fatal(errs)
				}
				for _, n := range get[[]any](t, data, "binationalScreen", "nodes") {
					codes = append(codes, fmt.Sprint(dig(t, n, "code")))
				}
				more = get[bool](t, data, "binationalScreen", "pageInfo", "hasNextPage")
				return codes, more, dig(t, data, "binationalScreen", "pageInfo", "endCursor")
			}
			all, _, _ := ask("first: 10")
			var pages []string
			for page, more := "first: 1", true; more; {
				codes, next, end := ask(page)
				pages, more = append(pages, codes...), next
				page = fmt.Sprintf("first: 1, after: %q", end)
			}
			if len(all) != 3 || strings.Join(all, " ") != strings.Join(pages, " ") {
				t.Errorf("%s %s: %v by pages, not %v", order, direction, pages, all)
			}
		}
	}
}
