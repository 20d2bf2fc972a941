package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders/indicators"
)

func (queryResolver) Ranking(
	ctx context.Context, measure model.Measure, of model.RankingOf, period, since *model.Date, orderBy model.RankingOrder, first *int32, after *string,
) (*model.RankingConnection, error) {
	return indicators.Ranking(ctx, indicators.RankingQuery{Measure: measure, Period: period, Since: since, Of: of, OrderBy: orderBy, First: first, After: after})
}
