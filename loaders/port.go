package loaders

import "puente/graph/model"

func port() noun {
	return noun{
		kind: model.KindPort,
		make: entityOf(func(p *model.Port) []property {
			return []property{{"code", &p.Code}, {"modes", enumList(&p.Modes)}, {"location", &p.Location}}
		}),
		orders: commonOrders("CODE", "@.code", byDistance, byDistance),
		filters: commonFilters(model.KindPort, located(
			condition{"mode", anyOf("@.modes", asNames)},
			condition{"place", within(append(placedBy("(@)", model.KindPort), "(@)<-[:CROSSES_AT]-")...)},
			condition{"code", code("@.code")},
		)...),
		unknowns: withPoint(unknowns{
			"mode": "coalesce(size(@.modes), 0) = 0", "place": noFacts(append(placedBy("(@)", model.KindPort), "(@)<-[:CROSSES_AT]-"), "()"),
		}),
		edges: edges{
			"counties":   many(out, model.RelationLocatedIn, model.KindCounty),
			"municipios": many(in, model.RelationCrossesAt, model.KindMunicipio),
		},
	}
}
