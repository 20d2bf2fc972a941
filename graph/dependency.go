package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders"
)

func (queryResolver) PortDependency(ctx context.Context, port string, mode *model.PortMode, first int32) (*model.PortDependency, error) {
	return loaders.PortDependency(ctx, port, mode, first)
}
