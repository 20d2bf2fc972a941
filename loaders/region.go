package loaders

import "puente/graph/model"

func region() noun {
	return noun{
		kind: model.KindRegion,
		make: entityOf(func(r *model.Region) []property {
			return []property{{"kind", enum(&r.Kind)}, {"boundingBox", boxOf(&r.BoundingBox)}}
		}),
		orders:  commonOrders(),
		filters: commonFilters(model.KindRegion, condition{"kind", oneOf("@.kind", asNames)}),
		edges:   memberEdges(),
	}
}
