package loaders

import (
	"context"
	"fmt"
	"slices"

	"puente/analysis"
	"puente/graph/model"
)

// supply is what an industry buys by the table, and what a place has.
type supply struct {
	suppliers []supplier
	plants    []analysis.Plants
	us, mx    bool // the place has a part there
}

// supplier is a row of the table.
type supplier struct {
	analysis.Supplier
	industry *model.Industry
	fact     *model.Fact
}

// gap is a supplier with what the place has of it.
type gap struct {
	*model.SupplyGap
	supplier analysis.Supplier
}

// supply reads the suppliers of an industry, and the establishments of a place in groups of the same sides and industries, in one
// statement. Of each industry it tells the classes of the table's classification in which it surely is: itself and what is above it,
// and what corresponds to one of these at its own level.
func (op *operation) supply(ctx context.Context, in string, buyer *model.Industry) (*supply, error) {
	p := op.catalog.project([]model.Kind{model.KindIndustry})
	value, err := op.query.single(ctx, `
CALL () {
  MATCH (:Industry {id: $buyer})-[f:BUYS_FROM WHERE `+byDefault("f")+`]->(s:Industry)
  CALL (s) {
    OPTIONAL MATCH (s)-[:PART_OF*1..4]->(a:Industry)
    RETURN collect(DISTINCT a.id) AS above, collect(DISTINCT CASE WHEN NOT EXISTS {
      MATCH (a)<-[:PART_OF*0..4]-(o:Industry) WHERE o <> s AND EXISTS { (o)-[:BUYS_FROM]-(:Industry) }
    } THEN a.id END) AS alone
  }
  RETURN collect([[`+p.row("s")+`, `+factRow("f")+`, null], above, alone]) AS suppliers
}
CALL () {
  MATCH (:Entity {id: $in})<-[:PART_OF*0..1]-(c:`+labels(model.AreaUnits())+`)<-[l:LOCATED_IN WHERE `+byDefault("l")+`]-(e:Establishment)
  WITH e, sum(CASE WHEN c:County THEN 1 ELSE 0 END) > 0 AS us, sum(CASE WHEN c:Municipio THEN 1 ELSE 0 END) > 0 AS mx
  OPTIONAL MATCH (e)-[n:IN_INDUSTRY WHERE `+byDefault("n")+`]->(i:Industry)
  WITH e, us, mx, i ORDER BY i.id
  WITH e, us, mx, collect(DISTINCT i.id) AS industries
  WITH us, mx, industries, count(*) AS plants
  RETURN collect([us, mx, industries, plants]) AS groups
}
CALL (groups) {
  UNWIND groups AS g
  UNWIND g[2] AS id
  WITH DISTINCT id
  MATCH (i:Industry {id: id})-[:PART_OF*0..5]->(a:Industry)
  OPTIONAL MATCH (a)-[c:CORRESPONDS_TO]-(o:Industry)
    WHERE `+byDefault("c")+` AND c.level >= a.level
  WITH id, collect(DISTINCT a) + collect(DISTINCT o) AS classes
  RETURN collect([id, [x IN classes WHERE x.system = $system AND x.vintage = $vintage | [x.id, x.level]]]) AS classes
}
CALL () {
  MATCH (t:Entity {id: $in})
  RETURN EXISTS { (t)<-[:PART_OF*0..1]-(:County) } AS us, EXISTS { (t)<-[:PART_OF*0..1]-(:Municipio) } AS mx
}
RETURN [suppliers, groups, classes, us, mx] AS supply`, map[string]any{
		"in": in, "buyer": buyer.ID, "system": string(buyer.System), "vintage": int64(buyer.Vintage),
	})
	if err != nil {
		return nil, fmt.Errorf("supply of %s: %w", buyer.ID, err)
	}
	row := rowsOf(value)
	s := &supply{plants: readPlants(row[1], readClasses(row[2])), us: row[3] == true, mx: row[4] == true}
	for _, each := range rowsOf(row[0]) {
		one, err := readSupplier(rowsOf(each), p)
		if err != nil {
			return nil, fmt.Errorf("supply of %s: %w", buyer.ID, err)
		}
		s.suppliers = append(s.suppliers, one)
	}
	return s, nil
}

func readSupplier(row []any, p projection) (supplier, error) {
	rows, err := readRows(row[:1], p, &model.Batch{}, "ID")
	if err != nil {
		return supplier{}, err
	}
	s := supplier{fact: rows[0].fact}
	s.industry, _ = rows[0].node.(*model.Industry)
	s.Supplier = analysis.Supplier{ID: s.industry.ID, Fact: s.fact.ID, Share: -1, Above: texts(row[1]), Alone: texts(row[2])}
	if s.fact.Share != nil {
		s.Share = *s.fact.Share
	}
	return s, nil
}

// readClasses gives each industry the classes in which it surely is.
func readClasses(v any) map[string][]analysis.Class {
	all := map[string][]analysis.Class{}
	for _, each := range rowsOf(v) {
		pair := rowsOf(each)
		id, _ := pair[0].(string)
		for _, c := range rowsOf(pair[1]) {
			class := rowsOf(c)
			of, _ := class[0].(string)
			level, _ := class[1].(int64)
			all[id] = append(all[id], analysis.Class{ID: of, Level: int(level)})
		}
	}
	return all
}

func readPlants(v any, classes map[string][]analysis.Class) []analysis.Plants {
	list := rowsOf(v)
	all := make([]analysis.Plants, len(list))
	for i, each := range list {
		row := rowsOf(each)
		count, _ := row[3].(int64)
		all[i] = analysis.Plants{US: row[0] == true, MX: row[1] == true, Count: int(count)}
		for _, id := range texts(row[2]) {
			all[i].Industries = append(all[i].Industries, classes[id])
		}
	}
	return all
}

// gaps are the suppliers with what the place has of each, the missing ones first.
func (s *supply) gaps() []gap {
	gaps := make([]gap, len(s.suppliers))
	for i, each := range s.suppliers {
		us, mx := each.Count(s.plants)
		gaps[i] = gap{&model.SupplyGap{Supplier: each.industry, Fact: each.fact, Us: presence(us, s.us), Mx: presence(mx, s.mx)}, each.Supplier}
	}
	slices.SortFunc(gaps, func(a, b gap) int {
		return analysis.OrderOfMissing(a.supplier, b.supplier, []model.Presence{a.Us.Presence, a.Mx.Presence}, []model.Presence{b.Us.Presence, b.Mx.Presence})
	})
	return gaps
}

// presence is what a tally tells of a side, where the place has a part there.
func presence(t analysis.Tally, there bool) *model.SupplyPresence {
	if !there {
		return &model.SupplyPresence{Presence: model.PresenceOutside}
	}
	return &model.SupplyPresence{Presence: t.Presence(), Establishments: t.Certain, Unclear: t.Unclear}
}
