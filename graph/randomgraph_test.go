package graph

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/vektah/gqlparser/v2/ast"

	"puente/graph/model"
	"puente/names"
)

// drawing makes a random graph of every kind and relation, with missing and duplicate values as real graphs have them.
type drawing struct {
	*rand.Rand
	schema     *ast.Schema
	ids        map[model.Kind][]string
	statements []string                    // that write what was drawn, in their order
	rows       map[string][]map[string]any // of each statement
}

// add notes a row for a statement to write; one transaction writes all rows of a statement.
func (d *drawing) add(statement string, row map[string]any) {
	if d.rows[statement] == nil {
		d.statements = append(d.statements, statement)
	}
	d.rows[statement] = append(d.rows[statement], row)
}

// words are names with characters that need escaping, folding or care.
func words() []string {
	return []string{
		"Ciudad Juárez", "Ñandú", "El Paso", `say "hi"`, `back\slash`, "O'Neil & <Sons>", "+ - && || ! ( ) { } [ ] ^ \" ~ * ? : \\ /",
		"a\tb\nc\r\u0001\u007f", "日本語", "👩‍🏭", "e\u0301", "$p0", "}`) RETURN 1 //", "\u2028", "%_", "null", "Acuña S.A. de C.V.", "acuna",
	}
}

// randomGraph replaces the content of the database.
func (h *harness) randomGraph(t *testing.T, schema *ast.Schema, seed uint64) {
	t.Helper()
	h.empty(t)
	d := &drawing{Rand: rand.New(rand.NewPCG(seed, 7)), schema: schema, ids: map[model.Kind][]string{}, rows: map[string][]map[string]any{}}
	for i := range 6 {
		props := d.properties("Source")
		props["id"] = fmt.Sprintf("source:%d", i)
		d.add("CREATE (s:Source) SET s = row", props)
	}
	h.write(t, "CREATE (r:Release {version: '1', loadedAt: datetime('2026-01-02T03:04:05.678Z')})", nil)
	for _, k := range model.Kinds() {
		d.entities(k)
	}
	d.series()
	d.imports()
	for _, r := range model.Relations() {
		for _, from := range model.Kinds() {
			for _, to := range model.Kinds() {
				if r.Joins(from, to) {
					d.facts(r, from, to)
				}
			}
		}
	}
	for _, statement := range d.statements {
		h.write(t, "UNWIND $rows AS row\n"+statement, map[string]any{"rows": d.rows[statement]})
	}
	h.write(t, "CALL db.awaitIndexes(300)", nil)
}

func (d *drawing) entities(k model.Kind) {
	for i := range 5 + d.IntN(6) {
		code := fmt.Sprintf("%05d", i)
		id := k.Prefix() + code
		props := d.properties(string(k))
		name := d.word()
		props["id"], props["name"], props["sortName"], props["sortNameEs"] = id, name, names.Fold(name), names.Fold(name)
		props["searchText"], props["sources"] = []string{names.Search(name)}, d.sources()
		if d.IntN(3) == 0 {
			props["nameEs"] = d.word()
		}
		props["code"], props["fips"], props["cvegeo"] = code, code, code
		if props["sortPopulation"] = props["population"]; props["population"] == nil {
			props["sortPopulation"] = -1
		}
		d.ids[k] = append(d.ids[k], id)
		d.add("CREATE (n:Entity:"+string(k)+") SET n = row", props)
	}
}

func (d *drawing) facts(r model.Relation, from, to model.Kind) {
	for i := range 6 + d.IntN(10) {
		props := d.properties("Fact")
		id := fmt.Sprintf("%s-%s-%s-%d", r, from, to, i)
		props["id"], props["sources"], props["confidence"] = id, d.sources(), float64(d.IntN(11))/10
		statuses := []string{"REPORTED", "REPORTED", "DISPUTED", "INFERRED", "RETRACTED"}
		props["status"] = statuses[d.IntN(len(statuses))]
		d.add("MATCH (a:Entity {id: row.from}), (b:Entity {id: row.to}) CREATE (a)-[f:"+string(r)+"]->(b) SET f = row.props",
			map[string]any{"from": d.one(from), "to": d.one(to), "props": props})
		for c := range d.IntN(3) {
			claim := d.properties("Claim")
			claim["id"], claim["fact"], claim["source"] = fmt.Sprintf("%s-%d", id, c), id, fmt.Sprintf("source:%d", d.IntN(6))
			d.add("CREATE (c:Claim) SET c = row", claim)
		}
	}
}

// series draws series with gaps, and some without required values.
func (d *drawing) series() {
	for i := range 60 {
		props := d.properties("Series")
		delete(props, "values")
		delete(props, "total")
		kinds := model.Kinds()
		props["id"], props["subject"], props["source"] = fmt.Sprintf("series:%d", i), d.one(kinds[d.IntN(len(kinds))]), fmt.Sprintf("source:%d", d.IntN(6))
		props["sortKey"], props["by"] = d.word(), []string{"INDUSTRY", "MODE"}[:d.IntN(3)]
		delete(props, "industry")
		if d.IntN(2) == 0 {
			props["industry"], props["industryLevel"] = d.one(model.KindIndustry), int64(2+d.IntN(5))
		}
		delete(props, "product")
		if d.IntN(3) == 0 {
			props["product"], props["counterpart"] = d.one(model.KindProduct), d.one(model.KindState)
		}
		props["first"] = []string{"2015", "2017", "2019-11", "2020-02"}[d.IntN(4)]
		cells := make([]float64, d.IntN(30))
		flags := make([]byte, len(cells))
		for i := range cells {
			flags[i] = "ENBSIA"[d.IntN(6)]
			if cells[i] = float64(d.IntN(1000)) / 8; d.IntN(5) == 0 {
				cells[i] = math.NaN()
			}
		}
		props["values"], props["flags"] = cells, string(flags)
		if d.IntN(3) == 0 {
			props["lows"], props["highs"] = cells[:len(cells)/2], cells
		}
		d.ids["Series"] = append(d.ids["Series"], fmt.Sprint(props["id"]))
		d.add("CREATE (s:Series) SET s = row", props)
	}
}

// imports draws imports and their changes, some with equal times.
func (d *drawing) imports() {
	times := []time.Time{
		time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2015, 6, 30, 23, 59, 59, 999999999, time.UTC),
		time.Date(2020, 1, 1, 1, 2, 3, 4000, time.FixedZone("Offset", -7*3600)), time.Date(2026, 11, 25, 9, 30, 12, 120000000, time.UTC),
	}
	for i := range 12 {
		props := d.properties("Import")
		props["id"] = fmt.Sprintf("import:%02d", i)
		props["startedAt"] = times[d.IntN(len(times))]
		if d.IntN(2) == 0 {
			props["endedAt"] = times[d.IntN(len(times))]
		}
		d.ids["Import"] = append(d.ids["Import"], fmt.Sprint(props["id"]))
		d.add("CREATE (n:Import) SET n = row", props)
	}
	kinds := model.Kinds()
	for i := range 60 {
		props := d.properties("Change")
		props["id"], props["import"], props["at"] = fmt.Sprintf("change:%03d", i), d.one("Import"), times[d.IntN(len(times))]
		props["of"] = d.one(kinds[d.IntN(len(kinds))])
		if d.IntN(2) == 0 {
			props["source"] = fmt.Sprintf("source:%d", d.IntN(6))
		}
		d.add("CREATE (n:Change) SET n = row", props)
	}
}

func (d *drawing) one(k model.Kind) string { return d.ids[k][d.IntN(len(d.ids[k]))] }

func (d *drawing) word() string { return words()[d.IntN(len(words()))] }

// sources draws ids of sources, which may repeat or not exist.
func (d *drawing) sources() []string {
	list := []string{}
	for range d.IntN(4) {
		list = append(list, fmt.Sprintf("source:%d", d.IntN(7)))
	}
	return list
}

// properties draws the stored fields of a type; any may be missing.
func (d *drawing) properties(typ string) map[string]any {
	props := map[string]any{}
	for _, f := range d.schema.Types[typ].Fields {
		if strings.HasPrefix(f.Name, "__") || d.IntN(4) == 0 {
			continue
		}
		if v := d.value(f.Type); v != nil {
			props[f.Name] = v
		}
	}
	return props
}

func (d *drawing) value(t *ast.Type) any {
	if t.Elem != nil {
		if t.Elem.NamedType == "Identifier" {
			return []string{"LEI:" + d.word(), "none"}[:d.IntN(3)]
		}
		if one, ok := d.value(t.Elem).(string); ok {
			return []string{one, one}[:1+d.IntN(2)]
		}
		return nil
	}
	switch t.NamedType {
	case "String", "ID":
		return d.word()
	case "Int":
		return int64(d.IntN(5000) - 10)
	case "Float":
		return []any{0.1, 1.0, 1e6, 12345678.9, 1e-7, int64(7), 1e21}[d.IntN(7)]
	case "Boolean":
		return d.IntN(2) == 0
	case "Date":
		return []string{"2015", "2015-06", "2015-06-30", "2020-01-01"}[d.IntN(4)]
	case "BoundingBox":
		south, west := float64(d.IntN(80)), d.Float64()*170-180
		return []float64{south, west, south + 1.5, west + d.Float64()}
	case "Location":
		return neo4j.Point2D{X: d.Float64()*360 - 180, Y: float64(d.IntN(180) - 90), SpatialRefId: 4326}
	}
	if def := d.schema.Types[t.NamedType]; def != nil && def.Kind == ast.Enum {
		return def.EnumValues[d.IntN(len(def.EnumValues))].Name
	}
	return nil
}
