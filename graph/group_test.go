package graph

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"puente/graph/model"
)

// groupsAnswer is what a list answers of its groups.
type groupsAnswer struct {
	TotalCount int
	All, Two   groupsFields
}

type groupsFields struct {
	Groups []struct {
		Key, Second *groupValue
		Count       int
		Facts       []struct{ ID string }
	}
	GroupCount, Other, Unknown, Repeated int
}

type groupValue struct {
	Entity *struct{ ID string }
	Value  *string
}

// text is the id of an entity, or a text.
func (v *groupValue) text() string {
	switch {
	case v == nil:
		return ""
	case v.Entity != nil && v.Value == nil:
		return v.Entity.ID
	case v.Value != nil && v.Entity == nil:
		return *v.Value
	}
	return "neither or both"
}

// counted writes the groups with their counts.
func (g groupsFields) counted() string {
	var all []string
	for _, each := range g.Groups {
		text := each.Key.text()
		if each.Second != nil {
			text += "+" + each.Second.text()
		}
		all = append(all, fmt.Sprintf("%s %d", text, each.Count))
	}
	return strings.Join(all, ", ")
}

// sum is what the groups, the others and the unknown add up to.
func (g groupsFields) sum() int {
	n := g.Other + g.Unknown - g.Repeated
	for _, each := range g.Groups {
		n += each.Count
	}
	return n
}

// Groups of every list, by each key and by each two, add up to its count, whatever part of them is shown; resolvers and plans give the same.
func TestGroupsAddUp(t *testing.T) {
	h := newHarness(t)
	lists := 0
	for seed := range uint64(1) {
		h.randomGraph(t, h.schema, 40+seed)
		for _, f := range h.schema.Query.Fields {
			target, connection := strings.CutSuffix(f.Type.Name(), "Connection")
			by := h.schema.Types[target+"GroupKey"]
			if !connection || by == nil {
				continue
			}
			for i, key := range by.EnumValues {
				lists++
				second := by.EnumValues[(i+1)%len(by.EnumValues)].Name
				two := ""
				if second != key.Name {
					two = fmt.Sprintf("two: groups(by: [%s, %s], first: 4, orderBy: {field: KEY, direction: ASC}) { ...g }", key.Name, second)
				}
				query := fmt.Sprintf(`{ list: %s { totalCount all: groups(by: %s, first: %d) { ...g } %s } }
fragment g on Groups { groups { key { ...v } second { ...v } count facts { id } } groupCount other unknown repeated }
fragment v on GroupValue { entity { id name } value }`, f.Name, key.Name, 1000-999*(i%2), two)
				list := listGroups(t, h, query)
				if sum := list.All.sum(); sum != list.TotalCount {
					t.Errorf("%s by %s: %d of %d: %+v", f.Name, key.Name, sum, list.TotalCount, list.All)
				}
				if sum := list.Two.sum(); two != "" && sum != list.TotalCount {
					t.Errorf("%s by %s and %s: %d of %d: %+v", f.Name, key.Name, second, sum, list.TotalCount, list.Two)
				}
				if !slices.IsSortedFunc(list.All.Groups, func(a, b struct {
					Key, Second *groupValue
					Count       int
					Facts       []struct{ ID string }
				}) int {
					return b.Count - a.Count
				}) {
					t.Errorf("%s by %s: %s", f.Name, key.Name, list.All.counted())
				}
			}
		}
	}
	if lists < 40 {
		t.Errorf("only %d keys", lists)
	}
}

// listGroups asks for the groups of a list by both ways, and gives the answer.
func listGroups(t *testing.T, h *harness, query string) groupsAnswer {
	t.Helper()
	both := h.both(t, request{Query: query})
	if string(both[0].Data) != string(both[1].Data) || len(both[0].Errors)+len(both[1].Errors) > 0 {
		t.Fatalf("%s\n%s\n%s\n%v %v", query, both[0].Data, both[1].Data, both[0].Errors, both[1].Errors)
	}
	if h.outcome == planFallback || h.outcome == planResolved {
		t.Fatalf("%s has no plan: %s", query, h.reason)
	}
	var answer struct{ List groupsAnswer }
	if err := json.Unmarshal(both[0].Data, &answer); err != nil {
		t.Fatal(err)
	}
	return answer.List
}

// ownership writes plants, their operators and the owners of these: a chain, a cycle, owners of less than half, inferred ones and two parents.
func (h *harness) ownership(t *testing.T) {
	t.Helper()
	h.empty(t)
	h.write(t, `UNWIND ['top', 'middle', 'low', 'ring1', 'ring2', 'major', 'minor', 'joint', 'guessed', 'lone', 'other', 'child'] AS name
CREATE (:Entity:Firm {id: 'firm:' + name, name: name, sortName: name, sources: [], country: CASE name WHEN 'lone' THEN null ELSE 'US' END})`, nil)
	h.write(t, `UNWIND [['top', 'middle', null, 'REPORTED'], ['middle', 'low', 50.0, 'DISPUTED'], ['ring1', 'ring2', null, 'REPORTED'], ['ring2', 'ring1', null, 'REPORTED'],
  ['major', 'joint', 64.0, 'REPORTED'], ['minor', 'joint', 36.0, 'REPORTED'], ['guessed', 'lone', null, 'INFERRED'], ['top', 'child', null, 'REPORTED'], ['other', 'child', null, 'REPORTED']] AS f
MATCH (a:Firm {id: 'firm:' + f[0]}), (b:Firm {id: 'firm:' + f[1]})
CREATE (a)-[:OWNS {id: f[0] + '-' + f[1], share: f[2], status: f[3], confidence: 1.0, sources: []}]->(b)`, nil)
	h.write(t, `UNWIND [['1', ['low', 'middle'], 'MX', 1994], ['2', ['low'], 'MX', 1999], ['3', ['ring1'], 'US', 2003], ['4', ['joint'], 'MX', null], ['5', ['lone'], null, null],
  ['6', [], 'MX', 1987], ['7', ['child'], 'US', null]] AS e
CREATE (p:Entity:Establishment {id: 'establishment:' + e[0], name: e[0], sortName: e[0], openedYear: e[3], sources: []})
WITH e, p
FOREACH (side IN CASE e[2] WHEN 'MX' THEN [1] ELSE [] END |
  MERGE (m:Entity:Municipio {id: 'municipio:08037'}) SET m.name = 'J', m.sortName = 'j', m.cvegeo = '08037', m.sources = []
  CREATE (p)-[:LOCATED_IN {id: 'l' + e[0], status: 'REPORTED', confidence: 1.0, sources: []}]->(m))
FOREACH (side IN CASE e[2] WHEN 'US' THEN [1] ELSE [] END |
  MERGE (c:Entity:County {id: 'county:48141'}) SET c.name = 'E', c.sortName = 'e', c.fips = '48141', c.sources = []
  CREATE (p)-[:LOCATED_IN {id: 'l' + e[0], status: 'REPORTED', confidence: 1.0, sources: []}]->(c))
WITH e, p UNWIND e[1] AS firm
MATCH (f:Firm {id: 'firm:' + firm})
CREATE (f)-[:OPERATES {id: firm + e[0], status: 'REPORTED', confidence: 1.0, sources: []}]->(p)`, nil)
}

// Operators count for their ultimate parents: an element once for each, with the facts by which they are its parents.
func TestGroupsRollUpToUltimateParents(t *testing.T) {
	h := newHarness(t)
	h.ownership(t)
	for arguments, want := range map[string]string{
		`by: OPERATOR`: "firm:low 2, firm:child 1, firm:joint 1, firm:lone 1, firm:middle 1, firm:ring1 1; 1 unknown, 1 repeated",
		`by: OPERATOR, rollUp: true`: "firm:top 3 (middle-low top-child top-middle), firm:lone 1, firm:major 1 (major-joint), firm:other 1 (other-child), " +
			"firm:ring1 1; 1 unknown, 1 repeated",
		`by: [SIDE, OPERATOR], rollUp: true`: "MX+firm:top 2 (middle-low top-middle), MX+firm:major 1 (major-joint), US+firm:other 1 (other-child), US+firm:ring1 1, " +
			"US+firm:top 1 (top-child); 2 unknown, 1 repeated",
		`by: DECADE, orderBy: {field: KEY, direction: DESC}`: "2000 1, 1990 2, 1980 1; 3 unknown, 0 repeated",
		`by: COUNTRY`:                          "US 5; 2 unknown, 0 repeated",
		`by: PLACE, orderBy: {direction: ASC}`: "county:48141 2, municipio:08037 4; 1 unknown, 0 repeated",
	} {
		list := listGroups(t, h, `{ list: establishments { totalCount all: groups(`+arguments+`) { groups { key { ...v } second { ...v } count facts { id } } groupCount other unknown repeated } } }
fragment v on GroupValue { entity { id } value }`)
		var all []string
		for _, g := range list.All.Groups {
			text := g.Key.text()
			if g.Second != nil {
				text += "+" + g.Second.text()
			}
			text += fmt.Sprintf(" %d", g.Count)
			var facts []string
			for _, f := range g.Facts {
				facts = append(facts, f.ID)
			}
			if facts != nil {
				text += " (" + strings.Join(facts, " ") + ")"
			}
			all = append(all, text)
		}
		if got := fmt.Sprintf("%s; %d unknown, %d repeated", strings.Join(all, ", "), list.All.Unknown, list.All.Repeated); got != want {
			t.Errorf("%s: %s\nwant %s", arguments, got, want)
		}
	}
}

// The groups of an edge take one statement for all entities of its kind, and those of firms are by the parents of each.
func TestGroupsOfAnEdgeAreReadTogether(t *testing.T) {
	h := newHarness(t)
	h.ownership(t)
	const query = `{ firms(first: 100) { nodes { id establishments { groups(by: [SIDE, DECADE]) { groups { key { value } second { value } count } unknown } } } } }`
	data, errs, statements := h.ask(t, query, nil)
	if errs != nil || statements != 3 { // the firms, a page of the edge, its groups
		t.Errorf("%d statements, %v", statements, errs)
	}
	for _, f := range get[[]any](t, data, "firms", "nodes") {
		if dig(t, f, "id") == "firm:low" {
			if got := fmt.Sprint(dig(t, f, "establishments", "groups")); got != "map[groups:[map[count:2 key:map[value:MX] second:map[value:1990]]] unknown:0]" {
				t.Error(got)
			}
		}
	}
	list := listGroups(t, h, `{ list: firms { totalCount all: groups(by: PARENT, first: 3) { groups { key { entity { id } value } count } groupCount other unknown repeated } } }`)
	if got := list.All.counted(); got != "firm:top 4, firm:major 2, firm:other 2" || list.All.GroupCount != 8 || list.All.Other != 5 || list.All.Repeated != 1 {
		t.Errorf("%s, %+v", got, list.All)
	}
}

// Arguments that mean nothing are refused, by both ways with the same words.
func TestGroupsRefuseBadArguments(t *testing.T) {
	h := newHarness(t)
	h.empty(t)
	for arguments, want := range map[string]string{
		`by: []`:                                "by",
		`by: [SIDE, DECADE, PLACE]`:             "by",
		`by: [SIDE, SIDE]`:                      "by",
		`by: SIDE, rollUp: true`:                "rollUp",
		`by: SIDE, level: 3`:                    "level",
		`by: INDUSTRY, level: 7`:                "level",
		`by: INDUSTRY, level: 1`:                "level",
		`by: SIDE, first: 1001`:                 "first",
		`by: OPERATOR, rollUp: true, first: -1`: "first",
	} {
		both := h.both(t, request{Query: `{ establishments { groups(` + arguments + `) { unknown } } }`})
		for _, response := range both {
			if len(response.Errors) != 1 || response.Errors[0].Extensions["code"] != string(model.CodeBadUserInput) || response.Errors[0].Extensions["argument"] != want {
				t.Errorf("%s: %v", arguments, response.Errors)
			}
		}
		if faultsOf(both[0].Errors) != faultsOf(both[1].Errors) {
			t.Errorf("%s: %v and %v", arguments, both[0].Errors, both[1].Errors)
		}
	}
}

// A list of keys decides on the form of the answer, so each has a plan of its own.
func TestGroupsByVariable(t *testing.T) {
	h := newHarness(t)
	h.ownership(t)
	const query = `query($by: [EstablishmentGroupKey!]!) { establishments { groups(by: $by) { groups { key { value entity { id } } count } } } }`
	for _, by := range []any{"SIDE", []string{"DECADE"}, []string{"OPERATOR"}, []string{"SIDE"}} {
		both := h.both(t, request{Query: query, Variables: map[string]any{"by": by}})
		if string(both[0].Data) != string(both[1].Data) || len(both[0].Errors) > 0 || h.outcome == planFallback {
			t.Errorf("%v: %s\n%s\n%v", by, both[0].Data, both[1].Data, both[0].Errors)
		}
	}
}
