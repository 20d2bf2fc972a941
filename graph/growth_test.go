package graph

import (
	"fmt"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"puente/graph/model"
)

// A read costs what it reads: no operator of Neo4j's plan touches more of the graph than the entity that is asked about has, in the page
// and in the count of every edge under every condition and order. The resolvers' statement of an edge holds the same clauses as the
// compiled one, so it is profiled without a condition. A list under a condition that no index serves may be read
// whole, and never all nodes or all facts of a relation.
func TestReadsDoNotGrowWithTheGraph(t *testing.T) {
	h := newHarness(t)
	h.largeGraph(t)
	c := &collecting{h: h, seen: map[string]bool{}}
	for _, off := range []bool{false, true} {
		handler := newHandler(t, Config{Query: c.query, Limits: roomy(), ResolversOnly: off})
		for _, d := range readsOf(h.schema, off) {
			c.document = d
			post(t, handler, request{Query: d.text})
		}
	}
	if n := len(c.statements); n < 500 {
		t.Errorf("only %d statements", n)
	}
	c.profile(t)
}

// readDocument is an operation, and how many hits each operator of its statements may have.
type readDocument struct {
	text    string
	allowed int64
}

// Hits that an operator may have: for what an index or the neighbourhood of an entity gives, and for each row of a list that is read whole.
const (
	nearHits = 250
	rowHits  = 64
	// groupedHits is for each row of a list that is grouped: it may lead to an industry and to all above it, by two facts each.
	groupedHits = 2 * rowHits
)

// readsOf are operations that read every list and every edge of every kind under each condition and each order, or each edge under a few.
func readsOf(schema *ast.Schema, few bool) []readDocument {
	all := []readDocument{{`{ coverage { series(filter: {subject: {in: ["port:near"]}}) { cells } } }`, nearHits}}
	for _, f := range schema.Query.Fields {
		if target, ok := strings.CutSuffix(f.Type.Name(), "Connection"); ok && f.Name != "binationalScreen" && f.Name != "ranking" && f.Name != "search" { // which rank rows
			all = append(all, listReads(schema, f, target, few)...)
		}
	}
	for _, k := range model.Kinds() {
		for _, f := range schema.Types[string(k)].Fields {
			target, ok := strings.CutSuffix(f.Type.Name(), "Connection")
			if !ok {
				continue
			}
			name, arguments := strings.ToLower(string(k)), argumentsOf(schema, f, target)
			for i, a := range arguments {
				if few && i > 0 {
					break
				}
				text := fmt.Sprintf("{ %s(id: \"%snear\") { %s(first: 2%s) { nodes { id } totalCount } } }", name, k.Prefix(), f.Name, a.text)
				all = append(all, readDocument{text, nearHits})
				if parts := partsOf(schema, f); parts != "" && a.related {
					text := fmt.Sprintf("{ %s(id: \"%snear\") { %s(first: 2%s) { %s } } }", name, k.Prefix(), f.Name, a.text, parts)
					all = append(all, readDocument{text, nearHits})
				}
			}
			groups := groupReads(schema, target, fmt.Sprintf("{ %s(id: \"%snear\") { %s", name, k.Prefix(), f.Name), " } }", nearHits)
			if n := len(groups); !few && n > 0 { // edges of one target share their keys: each edge has some of them
				all = append(all, groups[len(all)%n], groups[(len(all)+n/2)%n])
			}
		}
	}
	return all
}

// isCount reports whether a kind is ordered by the count of one of its edges: that costs what the edges of the rows hold, a hub among them.
func isCount(schema *ast.Schema, target, order string) bool {
	for _, f := range schema.Types[target].Fields {
		if strings.EqualFold(f.Name, strings.ReplaceAll(order, "_", "")) && strings.HasSuffix(f.Type.Name(), "Connection") {
			return true
		}
	}
	return false
}

// groupReads are operations that group a list by each of its keys, and by two at once.
func groupReads(schema *ast.Schema, target, before, after string, allowed int64) []readDocument {
	var all []readDocument
	by := schema.Types[target+"GroupKey"]
	if by == nil {
		return nil
	}
	for i, v := range by.EnumValues {
		arguments := []string{"by: " + v.Name, "by: [" + v.Name + ", " + by.EnumValues[(i+1)%len(by.EnumValues)].Name + "]"}
		switch {
		case len(by.EnumValues) == 1:
			arguments = arguments[:1]
		case v.Name == "OPERATOR":
			arguments = append(arguments, "by: OPERATOR, rollUp: true")
		case v.Name == "INDUSTRY" || v.Name == "PRODUCT":
			arguments = append(arguments, "by: "+v.Name+", level: 5")
		}
		for _, a := range arguments {
			all = append(all, readDocument{before + " { groups(" + a + ", first: 2) { groups { count facts { id } } unknown } }" + after, allowed})
		}
	}
	return all
}

// listReads are the operations on a list of the root.
func listReads(schema *ast.Schema, f *ast.FieldDefinition, target string, few bool) []readDocument {
	var all []readDocument
	arguments := argumentsOf(schema, f, target)
	if few {
		arguments = arguments[:2]
	}
	for _, a := range arguments {
		d := readDocument{text: fmt.Sprintf("{ %s(first: 2%s) { nodes { id } totalCount } }", f.Name, a.text), allowed: rowHits * farNodes}
		switch {
		case a.indexed:
			d.allowed = nearHits
		case target == "Series":
			d.allowed *= int64(len(model.Kinds())) // each has farNodes of them
		}
		all = append(all, d)
		if parts := partsOf(schema, f); parts != "" { // of the whole list, whatever the condition
			all = append(all, readDocument{fmt.Sprintf("{ %s(first: 2%s) { %s } }", f.Name, a.text, parts), rowHits * farNodes})
		}
	}
	if !few {
		all = append(all, groupReads(schema, target, "{ "+f.Name, " }", groupedHits*farNodes)...)
	}
	return all
}

// partsOf are the fields of a connection that read the whole list, beside its count.
func partsOf(schema *ast.Schema, f *ast.FieldDefinition) string {
	parts := ""
	fields := schema.Types[f.Type.Name()].Fields
	if fields.ForName("unclassified") != nil {
		parts += " unclassified { count }"
	}
	if fields.ForName("clusters") != nil {
		parts += " clusters(zoom: 5, first: 2) { cell node { id } }"
	}
	return parts
}

// readArguments are arguments of a list beside its size.
type readArguments struct {
	text    string
	indexed bool // an index serves the condition, or there is none
	related bool // one of the conditions under which an edge is also asked for its clusters and for what cannot be decided
}

// argumentsOf are the arguments of a list: each order alone, and each condition in one of the orders.
func argumentsOf(schema *ast.Schema, f *ast.FieldDefinition, target string) []readArguments {
	first, orders, conditions := "", []string{""}, []readArguments{{"", true, true}}
	byDistance := []string{}
	for _, a := range f.Arguments {
		switch a.Name {
		case "of":
			first = `, of: "firm:near"`
		case "orderBy":
			for _, v := range schema.Types[a.Type.Name()+"Field"].EnumValues {
				if isCount(schema, target, v.Name) {
					continue
				}
				if v.Name == "DISTANCE" {
					byDistance = []string{", orderBy: {field: DISTANCE}", ", orderBy: {field: DISTANCE, direction: DESC}"}
					continue
				}
				orders = append(orders, ", orderBy: {field: "+v.Name+"}", ", orderBy: {field: "+v.Name+", direction: DESC}")
			}
		case "since", "relations":
			conditions = append(conditions, readArguments{", " + a.Name + ": " + literalOf(schema, a.Type, target, a.Name)[0], f.Name == "facts", false})
		case "facts":
			conditions = append(conditions, readArguments{`, facts: {statuses: [REPORTED], asOf: "2020", believedAt: "2020", minConfidence: 0.5}`, f.Name == "facts", false})
		case "filter":
			for _, member := range schema.Types[a.Type.Name()].Fields {
				for _, text := range literalOf(schema, member.Type, target, member.Name) {
					indexed := servedByIndex(target, member.Name) && (strings.Contains(text, "in:") || member.Name == "within" || member.Name == "near")
					related := member.Name == "industry" || member.Name == "within"
					conditions = append(conditions, readArguments{", " + a.Name + ": {" + member.Name + ": " + text + "}", indexed, related})
				}
			}
		}
	}
	var all []readArguments
	for i, c := range conditions {
		for j, order := range orders {
			if i == 0 || j == i%len(orders) {
				indexed := c.indexed && !strings.Contains(order, "{field: POPULATION}") // unknown ones last: no index has that order
				all = append(all, readArguments{first + c.text + order, indexed, c.related})
			}
		}
	}
	for _, order := range byDistance {
		all = append(all, readArguments{first + ", filter: {near: {latitude: 31, longitude: -106.1, kilometres: 50}}" + order, true, false})
	}
	return all
}

// servedByIndex reports whether a list of the root finds what a condition names by an index.
func servedByIndex(target, condition string) bool {
	switch target {
	case "Series":
		return condition == "id" || condition == "subject"
	case "Change":
		return condition == "id" || condition == "of" || condition == "import"
	}
	return condition == "id" || condition == "code" || condition == "fips" || condition == "cvegeo" || condition == "within" || condition == "near"
}

// literalOf are values of a condition: one of a scalar or an enumeration, one for each member of an input type.
func literalOf(schema *ast.Schema, t *ast.Type, target, name string) []string {
	if t.Elem != nil {
		return []string{"[" + literalOf(schema, t.Elem, target, name)[0] + "]"}
	}
	def := schema.Types[t.Name()]
	switch def.Kind {
	case ast.Enum:
		return []string{def.EnumValues[0].Name}
	case ast.InputObject:
		switch {
		case strings.HasSuffix(def.Name, "Filter") && def.Fields.ForName("anyOf") != nil: // in itself
			return []string{`{name: {contains: "like"}, id: {in: ["` + namedBy(target, "id") + `"]}}`}
		case def.Name == "WithinBox":
			return []string{"{south: 30.9, west: -106.5, north: 31.1, east: -105.5}"}
		case def.Name == "NearPoint":
			return []string{"{latitude: 31, longitude: -106.1, kilometres: 50}"}
		}
		var all []string
		for _, member := range def.Fields {
			if def.Name == "TextFilter" && member.Name != "equals" || def.Name == "CodeFilter" && member.Name != "in" {
				continue // an index serves these best
			}
			as := name
			if name == "name" { // the operator says what is meant
				as = member.Name
			}
			all = append(all, "{"+member.Name+": "+literalOf(schema, member.Type, target, as)[0]+"}")
		}
		return all
	}
	switch t.Name() {
	case "Boolean":
		return []string{"true"}
	case "Int":
		return []string{"5"}
	case "Float":
		return []string{"0.5"}
	case "Date", "DateTime":
		return []string{`"2020"`}
	}
	return []string{`"` + namedBy(target, name) + `"`}
}

// namedBy is the text that a condition of a kind compares with.
func namedBy(target, condition string) string {
	prefix := model.Kind(target).Prefix()
	if prefix == ":" {
		prefix = strings.ToLower(target) + ":"
	}
	texts := map[string]string{
		"id": prefix + "near", "place": "state:hub", "industry": "industry:hub", "industryWithin": "industry:hub", "subject": "port:near", "of": "port:near",
		"product": "product:near", "counterpart": "state:near", "source": "source:near", "import": "import:near", "serves": "county:near", "fips": "near", "cvegeo": "near",
		"code": "near", "contains": "near", "startsWith": "near", "equals": "near", "Series.id": "series:port:near", "Series.industry": "industry:near",
	}
	if text, ok := texts[target+"."+condition]; ok {
		return text
	}
	if text, ok := texts[condition]; ok {
		return text
	}
	return "like"
}
