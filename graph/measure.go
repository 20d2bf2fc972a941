package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders/indicators"
)

// What is measured of places and industries.

type (
	countyResolver    struct{ placeMeasures[*model.County] }
	municipioResolver struct {
		placeMeasures[*model.Municipio]
	}
	regionResolver struct{ placeMeasures[*model.Region] }
)

// placeMeasures resolves what is measured of each industry of a place.
type placeMeasures[P model.Entity] struct{}

func (placeMeasures[P]) LocationQuotients(
	ctx context.Context, of P, level int32, measure model.ScreenMeasure, base model.ScreenBase, period *model.Date, noise float64, first int32, areaInstead bool,
) (*model.LocationQuotients, error) {
	return indicators.LocationQuotients(ctx, of, nil, measureQuery(level, measure, base, period, noise, areaInstead), first)
}

func (placeMeasures[P]) Growth(
	ctx context.Context, of P, level int32, measure model.ScreenMeasure, base model.ScreenBase, period, from, to *model.Date, noise float64, first int32, areaInstead bool,
) (*model.IndustryGrowths, error) {
	return indicators.Growths(ctx, of, nil, between(from, to, measureQuery(level, measure, base, period, noise, areaInstead)), first)
}

func (placeMeasures[P]) ShiftShare(
	ctx context.Context, of P, level int32, measure model.ScreenMeasure, base model.ScreenBase, period, from, to *model.Date, noise float64, first int32, areaInstead bool,
) (*model.ShiftShares, error) {
	return indicators.ShiftShares(ctx, of, nil, between(from, to, measureQuery(level, measure, base, period, noise, areaInstead)), first)
}

func (industryResolver) LocationQuotients(
	ctx context.Context, of *model.Industry, places []string, measure model.ScreenMeasure, base model.ScreenBase, period *model.Date, noise float64, first int32, areaInstead bool,
) (*model.LocationQuotients, error) {
	return indicators.LocationQuotients(ctx, of, places, measureQuery(0, measure, base, period, noise, areaInstead), first)
}

func (industryResolver) Growth(
	ctx context.Context, of *model.Industry, places []string, measure model.ScreenMeasure, base model.ScreenBase, period, from, to *model.Date, noise float64, first int32, areaInstead bool,
) (*model.IndustryGrowths, error) {
	return indicators.Growths(ctx, of, places, between(from, to, measureQuery(0, measure, base, period, noise, areaInstead)), first)
}

func (industryResolver) ShiftShare(
	ctx context.Context, of *model.Industry, places []string, measure model.ScreenMeasure, base model.ScreenBase, period, from, to *model.Date, noise float64, first int32, areaInstead bool,
) (*model.ShiftShares, error) {
	return indicators.ShiftShares(ctx, of, places, between(from, to, measureQuery(0, measure, base, period, noise, areaInstead)), first)
}

// measureQuery gathers the arguments that all measures share. The level is 0 where the industries that are asked about have one.
func measureQuery(level int32, measure model.ScreenMeasure, base model.ScreenBase, period *model.Date, noise float64, areaInstead bool) indicators.MeasureQuery {
	return indicators.MeasureQuery{Measure: measure, Base: base, Level: int(level), Period: period, Noise: noise, AreaInstead: areaInstead}
}

// between is a query for the change from one period to another.
func between(from, to *model.Date, q indicators.MeasureQuery) indicators.MeasureQuery {
	q.From, q.To = from, to
	return q
}
