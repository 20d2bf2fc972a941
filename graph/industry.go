package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders"
)

type industryResolver struct{}

func (queryResolver) Industry(
	ctx context.Context, id *string, system *model.IndustrySystem, code *string, vintage *int32,
) (*model.Industry, error) {
	if id != nil && system == nil && code == nil && vintage == nil {
		return loaders.ByID[*model.Industry](ctx, model.KindIndustry, *id)
	}
	if id != nil || system == nil || code == nil {
		return nil, model.BadInput("id", "Give either `id`, or `system` and `code`.", "Dé `id`, o bien `system` y `code`.")
	}
	return loaders.IndustryByCode(ctx, *system, *code, vintage)
}
