package analysis

// Four indicators of what only passes through a place. They stand side by side, and no score is made of them: each is a ratio of
// figures that do not depend on one another, unless said.

// OwnShare is the share that a part has of a whole that holds it, as the exports of a port's own state among all that the port
// exports: own / all.
func OwnShare(own, all Interval) Interval {
	return Share(own, all.Sub(own).And(Unknown()))
}

// QuotientOverQuotient is the location quotient of one industry over that of another, in the same place against the same base:
//
//	(a / r) / (A / N) ÷ ((b / r) / (B / N)) = (a / b) / (A / B)
//
// with a and b the industries in the place, A and B in the base. The totals r and N cancel out, and need not be known.
func QuotientOverQuotient(a, b, baseA, baseB Interval) Interval {
	return PerHead(a, b).Div(PerHead(baseA, baseB))
}

// PerHead is a figure by the number of those among whom it is shared out.
func PerHead(figure, heads Interval) Interval { return figure.Div(heads) }

// PerHeadAgainst is a figure per head in a place over the same in the nation: (v / h) / (V / H). 1 is that of the nation.
func PerHeadAgainst(figure, heads, nation, nationHeads Interval) Interval {
	return PerHead(figure, heads).Div(PerHead(nation, nationHeads))
}
