package indicators

import (
	"fmt"
	"slices"

	"puente/graph/model"
	"puente/loaders"
)

// placeMembers is a subquery for the counties and municipios that are, or are part of, the place with an id, as column members.
func placeMembers(id string) string {
	return `CALL () {
  MATCH (m:` + loaders.Labels(model.AreaUnits()) + `)-[p:PART_OF*0..1]->(:Entity {id: ` + id + `})
  WHERE all(f IN p WHERE ` + loaders.CountsByDefault("f") + `)
  RETURN collect(DISTINCT m.id) AS members
}`
}

// correspondingIndustries is a subquery for an industry and those of other classifications that are equal at its level, as column codes
// of rows of id, system and level. It is empty where there is no such industry.
func correspondingIndustries(id string) string {
	return `CALL () {
  MATCH (i:Industry {id: ` + id + `})
  RETURN [[i.id, i.system, i.level]] + [(i)-[c:CORRESPONDS_TO WHERE ` + loaders.CountsByDefault("c") + ` AND c.level >= i.level]-(o:Industry) | [o.id, o.system, o.level]] AS codes
  UNION ALL
  WITH 1 AS none WHERE NOT EXISTS { (:Industry {id: ` + id + `}) }
  RETURN [] AS codes
}`
}

// industryCode is an industry of a classification, at a level.
type industryCode struct {
	id     string
	system model.IndustrySystem
	level  int
}

// readIndustryCodes reads the column of correspondingIndustries.
func readIndustryCodes(answer *loaders.Columns) []industryCode {
	var codes []industryCode
	for row := range answer.Rows() {
		codes = append(codes, industryCode{row.Text(), model.IndustrySystem(row.Text()), row.Int()})
	}
	return codes
}

// ofSystem is the ids of the industries of one classification, each once, in order.
func ofSystem(codes []industryCode, system model.IndustrySystem) []string {
	ids := []string{}
	for _, code := range codes {
		if code.system == system && !slices.Contains(ids, code.id) {
			ids = append(ids, code.id)
		}
	}
	slices.Sort(ids)
	return ids
}

// membersByCountry groups counties and municipios by country.
func membersByCountry(members []string) map[string][]string {
	byCountry := map[string][]string{}
	for _, id := range members {
		country := model.CountryOf(id)
		byCountry[country] = append(byCountry[country], id)
	}
	return byCountry
}

// noMembersError is the error for a place that has no counties or municipios and is none.
func noMembersError(argument, id string) error {
	return model.BadInput(argument, fmt.Sprintf("%q is no county or municipio, and none is part of it in the graph.", id),
		fmt.Sprintf("%q no es condado ni municipio, y ninguno forma parte de él en el grafo.", id))
}
