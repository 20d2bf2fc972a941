package analysis

import "math"

// Growth is the compound annual rate of growth (CAGR) from one figure to another, of one measure in one unit, over a number of years:
//
//	g = (end / start)^(1/years) − 1
//
// 0.05 is 5 % a year. It rises with the end and falls with the start. From nothing there is no rate, nor from or to a figure below
// zero; a start that may be zero leaves the rate without an upper bound.
func Growth(start, end Interval, years float64) Interval {
	if !(years > 0) || start.Low < 0 || end.Low < 0 {
		return Undefined()
	}
	ratio := end.Div(start)
	return Interval{annual(ratio.Low, years), annual(ratio.High, years)}
}

func annual(ratio, years float64) float64 { return math.Pow(ratio, 1/years) - 1 }
