package loaders

import "puente/graph/model"

func agency() noun {
	return noun{
		kind: model.KindAgency,
		make: entityOf(func(a *model.Agency) []property {
			return []property{
				{"kind", enum(&a.Kind)}, {"country", &a.Country}, {"website", &a.Website}, {"languages", &a.Languages},
				{"location", &a.Location},
			}
		}),
		orders: commonOrders(byDistance, byDistance),
		filters: commonFilters(model.KindAgency, located(
			condition{"kind", oneOf("@.kind", asNames)},
			condition{"country", ofCountry("@.country")},
			condition{"place", within(placedBy("(@)", model.KindAgency)...)},
			condition{"serves", serves},
			condition{"industry", under("(@)-[:SERVES]->")},
			condition{"language", anyOf("@.languages", asTexts)},
			condition{"hasWebsite", has("@.website")},
		)...),
		unknowns: withPoint(unknowns{
			"country": absent("country"), "place": noFacts(placedBy("(@)", model.KindAgency), "()"), "serves": noFact("(@)-[:SERVES]->()"),
			"industry": noFact("(@)-[:SERVES]->(:Industry)"), "language": "coalesce(size(@.languages), 0) = 0",
		}),
		groups: placeKeys(placedBy("(@)", model.KindAgency), groupKeys{
			"KIND": propertyKey("@.kind"), "COUNTRY": propertyKey("@.country"), "LANGUAGE": listKey("@.languages"),
			"SERVED": entityKey(model.Areas(), "(@)-[:SERVES]->"),
		}),
		edges: edges{
			"serves": many(out, model.RelationServes,
				model.KindCounty, model.KindMunicipio, model.KindState, model.KindRegion, model.KindIndustry),
			"counties":    many(out, model.RelationLocatedIn, model.KindCounty),
			"municipios":  many(out, model.RelationLocatedIn, model.KindMunicipio),
			"members":     many(in, model.RelationMemberOf, model.KindAgency, model.KindFirm),
			"memberships": many(out, model.RelationMemberOf, model.KindAgency),
			"partners":    many(both, model.RelationPartnersWith, model.KindAgency, model.KindFirm),
		},
	}
}
