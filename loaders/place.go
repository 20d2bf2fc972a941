package loaders

import (
	"maps"

	"puente/graph/model"
)

// What counties and municipios share.

func populated(population, year **int, at **model.Location) []property {
	return []property{{"population", population}, {"populationYear", year}, {"location", at}}
}

// placeOrders count places of unknown population as lowest: by a property that is made when they are stored.
func placeOrders() orders { return named("POPULATION", "@.sortPopulation") }

func placeFilters() filters {
	return identified(
		condition{"place", within("(@)-[:PART_OF*0..0]->")},
		condition{"population", between("@.population")},
	)
}

// placeEdges adds to the edges of one kind of place those of both.
func placeEdges(own edges) edges {
	shared := edges{
		"state":          one(out, model.RelationPartOf, model.KindState),
		"regions":        many(out, model.RelationPartOf, model.KindRegion),
		"establishments": many(in, model.RelationLocatedIn, model.KindEstablishment),
		"sisters":        many(both, model.RelationSisterOf, model.KindCounty, model.KindMunicipio),
		"agencies":       many(in, model.RelationServes, model.KindAgency),
		"seatedAgencies": many(in, model.RelationLocatedIn, model.KindAgency),
	}
	maps.Copy(shared, own)
	return shared
}

// memberEdges are the edges of what counties and municipios are part of.
func memberEdges() edges {
	return edges{
		"counties":   many(in, model.RelationPartOf, model.KindCounty),
		"municipios": many(in, model.RelationPartOf, model.KindMunicipio),
		"agencies":   many(in, model.RelationServes, model.KindAgency),
	}
}
