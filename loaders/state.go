package loaders

import "puente/graph/model"

func state() noun {
	return noun{
		kind: model.KindState,
		make: entityOf(func(s *model.State) []property {
			return []property{{"code", &s.Code}, {"country", &s.Country}}
		}),
		orders:  commonOrders(),
		filters: commonFilters(condition{"country", code("@.country")}),
		groups:  groupKeys{"COUNTRY": propertyKey("@.country")},
		edges:   memberEdges(),
	}
}
