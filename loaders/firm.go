package loaders

import "puente/graph/model"

func firm() noun {
	return noun{
		kind: model.KindFirm,
		make: entityOf(func(f *model.Firm) []property {
			return []property{
				{"legalName", &f.LegalName}, {"country", &f.Country}, {"website", &f.Website}, {"identifiers", &f.IdentifierTexts},
			}
		}),
		orders: commonOrders(),
		filters: commonFilters(model.KindFirm,
			condition{"country", ofCountry("@.country")},
			condition{"industry", under("(@)-[:OPERATES]->(:Establishment)-[:IN_INDUSTRY]->", "(@)-[:IN_INDUSTRY]->")},
			condition{"place", within(placedBy("(@)-[:OPERATES]->(:Establishment)", model.KindEstablishment)...)},
			condition{"hasWebsite", has("@.website")},
		),
		unknowns: unknowns{
			"country":  absent("country"),
			"industry": noFacts([]string{"(@)-[:OPERATES]->(:Establishment)-[:IN_INDUSTRY]->", "(@)-[:IN_INDUSTRY]->"}, "()"),
			"place":    noFacts(placedBy("(@)-[:OPERATES]->(:Establishment)", model.KindEstablishment), "()"),
		},
		groups: placeKeys(placedBy("(@)-[:OPERATES]->(:Establishment)", model.KindEstablishment), groupKeys{
			"PARENT": parentKey(), "COUNTRY": propertyKey("@.country"),
			"INDUSTRY": levelKey(model.KindIndustry, "(@)-[:OPERATES]->(:Establishment)-[:IN_INDUSTRY]->", "(@)-[:IN_INDUSTRY]->"),
		}),
		edges: edges{
			"establishments":         many(out, model.RelationOperates, model.KindEstablishment),
			"parents":                many(in, model.RelationOwns, model.KindFirm),
			"subsidiaries":           many(out, model.RelationOwns, model.KindFirm),
			"suppliers":              many(in, model.RelationSupplies, model.KindFirm),
			"supplierEstablishments": many(in, model.RelationSupplies, model.KindEstablishment),
			"customers":              many(out, model.RelationSupplies, model.KindFirm),
			"industries":             many(out, model.RelationInIndustry, model.KindIndustry),
			"memberships":            many(out, model.RelationMemberOf, model.KindAgency),
			"partners":               many(in, model.RelationPartnersWith, model.KindAgency),
		},
	}
}
