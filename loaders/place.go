package loaders

import (
	"maps"

	"puente/graph/model"
)

// Declarations that counties and municipios have in common.

func populationProperties(population, year **int, at **model.Location) []property {
	return []property{{"population", population}, {"populationYear", year}, {"location", at}}
}

// placeOrders sort places of unknown population first: by a property that is computed when they are stored.
func placeOrders() orders {
	return commonOrders("POPULATION", "@.sortPopulation", byDistance, byDistance)
}

func placeFilters(k model.Kind) filters {
	return commonFilters(k, located(
		condition{"place", within("(@)-[:PART_OF*0..0]->")},
		condition{"population", between("@.population")},
		condition{k.CodeProperty(), code("@." + k.CodeProperty())},
	)...)
}

// placeEdges are the edges of both kinds of place, and those of one of them.
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

// memberEdges are the edges of states and regions, of which counties and municipios are part.
func memberEdges() edges {
	return edges{
		"counties":   many(in, model.RelationPartOf, model.KindCounty),
		"municipios": many(in, model.RelationPartOf, model.KindMunicipio),
		"agencies":   many(in, model.RelationServes, model.KindAgency),
	}
}
