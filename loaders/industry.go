package loaders

import "puente/graph/model"

func industry() noun {
	return noun{
		kind: model.KindIndustry,
		make: entityOf(func(i *model.Industry) []property {
			return []property{
				{"system", enum(&i.System)}, {"vintage", &i.Vintage}, {"code", &i.Code}, {"level", &i.Level},
				{"comparability", &i.Comparability},
			}
		}),
		orders: commonOrders("CODE", "@.code"),
		filters: commonFilters(model.KindIndustry,
			condition{"system", oneOf("@.system", asNames)},
			condition{"vintage", oneOf("@.vintage", asIntegers)},
			condition{"code", code("@.code")},
			condition{"level", oneOf("@.level", asIntegers)},
		),
		edges: edges{
			"parent":          one(out, model.RelationPartOf, model.KindIndustry),
			"children":        many(in, model.RelationPartOf, model.KindIndustry),
			"correspondences": many(both, model.RelationCorrespondsTo, model.KindIndustry),
			"establishments":  many(in, model.RelationInIndustry, model.KindEstablishment),
			"firms":           many(in, model.RelationInIndustry, model.KindFirm),
			"suppliers":       many(out, model.RelationBuysFrom, model.KindIndustry),
			"customers":       many(in, model.RelationBuysFrom, model.KindIndustry),
			"products":        many(out, model.RelationMakes, model.KindProduct),
			"agencies":        many(in, model.RelationServes, model.KindAgency),
		},
	}
}
