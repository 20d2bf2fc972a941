package ingest_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"puente/graph/model"
	"puente/ingest"
)

const (
	sources  = "id,publisher,title,url,retrieved,licence\n"
	entities = "id,name,source\n"
	facts    = "relation,from,to,source\n"
)

// read reads one table and gives what came of it, and every bad row as a person would see it.
func read(t *testing.T, table string) (records []model.Record, bad []string) {
	t.Helper()
	tables, err := ingest.OpenFS(fstest.MapFS{"t.csv": {Data: []byte(table)}})
	if err != nil {
		t.Fatal(err)
	}
	for rec, err := range tables.Records() {
		if err != nil {
			bad = append(bad, err.Error())
			continue
		}
		records = append(records, rec)
	}
	return records, bad
}

func TestBadRows(t *testing.T) {
	long := "source:" + strings.Repeat("a", 200)
	for name, c := range map[string]struct{ table, want string }{
		"empty file":           {"", "t.csv:1: the file is empty"},
		"unknown table":        {"a,b\n1,2\n", `t.csv:1: "a,b": no known table`},
		"unknown column":       {"id,name,source,colour\n", `t.csv:1: colour: "id,name,source,colour": a table of entities has no such column; it can have id, name, source,`},
		"missing column":       {"id,name\n", `t.csv:1: source: "id,name": a table of entities needs this column`},
		"column twice":         {"id,name,source,name\n", `t.csv:1: name: "id,name,source,name": the column is repeated`},
		"header quote":         {"id,na\"me,source\n", "t.csv:1: there is a quote inside a cell"},
		"too few fields":       {entities + "firm:a,A\n", "t.csv:2: the row has 2 fields and the header 3"},
		"too many fields":      {entities + "firm:a,A,source:s,\n", "t.csv:2: the row has 4 fields and the header 3"},
		"not UTF-8":            {entities + "firm:a,Ju\xe1rez,source:s\n", `t.csv:2: field 2: "Ju�rez": not UTF-8`},
		"control character":    {entities + "firm:a,A\x00,source:s\n", `holds the control character U+0000`},
		"stray quote":          {entities + "firm:a,A \"B\",source:s\n", "t.csv:2: there is a quote inside a cell that is not quoted (line 2, byte 10)"},
		"open quote":           {entities + "firm:a,\"A,source:s\nfirm:b,B,source:s\n", "t.csv:2: a quote is not closed"},
		"quote over lines":     {entities + "\n\nfirm:a,\"A\nB\",source:s\nx,C,source:s\n", `t.csv:6: id: "x"`},
		"id missing":           {entities + ",A,source:s\n", "t.csv:2: id: the cell is empty"},
		"name missing":         {entities + "firm:a,  ,source:s\n", "t.csv:2: name: the cell is empty"},
		"entity source":        {entities + "firm:a,A,\n", "t.csv:2: source: the cell is empty"},
		"id without kind":      {entities + "plant:a,A,source:s\n", `t.csv:2: id: "plant:a": an id begins with one of firm:`},
		"id bare":              {entities + "firm:,A,source:s\n", `id: "firm:": an id begins`},
		"id capitals":          {entities + "firm:ABC,A,source:s\n", `id: "firm:ABC": after "firm:" an id has`},
		"id space":             {entities + "firm:a b,A,source:s\n", `id: "firm:a b": after "firm:"`},
		"source id":            {entities + "firm:a,A,retc\n", `source: "retc": the id of a source is`},
		"source id long":       {entities + "firm:a,A," + long + "\n", `: the id of a source is`},
		"foreign column":       {"id,name,source,fips\nfirm:a,A,source:s,04019\n", `fips: "04019": an entity of the kind Firm has no such property`},
		"country":              {"id,name,source,country\nfirm:a,A,source:s,usa\n", `country: "usa": write an ISO 3166-1 code`},
		"website":              {"id,name,source,website\nfirm:a,A,source:s,www.a.com\n", `website: "www.a.com": not an address`},
		"website scheme":       {"id,name,source,website\nfirm:a,A,source:s,javascript://x/y\n", `not an address: it begins with https://`},
		"identifiers":          {"id,name,source,identifiers\nfirm:a,A,source:s,LEI:1|77\n", `"77" in the list: write SCHEME:value`},
		"opened year":          {"id,name,source,opened_year\nestablishment:a,A,source:s,95\n", `opened_year: "95": not a whole number from 1500 to 2100`},
		"population":           {"id,name,source,population\ncounty:04019,A,source:s,\"1,000\"\n", `population: "1,000": not a whole number`},
		"population negative":  {"id,name,source,population\ncounty:04019,A,source:s,-1\n", `population: "-1": not a whole number`},
		"latitude":             {"id,name,source,latitude,longitude\nport:2604,A,source:s,91,0\n", `latitude: "91": not a decimal number from -90 to 90`},
		"longitude":            {"id,name,source,latitude,longitude\nport:2604,A,source:s,31,-181\n", `longitude: "-181": not a decimal number from -180 to 180`},
		"coordinate text":      {"id,name,source,latitude,longitude\nport:2604,A,source:s,NaN,1e1\n", `latitude: "NaN": not a decimal number`},
		"half a point":         {"id,name,source,latitude,longitude\nport:2604,A,source:s,31,\n", `longitude: a point needs both`},
		"mode":                 {"id,name,source,modes\nport:2604,A,source:s,TRUCK|PLANE\n", `"PLANE" in the list: not one of TRUCK, RAIL`},
		"empty list":           {"id,name,source,modes\nport:2604,A,source:s,|\n", `the list holds nothing`},
		"region kind":          {"id,name,source,kind\nregion:a,A,source:s,EDO\n", `kind: "EDO": not one of BORDER_SUBREGION, METRO, NATION, CUSTOM`},
		"agency kind":          {"id,name,source,kind\nagency:a,A,source:s,METRO\n", `kind: "METRO": not one of CONSULATE`},
		"language":             {"id,name,source,languages\nagency:a,A,source:s,spa\n", `write an ISO 639-1 code`},
		"system":               {"id,name,source,system\nindustry:naics2017:33,A,source:s,SIC\n", `system: "SIC": not one of NAICS, SCIAN`},
		"code against id":      {"id,name,source,code\nindustry:naics2017:3364,A,source:s,3365\n", `code: "3365": the id industry:naics2017:3364 says 3364`},
		"level against code":   {"id,name,source,level\nindustry:naics2017:3364,A,source:s,3\n", `level: "3": the code 3364 says 4`},
		"fips unknown":         {entities + "county:pima,A,source:s\n", "fips: a county needs it, and the id county:pima does not have it"},
		"state country":        {"id,name,source,country\nstate:MX-SON,A,source:s,US\n", `country: "US": the code MX-SON says MX`},
		"hs code":              {"id,name,source,code\nproduct:cars,A,source:s,870\n", `code: "870": write two, four or six digits`},
		"source url":           {sources + "source:s,P,T,nowhere,2026,L\n", `url: "nowhere": not an address`},
		"source date":          {sources + "source:s,P,T,https://a.org/,30/06/2026,L\n", `retrieved: "30/06/2026": not a date: write 2015, 2015-06 or 2015-06-30`},
		"source licence":       {sources + "source:s,P,T,https://a.org/,2026,\n", "licence: the cell is empty"},
		"relation":             {facts + "LOVES,firm:a,firm:b,source:s\n", `relation: "LOVES": not one of OPERATES, OWNS`},
		"relation ends":        {facts + "OWNS,firm:a,port:2604,source:s\n", `relation: "OWNS": it does not lead from a Firm to a Port`},
		"itself":               {facts + "OWNS,firm:a,firm:a,source:s\n", `to: "firm:a": a fact joins two entities`},
		"end id":               {facts + "OWNS,firm:a,b,source:s\n", `to: "b": an id begins with`},
		"no source":            {facts + "OWNS,firm:a,firm:b,\n", "source: the cell is empty"},
		"no source column":     {"relation,from,to\nOWNS,firm:a,firm:b\n", `source: "relation,from,to": a table of facts needs this column`},
		"status":               {"relation,from,to,source,status\nOWNS,firm:a,firm:b,source:s,MAYBE\n", `status: "MAYBE": not one of REPORTED`},
		"date that is none":    {"relation,from,to,source,valid_from\nOWNS,firm:a,firm:b,source:s,2015-02-30\n", `valid_from: "2015-02-30": not a date`},
		"end before start":     {"relation,from,to,source,valid_from,valid_to\nOWNS,firm:a,firm:b,source:s,2015-06-30,2015-05\n", `valid_to: "2015-05": the end lies before the start, 2015-06-30`},
		"end year before":      {"relation,from,to,source,valid_from,valid_to\nOWNS,firm:a,firm:b,source:s,2016-01,2015\n", `the end lies before the start, 2016-01`},
		"confidence":           {"relation,from,to,source,confidence\nOWNS,firm:a,firm:b,source:s,1.1\n", `confidence: "1.1": not a decimal number from 0 to 1`},
		"dissent":              {"relation,from,to,source,dissent\nOWNS,firm:a,firm:b,source:s,no\n", `dissent: "no": write true or false`},
		"share out of scope":   {"relation,from,to,source,share\nSUPPLIES,firm:a,firm:b,source:s,5\n", `share: "5": a fact of the relation SUPPLIES has no such figure, only [OWNS BUYS_FROM]`},
		"share of purchases":   {"relation,from,to,source,share\nBUYS_FROM,industry:naics2017:33,industry:naics2017:11,source:s,5\n", `share: "5": the share of purchases is from 0 to 1`},
		"weight":               {"relation,from,to,source,weight\nMAKES,industry:naics2017:33,product:hs:87,source:s,2\n", `weight: "2": not a decimal number from 0 to 1`},
		"millions":             {"relation,from,to,source,million_pesos\nBUYS_FROM,industry:naics2017:33,industry:naics2017:11,source:s,many\n", `not a decimal number such as 1234.5`},
		"fact address":         {"relation,from,to,source,url\nOWNS,firm:a,firm:b,source:s,ftp://a.org/\n", `url: "ftp://a.org/": not an address`},
		"long value is cut":    {"id,name,source,website\nfirm:a,A,source:s," + strings.Repeat("x", 90) + "\n", `website: "` + strings.Repeat("x", 80) + `…": not an address`},
		"cell never closed":    {entities + "firm:a,\"" + strings.Repeat("x", 5<<20) + "\nfirm:b,B,source:s\n", "longer than 4194304 bytes"},
		"carriage return only": {"id,name,source\rfirm:a,A,source:s\r", `t.csv:1: field 3: "source\rfirm:a": holds the control character U+000D`},
	} {
		t.Run(name, func(t *testing.T) {
			records, bad := read(t, c.table)
			if len(records) != 0 && name != "quote over lines" {
				t.Errorf("%d records were read, want none", len(records))
			}
			if len(bad) != 1 || !strings.Contains(bad[0], c.want) {
				t.Errorf("got  %q\nwant one row that contains %q", bad, c.want)
			}
		})
	}
}

func TestGoodRowsAreKept(t *testing.T) {
	records, bad := read(t, entities+"firm:a,A,source:s\nfirm:b,B\nfirm:c,\"C\"x,source:s\nfirm:d,D,source:s\n")
	if len(records) != 2 || len(bad) != 2 {
		t.Fatalf("%d records and bad rows %q, want two of each", len(records), bad)
	}
	if at := records[1].Where(); at.Line != 5 || at.File != "t.csv" {
		t.Errorf("the last row stands at %v, want line 5", at)
	}
}

// A refused row of an entity or fact has its source, so that it can be counted there.
func TestBadRowHasItsSource(t *testing.T) {
	tables, err := ingest.OpenFS(fstest.MapFS{"t.csv": {Data: []byte(facts + "LOVES,firm:a,firm:b,source:s\nOWNS,firm:a,firm:b,S\n")}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, err := range tables.Records() {
		bad, ok := err.(model.BadRow)
		if !ok {
			t.Fatalf("%v is no bad row", err)
		}
		got = append(got, bad.Source)
	}
	if len(got) != 2 || got[0] != "source:s" || got[1] != "" {
		t.Errorf("sources %q, want source:s and none", got)
	}
}
