package loaders

import "puente/graph/model"

func municipio() noun {
	return noun{
		kind: model.KindMunicipio,
		make: entityOf(func(m *model.Municipio) []property {
			return append(populationProperties(&m.Population, &m.PopulationYear, &m.Location), property{"boundingBox", boxOf(&m.BoundingBox)}, property{"cvegeo", &m.Cvegeo})
		}),
		orders:   placeOrders(),
		filters:  placeFilters(model.KindMunicipio),
		unknowns: withPoint(unknowns{"population": absent("population")}),
		edges: placeEdges(edges{
			"ports":          many(out, model.RelationCrossesAt, model.KindPort),
			"countiesAcross": many(in, model.RelationBorders, model.KindCounty),
		}),
	}
}
