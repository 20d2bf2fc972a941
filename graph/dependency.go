package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders/paths"
)

func (queryResolver) PortDependency(ctx context.Context, port string, mode *model.PortMode, first int32) (*model.PortDependency, error) {
	return paths.PortDependency(ctx, port, mode, first)
}
