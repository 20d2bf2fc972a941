package indicators

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

// Growths are the growth of a place's industries, or of an industry in places, ordered by the lower bound of the rate descending. If no
// industry is comparable over the period, that is an error.
func Growths(ctx context.Context, of model.Entity, places []string, q MeasureQuery, first int32) (*model.IndustryGrowths, error) {
	if err := model.CheckRange("first", first, 1, loaders.MaxPage); err != nil {
		return nil, err
	}
	list, without, err := measureIndustries(ctx, of, places, q, func(m *measuredSide) int { return m.growthPeriod.end })
	if err != nil {
		return nil, fmt.Errorf("growth: %w", err)
	}
	all, incomparable := []*model.IndustryGrowth{}, 0
	for _, m := range list {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("growth: %w", err)
		}
		code := m.industry.Code
		growth := m.growth(code)
		if growth == nil {
			continue
		}
		if growth.Incomparable != nil {
			incomparable++
		}
		all = append(all, &model.IndustryGrowth{
			Place: m.place, Industry: m.industry, Measure: m.measure, Growth: growth,
			Sources: m.sourcesOf(slices.Concat(m.industryAmount(code, m.growthPeriod.start).sources, m.industryAmount(code, m.growthPeriod.end).sources)),
		})
	}
	if incomparable > 0 && incomparable == len(all) {
		return nil, notComparable(*all[0].Growth.Incomparable)
	}
	slices.SortStableFunc(all, func(a, b *model.IndustryGrowth) int {
		return cmp.Compare(orMissingKey(b.Growth.Rate.Low), orMissingKey(a.Growth.Rate.Low))
	})
	return &model.IndustryGrowths{Rows: all[:min(len(all), int(first))], Without: without}, nil
}

func orMissingKey(x *float64) float64 {
	if x == nil {
		return missingKey
	}
	return *x
}

// growth is the growth of an industry over the growth period; nil if there is none.
func (m *measuredSide) growth(code string) *model.Growth {
	p := m.growthPeriod
	if p.years() == 0 {
		return nil
	}
	change, err := m.change(code, p)
	start, end := change.start, change.end
	rate := math.NaN()
	if change.value > 0 && end.value >= 0 {
		rate = analysis.Growth(analysis.Point(change.value), analysis.Point(end.value), p.years()).Low
	}
	reclassified := change.value - start.value
	if change.Reclassified.IsPoint() {
		reclassified = change.Reclassified.Low // exact even where the figures are not
	}
	growth := &model.Growth{
		From: yearOf(p.start), To: yearOf(p.end), FromClassification: orNil(editionName(m.edition(p.start))), ToClassification: orNil(editionName(m.edition(p.end))),
		Start: estimate(start.value, start.bounds), End: estimate(end.value, end.bounds), Rate: estimate(rate, change.Growth),
		Recoded: estimate(change.value, change.Recoded), Real: estimate(end.value-change.value, change.Real), Reclassified: estimate(reclassified, change.Reclassified),
	}
	if err != nil {
		reason := m.incomparableReason(p)
		growth.Incomparable = &reason
	}
	return growth
}

// checkWindow refuses a window that begins before the years of the statistic although a place has figures there, and an industry of
// another edition than that of the end of the window.
func (m *measuredSide) checkWindow(q MeasureQuery, industry *model.Industry) error {
	if m.hasEarlierFigures(q.From) {
		return notComparable(model.Localized{
			EN: fmt.Sprintf("There are figures before %d, and they do not mean the same: %s Ask for %d or later.", m.from, m.limitations.earlier.EN, m.from),
			ES: fmt.Sprintf("Hay cifras anteriores a %d, y no significan lo mismo: %s Pida %d o después.", m.from, m.limitations.earlier.ES, m.from),
		})
	}
	if edition := m.edition(m.growthPeriod.end); q.hasWindow() && industry != nil && edition != "" && editionOf(industry.ID) != edition && systemOf(editionOf(industry.ID)) == systemOf(edition) {
		return notComparable(model.Localized{
			EN: fmt.Sprintf("The figures of %d go by %s: ask for an industry of that edition, not for %s.", m.growthPeriod.end, editionName(edition), industry.ID),
			ES: fmt.Sprintf("Las cifras de %d siguen %s: pida una industria de esa edición, y no %s.", m.growthPeriod.end, editionName(edition), industry.ID),
		})
	}
	return nil
}
