package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders/indicators"
)

// What is measured of places and industries.

func measureOf(level int32, measure model.ScreenMeasure, base model.ScreenBase, period *model.Date, noise float64) indicators.MeasureQuery {
	return indicators.MeasureQuery{Measure: measure, Base: base, Level: int(level), Period: period, Noise: noise}
}

func windowOf(from, to *model.Date, q indicators.MeasureQuery) indicators.MeasureQuery {
	q.From, q.To = from, to
	return q
}

func (countyResolver) LocationQuotients(
	ctx context.Context, of *model.County, level int32, measure model.ScreenMeasure, base model.ScreenBase, period *model.Date, noise float64, first int32,
) ([]*model.LocationQuotient, error) {
	return indicators.LocationQuotients(ctx, of, nil, measureOf(level, measure, base, period, noise), first)
}

func (countyResolver) Growth(
	ctx context.Context, of *model.County, level int32, measure model.ScreenMeasure, base model.ScreenBase, period, from, to *model.Date, noise float64, first int32,
) ([]*model.IndustryGrowth, error) {
	return indicators.Growths(ctx, of, nil, windowOf(from, to, measureOf(level, measure, base, period, noise)), first)
}

func (countyResolver) ShiftShare(
	ctx context.Context, of *model.County, level int32, measure model.ScreenMeasure, base model.ScreenBase, period, from, to *model.Date, noise float64, first int32,
) ([]*model.ShiftShare, error) {
	return indicators.ShiftShares(ctx, of, nil, windowOf(from, to, measureOf(level, measure, base, period, noise)), first)
}

func (municipioResolver) LocationQuotients(
	ctx context.Context, of *model.Municipio, level int32, measure model.ScreenMeasure, base model.ScreenBase, period *model.Date, noise float64, first int32,
) ([]*model.LocationQuotient, error) {
	return indicators.LocationQuotients(ctx, of, nil, measureOf(level, measure, base, period, noise), first)
}

func (municipioResolver) Growth(
	ctx context.Context, of *model.Municipio, level int32, measure model.ScreenMeasure, base model.ScreenBase, period, from, to *model.Date, noise float64, first int32,
) ([]*model.IndustryGrowth, error) {
	return indicators.Growths(ctx, of, nil, windowOf(from, to, measureOf(level, measure, base, period, noise)), first)
}

func (municipioResolver) ShiftShare(
	ctx context.Context, of *model.Municipio, level int32, measure model.ScreenMeasure, base model.ScreenBase, period, from, to *model.Date, noise float64, first int32,
) ([]*model.ShiftShare, error) {
	return indicators.ShiftShares(ctx, of, nil, windowOf(from, to, measureOf(level, measure, base, period, noise)), first)
}

func (regionResolver) LocationQuotients(
	ctx context.Context, of *model.Region, level int32, measure model.ScreenMeasure, base model.ScreenBase, period *model.Date, noise float64, first int32,
) ([]*model.LocationQuotient, error) {
	return indicators.LocationQuotients(ctx, of, nil, measureOf(level, measure, base, period, noise), first)
}

func (regionResolver) Growth(
	ctx context.Context, of *model.Region, level int32, measure model.ScreenMeasure, base model.ScreenBase, period, from, to *model.Date, noise float64, first int32,
) ([]*model.IndustryGrowth, error) {
	return indicators.Growths(ctx, of, nil, windowOf(from, to, measureOf(level, measure, base, period, noise)), first)
}

func (regionResolver) ShiftShare(
	ctx context.Context, of *model.Region, level int32, measure model.ScreenMeasure, base model.ScreenBase, period, from, to *model.Date, noise float64, first int32,
) ([]*model.ShiftShare, error) {
	return indicators.ShiftShares(ctx, of, nil, windowOf(from, to, measureOf(level, measure, base, period, noise)), first)
}

func (industryResolver) LocationQuotients(
	ctx context.Context, of *model.Industry, places []string, measure model.ScreenMeasure, base model.ScreenBase, period *model.Date, noise float64, first int32,
) ([]*model.LocationQuotient, error) {
	return indicators.LocationQuotients(ctx, of, places, measureOf(0, measure, base, period, noise), first)
}

func (industryResolver) Growth(
	ctx context.Context, of *model.Industry, places []string, measure model.ScreenMeasure, base model.ScreenBase, period, from, to *model.Date, noise float64, first int32,
) ([]*model.IndustryGrowth, error) {
	return indicators.Growths(ctx, of, places, windowOf(from, to, measureOf(0, measure, base, period, noise)), first)
}

func (industryResolver) ShiftShare(
	ctx context.Context, of *model.Industry, places []string, measure model.ScreenMeasure, base model.ScreenBase, period, from, to *model.Date, noise float64, first int32,
) ([]*model.ShiftShare, error) {
	return indicators.ShiftShares(ctx, of, places, windowOf(from, to, measureOf(0, measure, base, period, noise)), first)
}
