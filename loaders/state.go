package loaders

import "puente/graph/model"

func state() noun {
	return noun{
		kind: model.KindState,
		make: entityOf(func(s *model.State) []property {
			return []property{{"code", &s.Code}, {"country", &s.Country}, {"boundingBox", boxOf(&s.BoundingBox)}}
		}),
		orders:  commonOrders(),
		filters: commonFilters(model.KindState, condition{"country", ofCountry("@.country")}, condition{"code", code("@.code")}),
		groups:  groupKeys{"COUNTRY": propertyKey("@.country")},
		edges:   memberEdges(),
	}
}
