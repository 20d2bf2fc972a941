package loaders

import "puente/graph/model"

func product() noun {
	return noun{
		kind: model.KindProduct,
		make: entityOf(func(p *model.Product) []property {
			return []property{{"code", &p.Code}, {"level", &p.Level}, {"edition", &p.Edition}}
		}),
		orders: commonOrders("CODE", "@.code"),
		filters: commonFilters(model.KindProduct,
			condition{"code", code("@.code")},
			condition{"level", oneOf("@.level", asIntegers)},
		),
		edges: edges{
			"parent":     one(out, model.RelationPartOf, model.KindProduct),
			"children":   many(in, model.RelationPartOf, model.KindProduct),
			"industries": many(in, model.RelationMakes, model.KindIndustry),
		},
	}
}
