package randomop

import (
	"math/rand/v2"
	"os"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// operations is how many operations the tests draw.
const operations = 40_000

func contract(t testing.TB) *ast.Schema {
	t.Helper()
	text, err := os.ReadFile("../../../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphqls", Input: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func source(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }

// sample is a world as a test of the server would fill it.
func sample() *World {
	w := &World{
		IDs: map[string][]string{
			"Firm": {"firm:foxconn", "firm:lear"}, "Establishment": {"establishment:1"}, "Industry": {"industry:scian-2018-3344"},
			"Product": {"product:8542"}, "County": {"county:48141", "county:06073"}, "Municipio": {"municipio:08037"},
			"State": {"state:MX-CHH", "state:US-TX"}, "Region": {"region:paso-del-norte"}, "Port": {"port:2402"},
			"Agency": {"agency:index-juarez"}, "Source": {"source:denue"},
		},
		Codes: map[string][]string{
			"fips": {"48141", "06073"}, "cvegeo": {"08037"}, "Port.code": {"2402"}, "Industry.code": {"3344", "31-33"},
			"country": {"US", "MX", "JP"}, "operatorCountry": {"US", "TW"}, "vintage": {"2018", "2022"}, "level": {"2", "4"},
			"employmentBand": {"251 y más personas"}, "asOf": {"2015", "2015-06", "2015-06-30"}, "believedAt": {"2026", "2026-06-30"},
			"statuses": {"REPORTED", "DISPUTED"}, "Firm.name": {"Foxconn", "Lear"}, "min": {"1000", "0.5"},
		},
		Words: []string{
			"Ciudad Juárez", "Ñandú", "El Paso", `say "hi"`, `back\slash`, "O'Neil", "+ - && || ! ( ) { } [ ] ^ \" ~ * ? : \\ /",
			"AND OR NOT", "a\tb\nc\r", "\u0001\u007f\u0085", "日本語", "👩‍🏭", "e\u0301", "\u202ertl", "ﬁ", "$n", "}`) RETURN 1 //", "\ufeff",
			"ẞ", "İ", "\u2028", "%", "_", "null",
		},
	}
	for _, order := range []string{"Firm NAME", "Firm ID", "Industry CODE", "County POPULATION"} {
		w.Cursors = append(w.Cursors, position{Order: order, Key: "el paso", ID: "county:48141"}.cursor())
	}
	return w
}

// draw makes the n-th operation of the tests.
func draw(schema *ast.Schema, world *World, n int) Operation {
	return Generate(schema, world, source(uint64(n)), DefaultBudget())
}
