package loaders

import "puente/graph/model"

func county() noun {
	return noun{
		kind: model.KindCounty,
		make: entityOf(func(c *model.County) []property {
			return append(populationProperties(&c.Population, &c.PopulationYear, &c.Location), property{"boundingBox", boxOf(&c.BoundingBox)}, property{"fips", &c.Fips})
		}),
		orders:   placeOrders(),
		filters:  placeFilters(model.KindCounty),
		unknowns: withPoint(unknowns{"population": absent("population")}),
		edges: placeEdges(edges{
			"ports":            many(in, model.RelationLocatedIn, model.KindPort),
			"municipiosAcross": many(out, model.RelationBorders, model.KindMunicipio),
		}),
	}
}
