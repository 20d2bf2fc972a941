package loaders

import (
	"context"
	"fmt"
	"slices"

	"puente/analysis"
	"puente/graph/model"
)

// gapKinds are the places of which it can be asked what they lack.
func gapKinds() []model.Kind {
	return model.Areas()
}

// SupplyGaps finds which suppliers of an industry a place lacks.
func SupplyGaps(ctx context.Context, in, industry string, first int32) (*model.SupplyGapAnswer, error) {
	if first < 0 || first > maxPage {
		return nil, model.BadInput("first", "`first` must be from 0 to 1,000.", "`first` debe ser de 0 a 1,000.")
	}
	if kind, _ := model.KindOf(in); !slices.Contains(gapKinds(), kind) {
		return nil, model.BadInput("in", fmt.Sprintf("`in` takes the id of a region, state, county or municipio, and not %q.", in),
			fmt.Sprintf("`in` toma el id de una región, estado, condado o municipio, y no %q.", in))
	}
	if kind, _ := model.KindOf(industry); kind != model.KindIndustry {
		return nil, model.BadInput("industry", fmt.Sprintf("`industry` takes the id of an industry, such as \"industry:scian2018:3364\", and not %q.", industry),
			fmt.Sprintf("`industry` toma el id de una industria, como \"industry:scian2018:3364\", y no %q.", industry))
	}
	op, err := operationOf(ctx)
	if err != nil {
		return nil, err
	}
	a, err := op.gapsAsked(ctx, in, industry)
	if err != nil || a.IndustryUsed == nil {
		return a, err
	}
	read, err := op.supply(ctx, in, a.IndustryUsed)
	if err != nil {
		return nil, err
	}
	a.Sides = sidesOf(read.plants)
	gaps := read.gaps()
	a.TotalCount = len(gaps)
	batch := &model.Batch{}
	for _, g := range gaps[:min(len(gaps), int(first))] {
		batch.Add(g.Supplier, g.Fact)
		a.Gaps = append(a.Gaps, g.SupplyGap)
	}
	return a, nil
}

// gapsAsked reads the place and the industry, and finds the industry whose row of the table is used.
func (op *operation) gapsAsked(ctx context.Context, in, industry string) (*model.SupplyGapAnswer, error) {
	p, i := op.catalog.project(gapKinds()), op.catalog.project([]model.Kind{model.KindIndustry})
	value, err := op.query.single(ctx, `
CALL () {
  MATCH (t:Entity {id: $in})
  RETURN collect([[`+p.row("t")+`, null, null], EXISTS { (t)<-[:PART_OF*0..1]-(:`+labels(model.AreaUnits())+`) }]) AS places
}
CALL () {
  MATCH (x:Industry {id: $industry})
  CALL (x) {
    MATCH path = (x)-[:PART_OF*0..5]->(a:Industry)
    CALL (a) {
      RETURN a AS u, null AS c
      UNION ALL
      MATCH (a)-[c:CORRESPONDS_TO]-(u:Industry)
        WHERE `+byDefault("c")+` AND c.level >= a.level
      RETURN u, c
    }
    WITH u, c, length(path) AS up
      WHERE EXISTS { (u)-[b:BUYS_FROM WHERE `+byDefault("b")+`]->(:Industry) }
    ORDER BY up, c IS NOT NULL, u.id, c.id LIMIT 1
    RETURN collect([`+i.row("u")+`, CASE WHEN c IS NULL THEN null ELSE `+factRow("c")+` END, null]) AS used
  }
  RETURN collect([[`+i.row("x")+`, null, null], used]) AS industries
}
RETURN [places, industries] AS asked`, map[string]any{"in": in, "industry": industry})
	if err != nil {
		return nil, fmt.Errorf("place and industry of supply gaps: %w", err)
	}
	row := rowsOf(value)
	places, industries := rowsOf(row[0]), rowsOf(row[1])
	switch {
	case len(places) == 0:
		return nil, model.Missing("in", in)
	case len(industries) == 0:
		return nil, model.Missing("industry", industry)
	case rowsOf(places[0])[1] != true:
		return nil, model.BadInput("in", fmt.Sprintf("The graph holds no county or municipio that is part of %q.", in),
			fmt.Sprintf("El grafo no tiene ningún condado ni municipio que sea parte de %q.", in))
	}
	a, asked := &model.SupplyGapAnswer{Gaps: []*model.SupplyGap{}, Sides: []*model.SupplyGapSide{}}, rowsOf(industries[0])
	place, err := readRows(rowsOf(places[0])[:1], p, &model.Batch{}, "ID")
	if err != nil {
		return nil, err
	}
	named, err := readRows(append(asked[:1:1], rowsOf(asked[1])...), i, &model.Batch{}, "ID")
	if err != nil {
		return nil, err
	}
	a.Place, _ = place[0].node.(model.Entity)
	a.Industry, _ = named[0].node.(*model.Industry)
	if len(named) > 1 {
		a.IndustryUsed, _ = named[1].node.(*model.Industry)
		a.Correspondence = named[1].fact
	}
	return a, nil
}

// sidesOf counts the establishments of a place.
func sidesOf(plants []analysis.Plants) []*model.SupplyGapSide {
	us, mx := &model.SupplyGapSide{Country: "US"}, &model.SupplyGapSide{Country: "MX"}
	for _, p := range plants {
		for _, side := range []struct {
			there bool
			*model.SupplyGapSide
		}{{p.US, us}, {p.MX, mx}} {
			if !side.there {
				continue
			}
			side.Establishments += p.Count
			if len(p.Industries) == 0 {
				side.WithoutIndustry += p.Count
			}
		}
	}
	return []*model.SupplyGapSide{us, mx}
}
