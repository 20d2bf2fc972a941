package loaders

import "puente/graph/model"

func establishment() noun {
	return noun{
		kind: model.KindEstablishment,
		make: entityOf(func(e *model.Establishment) []property {
			return []property{
				{"location", &e.Location}, {"address", &e.Address}, {"industrialPark", &e.IndustrialPark},
				{"employmentBand", &e.EmploymentBand}, {"openedYear", &e.OpenedYear},
			}
		}),
		orders: commonOrders(byDistance, byDistance),
		filters: commonFilters(model.KindEstablishment, located(
			condition{"operatorCountry", via("(x:Firm)-[:OPERATES]->(@)", ofCountry("x.country"))},
			condition{"industry", under("(@)-[:IN_INDUSTRY]->")},
			condition{"place", within(placedBy("(@)", model.KindEstablishment)...)},
			condition{"industrialPark", text("toLower(@.industrialPark)")},
			condition{"employmentBand", code("@.employmentBand")},
			condition{"openedYear", between("@.openedYear")},
		)...),
		unknowns: withPoint(unknowns{
			"operatorCountry": "NOT EXISTS { " + OnlyCounted("(x:Firm)-[:OPERATES]->(@)") + " WHERE x.country IS NOT NULL }",
			"industry":        noFact("(@)-[:IN_INDUSTRY]->()"), "place": noFacts(placedBy("(@)", model.KindEstablishment), "()"),
			"industrialPark": absent("industrialPark"), "employmentBand": absent("employmentBand"), "openedYear": absent("openedYear"),
		}),
		groups: placeKeys(placedBy("(@)", model.KindEstablishment), groupKeys{
			"OPERATOR": operatorKey("(@)<-[:OPERATES]-"), "INDUSTRY": levelKey(model.KindIndustry, "(@)-[:IN_INDUSTRY]->"),
			"COUNTRY":         textKey("MATCH (@)<-[:OPERATES]-(firm:Firm)\nUNWIND [firm.country] AS #"),
			"EMPLOYMENT_BAND": propertyKey("@.employmentBand"), "DECADE": propertyKey("toString(@.openedYear / 10 * 10)"),
		}),
		edges: edges{
			"operators":              many(in, model.RelationOperates, model.KindFirm),
			"industries":             many(out, model.RelationInIndustry, model.KindIndustry),
			"counties":               many(out, model.RelationLocatedIn, model.KindCounty),
			"municipios":             many(out, model.RelationLocatedIn, model.KindMunicipio),
			"customers":              many(out, model.RelationSupplies, model.KindFirm),
			"customerEstablishments": many(out, model.RelationSupplies, model.KindEstablishment),
			"supplierEstablishments": many(in, model.RelationSupplies, model.KindEstablishment),
		},
	}
}
