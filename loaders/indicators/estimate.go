package indicators

import (
	"math"

	"puente/analysis"
	"puente/graph/model"
)

// estimate is a figure with its bounds; NaN and infinite ends become null.
func estimate(value float64, bounds analysis.Interval) *model.Estimate {
	return &model.Estimate{Value: finite(value), Low: finite(bounds.Low), High: finite(bounds.High)}
}

// intervalEstimate is an interval as an estimate, with a value if the interval is a point.
func intervalEstimate(i analysis.Interval) model.Estimate {
	value := math.NaN()
	if i.IsPoint() {
		value = i.Low
	}
	return *estimate(value, i)
}

func finite(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return &x
}
