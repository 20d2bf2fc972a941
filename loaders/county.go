package loaders

import "puente/graph/model"

func county() noun {
	return noun{
		kind: model.KindCounty,
		make: entityOf(func(c *model.County) []property {
			return append(populationProperties(&c.Population, &c.PopulationYear, &c.Location), property{"fips", &c.Fips})
		}),
		orders:  placeOrders(),
		filters: placeFilters(),
		groups:  unitKeys(),
		edges: placeEdges(edges{
			"ports":            many(in, model.RelationLocatedIn, model.KindPort),
			"municipiosAcross": many(out, model.RelationBorders, model.KindMunicipio),
		}),
	}
}
