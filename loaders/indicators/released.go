package indicators

import (
	"context"
	"fmt"
	"math"
	"slices"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

// released is a series together with the dataset of which its source is a release.
type released struct {
	*model.Series
	dataset string
}

// releasedColumns writes a series as readReleased reads it.
func releasedColumns(op *loaders.Operation, s string) string {
	return "[" + op.Project(loaders.KindSeries).Columns(s) + ", " + s + ".dataset]"
}

// readReleased reads a column of series that a statement has collected.
func readReleased(op *loaders.Operation, answer *loaders.Columns) []released {
	p := op.Project(loaders.KindSeries)
	var all []released
	for row := range answer.Rows() {
		if s := loaders.NodeColumn[*model.Series](row, p); s != nil {
			all = append(all, released{Series: s, dataset: row.OptionalText()})
		}
	}
	return all
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
	if i.IsPoint() {
		value = i.Low
	}
	return *estimate(value, i)
}

// mentioned holds what an answer names, read with one statement for entities and one for sources.
type mentioned struct {
	entities map[string]model.Entity
	sources  map[string]*model.Source
}

// readMentioned reads entities and sources by id.
func readMentioned(ctx context.Context, op *loaders.Operation, entities, sources []string) (mentioned, error) {
	var n mentioned
	var err error
	if n.entities, err = op.Entities(ctx, loaders.Distinct([][]string{entities})); err != nil {
		return n, err
	}
	n.sources, err = op.Sources(ctx, loaders.Distinct([][]string{sources}))
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
  MATCH (m:` + loaders.Labels(model.AreaUnits()) + `)-[p:PART_OF*0..1]->(:Entity {id: ` + id + `})
  WHERE all(f IN p WHERE ` + loaders.CountsByDefault("f") + `)
  RETURN collect(DISTINCT m.id) AS members
}`
}

// sameIndustries writes an industry and those of other classifications that mean the same at its level, as pairs of id and system.
func sameIndustries(id string) string {
	return `CALL () {
  MATCH (i:Industry {id: ` + id + `})
  RETURN [[i.id, i.system, i.level]] + [(i)-[c:CORRESPONDS_TO WHERE ` + loaders.CountsByDefault("c") + ` AND c.level >= i.level]-(o:Industry) | [o.id, o.system, o.level]] AS codes
  UNION ALL
  WITH 1 AS none WHERE NOT EXISTS { (:Industry {id: ` + id + `}) }
  RETURN [] AS codes
}`
}

// classCode is an industry of a classification, at a level.
type classCode struct {
	id     string
	system model.IndustrySystem
	level  int
}

// readCodes reads a column that sameIndustries wrote.
func readCodes(answer *loaders.Columns) []classCode {
	var codes []classCode
	for row := range answer.Rows() {
		codes = append(codes, classCode{row.Text(), model.IndustrySystem(row.Text()), row.Int()})
	}
	return codes
}

// ofSystem are the ids of the industries of one classification.
func ofSystem(codes []classCode, system model.IndustrySystem) []string {
	ids := []string{}
	for _, code := range codes {
		if code.system == system && !slices.Contains(ids, code.id) {
			ids = append(ids, code.id)
		}
	}
	slices.Sort(ids)
	return ids
}

// membersByCountry parts counties and municipios by country.
func membersByCountry(members []string) map[string][]string {
	sides := map[string][]string{}
	for _, id := range members {
		country := model.CountryOf(id)
		sides[country] = append(sides[country], id)
	}
	return sides
}

// noMembers refuses a place that has no counties or municipios, or is none.
func noMembers(argument, id string) error {
	return model.BadInput(argument, fmt.Sprintf("%q is no county or municipio, and none is part of it in the graph.", id),
		fmt.Sprintf("%q no es condado ni municipio, y ninguno forma parte de él en el grafo.", id))
}
