package indicators

import (
	"context"
	"fmt"
	"slices"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

// supplyTable is the supplier industries of an industry by an input–output table, and the establishments of a place.
type supplyTable struct {
	suppliers      []supplier
	establishments []analysis.EstablishmentGroup
	us, mx         bool // the place has a part in the country
}

// supplier is a row of the table.
type supplier struct {
	analysis.Supplier
	industry *model.Industry
	fact     *model.Fact
}

// gap is a supplier with its presence in the place.
type gap struct {
	*model.SupplyGap
	supplier analysis.Supplier
}

// readSupply reads the suppliers of an industry, and the establishments of a place grouped by side and industries, by one statement. For
// each industry it reads the classes of the table's classification that certainly include it: itself, those above it, and those that
// correspond to one of these at its own level.
func readSupply(ctx context.Context, op *loaders.Operation, in string, buyer *model.Industry) (*supplyTable, error) {
	p := op.Project(model.KindIndustry)
	answer, err := op.Read(ctx, `
CALL () {
  MATCH (:Industry {id: $p.buyer})-[f:BUYS_FROM WHERE `+loaders.CountsByDefault("f")+`]->(s:Industry)
  CALL (s) {
    OPTIONAL MATCH (s)-[:PART_OF*1..4]->(a:Industry)
    RETURN collect(DISTINCT a.id) AS above, collect(DISTINCT CASE WHEN NOT EXISTS {
      MATCH (a)<-[:PART_OF*0..4]-(o:Industry) WHERE o <> s AND EXISTS { (o)-[:BUYS_FROM]-(:Industry) }
    } THEN a.id END) AS alone
  }
  RETURN collect([`+p.Columns("s")+`, `+loaders.FactColumns("f")+`, above, alone]) AS suppliers
}
CALL () {
  MATCH (:Entity {id: $p.in})<-[:PART_OF*0..1]-(c:`+loaders.Labels(model.AreaUnits())+`)<-[l:LOCATED_IN WHERE `+loaders.CountsByDefault("l")+`]-(e:Establishment)
  WITH e, sum(CASE WHEN c:County THEN 1 ELSE 0 END) > 0 AS us, sum(CASE WHEN c:Municipio THEN 1 ELSE 0 END) > 0 AS mx
  OPTIONAL MATCH (e)-[n:IN_INDUSTRY WHERE `+loaders.CountsByDefault("n")+`]->(i:Industry)
  WITH e, us, mx, i ORDER BY i.id
  WITH e, us, mx, collect(DISTINCT i.id) AS industries
  WITH us, mx, industries, count(*) AS establishments
  RETURN collect([us, mx, industries, establishments]) AS groups
}
CALL (groups) {
  UNWIND groups AS g
  UNWIND g[2] AS id
  WITH DISTINCT id
  MATCH (i:Industry {id: id})-[:PART_OF*0..5]->(a:Industry)
  OPTIONAL MATCH (a)-[c:CORRESPONDS_TO]-(o:Industry)
    WHERE `+loaders.CountsByDefault("c")+` AND c.level >= a.level
  WITH id, collect(DISTINCT a) + collect(DISTINCT o) AS classes
  RETURN collect([id, [x IN classes WHERE x.system = $p.system AND x.vintage = $p.vintage | [x.id, x.level]]]) AS classes
}
CALL () {
  MATCH (t:Entity {id: $p.in})
  RETURN EXISTS { (t)<-[:PART_OF*0..1]-(:County) } AS us, EXISTS { (t)<-[:PART_OF*0..1]-(:Municipio) } AS mx
}
RETURN [suppliers, classes, groups, us, mx] AS supply`, map[string]any{
		"in": in, "buyer": buyer.ID, "system": string(buyer.System), "vintage": int64(buyer.Vintage),
	})
	if err != nil {
		return nil, fmt.Errorf("supply of %s: %w", buyer.ID, err)
	}
	row, s := answer.Row(), &supplyTable{}
	for each := range row.Rows() {
		if one, ok := readSupplier(each, p); ok {
			s.suppliers = append(s.suppliers, one)
		}
	}
	classes := readClasses(row)
	s.establishments, s.us, s.mx = readEstablishmentGroups(row, classes), row.Bool(), row.Bool()
	if err := answer.Err(); err != nil {
		return nil, fmt.Errorf("supply of %s: %w", buyer.ID, err)
	}
	return s, nil
}

// readSupplier reads a row of industry, fact, and the ids of the industries above it: all, and those without another supplier.
func readSupplier(row *loaders.Columns, p loaders.Projection) (s supplier, ok bool) {
	s.industry, s.fact = loaders.NodeColumn[*model.Industry](row, p), row.Fact()
	above, alone := row.Texts(), row.Texts()
	if s.industry == nil || s.fact == nil {
		return s, false
	}
	(&model.Batch{}).Add(s.industry, s.fact)
	s.Supplier = analysis.Supplier{ID: s.industry.ID, Fact: s.fact.ID, Share: -1, Above: above, Exclusive: alone}
	if s.fact.Share != nil {
		s.Share = *s.fact.Share
	}
	return s, true
}

// readClasses reads the classes that certainly include each industry, by id of the industry.
func readClasses(answer *loaders.Columns) map[string][]analysis.Class {
	all := map[string][]analysis.Class{}
	for row := range answer.Rows() {
		id := row.Text()
		for class := range row.Rows() {
			all[id] = append(all[id], analysis.Class{ID: class.Text(), Level: class.Int()})
		}
	}
	return all
}

// readEstablishmentGroups reads groups of establishments by side and industries.
func readEstablishmentGroups(answer *loaders.Columns, classes map[string][]analysis.Class) []analysis.EstablishmentGroup {
	all := []analysis.EstablishmentGroup{}
	for row := range answer.Rows() {
		group := analysis.EstablishmentGroup{US: row.Bool(), MX: row.Bool()}
		for _, id := range row.Texts() {
			group.Industries = append(group.Industries, classes[id])
		}
		group.Count = row.Int()
		all = append(all, group)
	}
	return all
}

// gaps are the suppliers with their presence in the place, the absent ones first.
func (s *supplyTable) gaps() []gap {
	gaps := make([]gap, len(s.suppliers))
	for i, each := range s.suppliers {
		us, mx := each.Count(s.establishments)
		gaps[i] = gap{&model.SupplyGap{Supplier: each.industry, Fact: each.fact, Us: presence(us, s.us), Mx: presence(mx, s.mx)}, each.Supplier}
	}
	slices.SortFunc(gaps, func(a, b gap) int {
		return analysis.CompareGaps(a.supplier, b.supplier, []model.Presence{a.Us.Presence, a.Mx.Presence}, []model.Presence{b.Us.Presence, b.Mx.Presence})
	})
	return gaps
}

// presence is the presence on a side by its tally; OUTSIDE if the place has no part in the country.
func presence(t analysis.Tally, inside bool) *model.SupplyPresence {
	if !inside {
		return &model.SupplyPresence{Presence: model.PresenceOutside}
	}
	return &model.SupplyPresence{Presence: t.Presence(), Establishments: t.Certain, Unclear: t.Unclear}
}
