package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders"
)

type factResolver struct{}

func (factResolver) From(ctx context.Context, f *model.Fact) (model.Entity, error) {
	return loaders.Endpoint(ctx, f, func(f *model.Fact) string { return f.FromID })
}

func (factResolver) To(ctx context.Context, f *model.Fact) (model.Entity, error) {
	return loaders.Endpoint(ctx, f, func(f *model.Fact) string { return f.ToID })
}

func (factResolver) Sources(ctx context.Context, f *model.Fact) ([]*model.Source, error) {
	return loaders.SourcesOfFact(ctx, f)
}

func (factResolver) Claims(ctx context.Context, f *model.Fact) ([]*model.Claim, error) {
	return loaders.Claims(ctx, f)
}

type claimResolver struct{}

func (claimResolver) Source(ctx context.Context, c *model.Claim) (*model.Source, error) {
	return loaders.ByReference[*model.Source](ctx, &c.SourceID)
}

func (claimResolver) Fact(ctx context.Context, c *model.Claim) (*model.Fact, error) {
	return loaders.ByReference[*model.Fact](ctx, &c.FactID)
}

func (queryResolver) Facts(
	ctx context.Context, of *string, relations []model.Relation, facts *model.FactFilter, orderBy *model.FactOrder, first *int32, after *string, last *int32, before *string,
) (*model.FactConnection, error) {
	return loaders.Facts(ctx, of, relations, facts, ordered(orderBy, first, after, last, before))
}

func (queryResolver) Fact(ctx context.Context, id string) (*model.Fact, error) {
	return loaders.FactByID(ctx, id)
}
