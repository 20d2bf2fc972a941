package analysis

// The indicators of pass-through trade at a port or place. Each is a ratio of independent figures, except OwnShare. They are reported
// side by side and are not combined into a score.

// OwnShare is part / whole, of a part that the whole includes, such as the exports of a port from its own state among all its exports.
func OwnShare(part, whole Interval) Interval {
	return Share(part, whole.Sub(part).Intersect(Unknown()))
}

// RatioOfQuotients is the location quotient of industry a over that of industry b, in the same place against the same base:
//
//	(a / r) / (A / N) ÷ ((b / r) / (B / N)) = (a / b) / (A / B)
//
// with a and b the industries in the place, A and B in the base. The totals r and N cancel out and need not be known.
func RatioOfQuotients(a, b, baseA, baseB Interval) Interval {
	return a.Div(b).Div(baseA.Div(baseB))
}

// PerCapita is a figure divided by a number of persons.
func PerCapita(figure, persons Interval) Interval { return figure.Div(persons) }

// RelativePerCapita is a per-capita figure of a place relative to that of the nation: (v / p) / (V / P). 1 is the nation's.
func RelativePerCapita(figure, persons, nation, nationPersons Interval) Interval {
	return PerCapita(figure, persons).Div(PerCapita(nation, nationPersons))
}
