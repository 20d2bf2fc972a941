package graph

import (
	"fmt"
	"strings"
	"testing"
)

// makers is a region of a county and a municipio, with an input-output table and two classifications.
func makers() map[string]string {
	industries := "id,name,system,vintage,code,level,source\n"
	for _, i := range strings.Fields("31-33:2 336:3 3361:4 3363:4 3364:4 336390:6 336410:6 22:2 2211:4 2221:4 43:2 431:3 4311:4 434:3 4342:4 54:2 5411:4") {
		code, level, _ := strings.Cut(i, ":")
		industries += "industry:scian2018:" + code + ",S" + code + ",SCIAN,2018," + code + "," + level + ",source:a\n"
	}
	for _, i := range strings.Fields("31-33:2 336:3 3363:4 336390:6 22:2 2211:4 42:2 4234:4") {
		code, level, _ := strings.Cut(i, ":")
		industries += "industry:naics2017:" + code + ",N" + code + ",NAICS,2017," + code + "," + level + ",source:a\n"
	}
	partOf, corresponds := "relation,from,to,source\nPART_OF,county:04001,region:r,source:a\nPART_OF,municipio:26001,region:r,source:a\n", "relation,from,to,level,source\n"
	for system, pairs := range map[string]string{
		"scian2018": "336:31-33 3361:336 3363:336 3364:336 336390:3363 336410:3364 2211:22 2221:22 431:43 4311:431 434:43 4342:434 5411:54",
		"naics2017": "336:31-33 3363:336 336390:3363 2211:22 4234:42",
	} {
		for _, p := range strings.Fields(pairs) {
			from, to, _ := strings.Cut(p, ":")
			partOf += "PART_OF,industry:" + system + ":" + from + ",industry:" + system + ":" + to + ",source:a\n"
		}
	}
	for _, p := range strings.Fields("31-33:31-33:2 336:336:3 3363:3363:4 22:22:2 2211:2211:4 42:43:2") {
		part := strings.Split(p, ":")
		corresponds += "CORRESPONDS_TO,industry:naics2017:" + part[0] + ",industry:scian2018:" + part[1] + "," + part[2] + ",source:a\n"
	}
	buys := "relation,from,to,share,million_pesos,source\n"
	for _, p := range strings.Fields("3364:3361:0.4 3364:3363:0.3 3364:4311:0.2 3364:2211:0.1 3364:2221:0.05 3364:5411:0.01 3363:2211:0.5") {
		part := strings.Split(p, ":")
		buys += "BUYS_FROM,industry:scian2018:" + part[0] + ",industry:scian2018:" + part[1] + "," + part[2] + ",12.5,source:a\n"
	}
	establishments, located, in := "id,name,source\n", "relation,from,to,status,source\n", "relation,from,to,status,source\n"
	for i, p := range strings.Fields("municipio:26001,scian2018:336390, county:04001,naics2017:336390, county:04001,naics2017:31-33, municipio:26001,scian2018:4342, county:04001,naics2017:4234, " +
		"county:04001,naics2017:22, municipio:26002,scian2018:2211, municipio:26001,, municipio:26001,scian2018:2221,INFERRED") {
		part, id := strings.Split(p, ","), fmt.Sprintf("establishment:%d", i)
		establishments += id + ",E,source:a\n"
		located += "LOCATED_IN," + id + "," + part[0] + ",,source:a\n"
		if part[1] != "" {
			in += "IN_INDUSTRY," + id + ",industry:" + part[1] + "," + part[2] + ",source:a\n"
		}
	}
	establishments += "establishment:perhaps,E,source:a\n"
	located += "LOCATED_IN,establishment:perhaps,county:04001,INFERRED,source:a\n"
	in += "IN_INDUSTRY,establishment:perhaps,industry:scian2018:5411,,source:a\n"
	return map[string]string{
		"sources.csv":    "id,publisher,title,url,retrieved,licence\nsource:a,P,A,https://example.org/a,2026-01-01,L\n",
		"regions.csv":    "id,name,kind,source\nregion:r,R,CUSTOM,source:a\nregion:empty,E,CUSTOM,source:a\n",
		"counties.csv":   "id,name,fips,source\ncounty:04001,C,04001,source:a\n",
		"municipios.csv": "id,name,cvegeo,source\nmunicipio:26001,M,26001,source:a\nmunicipio:26002,N,26002,source:a\n",
		"firms.csv":      "id,name,source\nfirm:f,F,source:a\n",
		"industries.csv": industries, "part-of.csv": partOf, "corresponds.csv": corresponds, "buys.csv": buys,
		"establishments.csv": establishments, "located.csv": located, "in.csv": in,
	}
}

// summary writes the gaps of a place as lines.
func summary(t *testing.T, gaps any) string {
	t.Helper()
	var lines []string
	for _, g := range get[[]any](t, gaps) {
		line := get[string](t, g, "supplier", "code")
		for _, side := range []string{"us", "mx"} {
			line += fmt.Sprint(" ", dig(t, g, side, "presence"), " ", dig(t, g, side, "establishments"), "+", dig(t, g, side, "unclear"))
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

const gapFields = ` { place { id } industry { id } industryUsed { id } correspondence { relation level } status reason totalCount
	sides { country establishments withoutIndustry }
	gaps { supplier { code } fact { share millionPesos sources { title } } us { presence establishments unclear } mx { presence establishments unclear } } }`

func TestSupplyGaps(t *testing.T) {
	h := newHarness(t)
	h.load(t, makers())
	data, errs, statements := h.ask(t, `{ supplyGaps(in: "region:r", industry: "industry:scian2018:3364")`+gapFields+` }`, nil)
	if errs != nil || statements != 3 { // its two, and the sources of facts
		t.Fatal(errs, statements)
	}
	a := dig(t, data, "supplyGaps")
	want := strings.Join([]string{
		"5411 NONE 0+0 NONE 0+0",
		"3361 UNCLEAR 0+1 NONE 0+0",
		"2211 UNCLEAR 0+1 NONE 0+0",
		"2221 UNCLEAR 0+1 NONE 0+0",
		"4311 UNCLEAR 0+1 UNCLEAR 0+1",
		"3363 PRESENT 1+1 PRESENT 1+0",
	}, "\n")
	if got := summary(t, dig(t, a, "gaps")); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for want, got := range map[string]any{
		"INFERRED 6 <nil>": fmt.Sprint(dig(t, a, "status"), " ", dig(t, a, "totalCount"), " ", dig(t, a, "reason")),
		"map[millionPesos:12.5 share:0.01 sources:[map[title:A]]]":                                                dig(t, a, "gaps", 0, "fact"),
		"[map[country:US establishments:4 withoutIndustry:0] map[country:MX establishments:4 withoutIndustry:2]]": dig(t, a, "sides"),
	} {
		if fmt.Sprint(got) != want {
			t.Errorf("got %v, want %s", got, want)
		}
	}
}

func TestSupplyGapsOfOtherPlacesAndIndustries(t *testing.T) {
	h := newHarness(t)
	h.load(t, makers())
	for arguments, want := range map[string]string{
		// A part of the table's industry, with a page of one.
		`in: "region:r", industry: "industry:scian2018:336410", first: 1`: "industry:scian2018:3364 <nil> 6 <nil> 5411 NONE 0+0 NONE 0+0",
		// By NAICS, from a deeper level.
		`in: "region:r", industry: "industry:naics2017:336390"`: "industry:scian2018:3363 map[level:4 relation:CORRESPONDS_TO] 1 <nil> 2211 UNCLEAR 0+1 NONE 0+0",
		// One side only: the other has no gaps.
		`in: "municipio:26002", industry: "industry:naics2017:3363"`: "industry:scian2018:3363 map[level:4 relation:CORRESPONDS_TO] 1 <nil> 2211 OUTSIDE 0+0 PRESENT 1+0",
		`in: "county:04001", industry: "industry:scian2018:3363"`:    "industry:scian2018:3363 <nil> 1 <nil> 2211 UNCLEAR 0+1 OUTSIDE 0+0",
		// Broader than the table, or where it has no row.
		`in: "region:r", industry: "industry:scian2018:336"`:  "<nil> <nil> 0 Neither this industry,",
		`in: "region:r", industry: "industry:naics2017:4234"`: "<nil> <nil> 0 Neither this industry,",
	} {
		data, errs, _ := h.ask(t, `{ supplyGaps(`+arguments+`)`+gapFields+` }`, nil)
		if errs != nil {
			t.Errorf("%s: %v", arguments, errs)
			continue
		}
		a := dig(t, data, "supplyGaps")
		used := dig(t, a, "industryUsed")
		if used != nil {
			used = dig(t, used, "id")
		}
		reason := fmt.Sprint(dig(t, a, "reason"))
		got := fmt.Sprint(used, " ", dig(t, a, "correspondence"), " ", dig(t, a, "totalCount"), " ", reason[:min(len(reason), 22)], " ", summary(t, dig(t, a, "gaps")))
		if strings.TrimSpace(got) != strings.TrimSpace(want) {
			t.Errorf("%s\ngot  %s\nwant %s", arguments, got, want)
		}
	}
	data, _, _ := h.ask(t, `{ supplyGaps(in: "region:r", industry: "industry:scian2018:336") { method notes(lang: ES) reason(lang: ES) sides { country } } }`, nil)
	if notes := get[[]any](t, data, "supplyGaps", "notes"); len(notes) != 4 || !strings.Contains(fmt.Sprint(notes[0]), "no prueba") {
		t.Errorf("notes: %v", notes)
	}
	for arguments, want := range map[string]string{
		`in: "firm:f", industry: "industry:scian2018:3364"`:                "BAD_USER_INPUT in: `in` takes the id of a region",
		`in: "region:none", industry: "industry:scian2018:3364"`:           "NOT_FOUND in: Nothing in the graph has the id \"region:none\"",
		`in: "region:empty", industry: "industry:scian2018:3364"`:          "BAD_USER_INPUT in: The graph holds no county or municipio that is part of",
		`in: "region:r", industry: "county:04001"`:                         "BAD_USER_INPUT industry: `industry` takes the id of an industry",
		`in: "region:r", industry: "industry:scian2018:9999"`:              "NOT_FOUND industry: Nothing in the graph has the id",
		`in: "region:r", industry: "industry:scian2018:3364", first: 1001`: "BAD_USER_INPUT first: `first` at `supplyGaps` must be from 0 to 1,000",
	} {
		if got := h.refused(t, `{ supplyGaps(`+arguments+`) { status } }`); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s, want %s", arguments, got, want)
		}
	}
}
