package loaders

import (
	"context"
	"fmt"
	"math"
	"slices"

	"puente/analysis"
	"puente/graph/model"
)

// released is a series together with the dataset of which its source is a release.
type released struct {
	*model.Series
	dataset string
}

// releasedRow writes a series as releasedOf reads it.
func (c *Catalog) releasedRow(s string) string {
	return "[" + c.project([]model.Kind{KindSeries}).row(s) + ", null, " + s + ".dataset]"
}

// releasedOf reads series that a statement has collected.
func (c *Catalog) releasedOf(v any) ([]released, error) {
	rows, err := readRows(v, c.project([]model.Kind{KindSeries}), nil, "")
	if err != nil {
		return nil, err
	}
	all := make([]released, len(rows))
	for i, r := range rows {
		all[i].Series, _ = r.node.(*model.Series)
		all[i].dataset, _ = r.at.Key.(string)
	}
	return all, nil
}

// bounds is what the series says of a period, and false where it says nothing of it: a bound is something, and a cell that is
// withheld or absent is not.
func (f released) bounds(period model.Date, t analysis.Tolerance) (analysis.Interval, bool) {
	c, _ := cellOf(f.Series, period)
	return c.Bounds(t), c.Cell.Value != nil || c.Low != nil || c.High != nil
}

// untold is what is known of a figure of which no cell tells.
func untold(t analysis.Tolerance) analysis.Interval {
	return analysis.Cell{Flag: analysis.Absent}.Bounds(t)
}

// shown is an interval as an answer shows it: with a value where there is one only. Of one that is not defined nothing is known.
func shown(i analysis.Interval) model.Estimate {
	value := math.NaN()
	if i.Known() {
		value = i.Low
	}
	return *estimate(value, i)
}

// mentioned holds what an answer names, read with one statement for entities and one for sources.
type mentioned struct {
	entities map[string]model.Entity
	sources  map[string]*model.Source
}

// mentioned reads entities and sources by id.
func (op *operation) mentioned(ctx context.Context, entities, sources []string) (mentioned, error) {
	var n mentioned
	var err error
	if n.entities, err = op.entities(ctx, distinct([][]string{entities})); err != nil {
		return n, err
	}
	n.sources, err = op.sources(ctx, distinct([][]string{sources}))
	return n, err
}

// industry is the industry that has an id, and nil where none has.
func (n mentioned) industry(id string) *model.Industry {
	i, _ := n.entities[id].(*model.Industry)
	return i
}

// listed are entities in the order of their ids.
func (n mentioned) listed(ids []string) []model.Entity {
	all := []model.Entity{}
	for _, id := range slices.Sorted(slices.Values(ids)) {
		if e := n.entities[id]; e != nil {
			all = append(all, e)
		}
	}
	return all
}

// cited are the sources of series, each once, in the order of their ids.
func (n mentioned) cited(ids []string) []*model.Source {
	all := []*model.Source{}
	for _, id := range slices.Compact(slices.Sorted(slices.Values(ids))) {
		if s := n.sources[id]; s != nil {
			all = append(all, s)
		}
	}
	return all
}

// placeMembers writes the counties and municipios that are, or are part of, the place that has an id.
func placeMembers(id string) string {
	return `CALL () {
  MATCH (m:` + labels(model.AreaUnits()) + `)-[p:PART_OF*0..1]->(:Entity {id: ` + id + `})
  WHERE all(f IN p WHERE ` + byDefault("f") + `)
  RETURN collect(DISTINCT m.id) AS members
}`
}

// sameIndustries writes an industry and those of other classifications that mean the same at its level, as pairs of id and system.
func sameIndustries(id string) string {
	return `CALL () {
  MATCH (i:Industry {id: ` + id + `})
  RETURN [[i.id, i.system, i.level]] + [(i)-[c:CORRESPONDS_TO WHERE ` + byDefault("c") + ` AND c.level >= i.level]-(o:Industry) | [o.id, o.system, o.level]] AS codes
  UNION ALL
  WITH 1 AS none WHERE NOT EXISTS { (:Industry {id: ` + id + `}) }
  RETURN [] AS codes
}`
}

// ofSystem are the ids of the industries of one classification.
func ofSystem(codes []any, system model.IndustrySystem) []string {
	ids := []string{}
	for _, each := range codes {
		code := rowsOf(each)
		if id, _ := code[0].(string); code[1] == string(system) && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// membersByCountry parts counties and municipios by country.
func membersByCountry(members []string) map[string][]string {
	sides := map[string][]string{}
	for _, id := range members {
		country := countryOfPlace(id)
		sides[country] = append(sides[country], id)
	}
	return sides
}

// noMembers refuses a place that has no counties or municipios, or is none.
func noMembers(argument, id string) error {
	return model.BadInput(argument, fmt.Sprintf("%q is no county or municipio, and none is part of it in the graph.", id),
		fmt.Sprintf("%q no es condado ni municipio, y ninguno forma parte de él en el grafo.", id))
}
