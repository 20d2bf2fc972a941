package loaders

import (
	"maps"

	"puente/graph/model"
)

// Declarations that counties and municipios have in common.

func populationProperties(population, year **int, at **model.Location) []property {
	return []property{{"population", population}, {"populationYear", year}, {"location", at}}
}

// placeOrders sort places of unknown population last. Where that is not the order of an index, as it is of a property that is computed when they are
// stored, all places of a list are sorted.
func placeOrders() orders {
	o := commonOrders(byDistance, byDistance)
	o["POPULATION"] = sortKey{up: "coalesce(@.population, 9007199254740992)", down: "@.sortPopulation"}
	return o
}

func placeFilters(k model.Kind) filters {
	return commonFilters(k, located(
		condition{"place", within("(@)-[:PART_OF*0..0]->")},
		condition{"population", between("@.population")},
		condition{k.CodeProperty(), code("@." + k.CodeProperty())},
	)...)
}

// unitKeys are the keys by which counties and municipios are grouped.
func unitKeys() groupKeys {
	return groupKeys{
		"STATE":  entityKey([]model.Kind{model.KindState}, "(@)-[:PART_OF]->"),
		"REGION": entityKey([]model.Kind{model.KindRegion}, "(@)-[:PART_OF]->"),
	}
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
