package indicators

import (
	"context"
	"fmt"
	"slices"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

// gapPlaceKinds are the kinds of places for which supply gaps can be computed.
func gapPlaceKinds() []model.Kind {
	return model.Areas()
}

// SupplyGaps finds the presence of the supplier industries of an industry in a place, the absent ones first.
func SupplyGaps(ctx context.Context, in, industry string, first int32) (*model.SupplyGapAnswer, error) {
	if first < 0 || first > loaders.MaxPage {
		return nil, model.BadInput("first", "`first` must be from 0 to 1,000.", "`first` debe ser de 0 a 1,000.")
	}
	if kind, _ := model.KindOf(in); !slices.Contains(gapPlaceKinds(), kind) {
		return nil, model.BadInput("in", fmt.Sprintf("`in` takes the id of a region, state, county or municipio, and not %q.", in),
			fmt.Sprintf("`in` toma el id de una región, estado, condado o municipio, y no %q.", in))
	}
	if kind, _ := model.KindOf(industry); kind != model.KindIndustry {
		return nil, model.BadInput("industry", fmt.Sprintf("`industry` takes the id of an industry, such as \"industry:scian2018:3364\", and not %q.", industry),
			fmt.Sprintf("`industry` toma el id de una industria, como \"industry:scian2018:3364\", y no %q.", industry))
	}
	op, err := loaders.FromContext(ctx)
	if err != nil {
		return nil, err
	}
	a, err := readGaps(ctx, op, in, industry)
	if err != nil || a.IndustryUsed == nil {
		return a, err
	}
	read, err := readSupply(ctx, op, in, a.IndustryUsed)
	if err != nil {
		return nil, err
	}
	a.Sides = countEstablishments(read.establishments)
	gaps := read.gaps()
	a.TotalCount = len(gaps)
	batch := &model.Batch{}
	for _, g := range gaps[:min(len(gaps), int(first))] {
		batch.Add(g.Supplier, g.Fact)
		a.Gaps = append(a.Gaps, g.SupplyGap)
	}
	return a, nil
}

// readGaps reads the place, the industry, and the industry whose rows of the input–output table are used: the nearest of the industry
// itself, those above it, and those that correspond, that has rows.
func readGaps(ctx context.Context, op *loaders.Operation, in, industry string) (*model.SupplyGapAnswer, error) {
	p, i := op.Project(gapPlaceKinds()...), op.Project(model.KindIndustry)
	answer, err := op.Read(ctx, `
CALL () {
  MATCH (t:Entity {id: $p.in})
  RETURN collect([`+p.Columns("t")+`, EXISTS { (t)<-[:PART_OF*0..1]-(:`+loaders.Labels(model.AreaUnits())+`) }]) AS places
}
CALL () {
  MATCH (x:Industry {id: $p.industry})
  CALL (x) {
    MATCH path = (x)-[:PART_OF*0..5]->(a:Industry)
    CALL (a) {
      RETURN a AS u, null AS c
      UNION ALL
      MATCH (a)-[c:CORRESPONDS_TO]-(u:Industry)
        WHERE `+loaders.CountsByDefault("c")+` AND c.level >= a.level
      RETURN u, c
    }
    WITH u, c, length(path) AS up
      WHERE EXISTS { (u)-[b:BUYS_FROM WHERE `+loaders.CountsByDefault("b")+`]->(:Industry) }
    ORDER BY up, c IS NOT NULL, u.id, c.id LIMIT 1
    RETURN collect([`+i.Columns("u")+`, CASE WHEN c IS NULL THEN null ELSE `+loaders.FactColumns("c")+` END]) AS used
  }
  RETURN collect([`+i.Columns("x")+`, used]) AS industries
}
RETURN [places, industries] AS answer`, map[string]any{"in": in, "industry": industry})
	if err != nil {
		return nil, fmt.Errorf("place and industry of supply gaps: %w", err)
	}
	row, batch := answer.Row(), &model.Batch{}
	a, hasMembers := &model.SupplyGapAnswer{Gaps: []*model.SupplyGap{}, Sides: []*model.SupplyGapSide{}}, false
	for each := range row.Rows() {
		a.Place, hasMembers = loaders.NodeColumn[model.Entity](each, p), each.Bool()
	}
	for each := range row.Rows() {
		a.Industry = loaders.NodeColumn[*model.Industry](each, i)
		for used := range each.Rows() {
			a.IndustryUsed, a.Correspondence = loaders.NodeColumn[*model.Industry](used, i), used.Fact()
		}
	}
	if err := answer.Err(); err != nil {
		return nil, fmt.Errorf("place and industry of supply gaps: %w", err)
	}
	switch {
	case a.Place == nil:
		return nil, model.Missing("in", in, model.Areas()...)
	case a.Industry == nil:
		return nil, model.Missing("industry", industry, model.KindIndustry)
	case !hasMembers:
		return nil, model.BadInput("in", fmt.Sprintf("The graph holds no county or municipio that is part of %q.", in),
			fmt.Sprintf("El grafo no tiene ningún condado ni municipio que sea parte de %q.", in))
	}
	batch.Add(a.Place, nil)
	batch.Add(a.Industry, nil)
	if a.IndustryUsed != nil {
		batch.Add(a.IndustryUsed, a.Correspondence)
	}
	return a, nil
}

// countEstablishments counts the establishments of a place by country.
func countEstablishments(groups []analysis.EstablishmentGroup) []*model.SupplyGapSide {
	us, mx := &model.SupplyGapSide{Country: "US"}, &model.SupplyGapSide{Country: "MX"}
	for _, g := range groups {
		for _, side := range []struct {
			located bool
			*model.SupplyGapSide
		}{{g.US, us}, {g.MX, mx}} {
			if !side.located {
				continue
			}
			side.Establishments += g.Count
			if len(g.Industries) == 0 {
				side.WithoutIndustry += g.Count
			}
		}
	}
	return []*model.SupplyGapSide{us, mx}
}
