package analysis

// Verdict is a truth value of Kleene's strong three-valued logic. True and False hold for every value within the bounds; otherwise the
// verdict is Undecided.
type Verdict string

// The verdicts.
const (
	True      Verdict = "TRUE"
	False     Verdict = "FALSE"
	Undecided Verdict = "UNKNOWN"
)

// AtLeast compares a quantity with a threshold: a ≥ threshold. An Undefined quantity gives Undecided.
func AtLeast(a Interval, threshold float64) Verdict {
	switch {
	case !a.Defined():
		return Undecided
	case a.Low >= threshold:
		return True
	case a.High < threshold:
		return False
	}
	return Undecided
}

// MoreThan compares a quantity with a threshold: a > threshold. An Undefined quantity gives Undecided.
func MoreThan(a Interval, threshold float64) Verdict {
	switch {
	case !a.Defined():
		return Undecided
	case a.Low > threshold:
		return True
	case a.High <= threshold:
		return False
	}
	return Undecided
}

// And is True if all verdicts are, and False if one is, even if others are Undecided. And() is True.
func And(all ...Verdict) Verdict {
	result := True
	for _, v := range all {
		if v == False {
			return False
		}
		if v == Undecided {
			result = Undecided
		}
	}
	return result
}

// Or is True if one verdict is, and False if all are. Or() is False.
func Or(all ...Verdict) Verdict {
	result := False
	for _, v := range all {
		if v == True {
			return True
		}
		if v == Undecided {
			result = Undecided
		}
	}
	return result
}

// Not negates a verdict. Undecided stays Undecided.
func Not(v Verdict) Verdict {
	switch v {
	case True:
		return False
	case False:
		return True
	case Undecided:
	}
	return Undecided
}

// Count is the number of True verdicts, from those that are True to those that are True or Undecided.
func Count(verdicts []Verdict) Interval {
	n := Point(0)
	for _, v := range verdicts {
		switch v {
		case True:
			n = n.Add(Point(1))
		case Undecided:
			n.High++
		case False:
		}
	}
	return n
}

// Reach is the number of sides of the border on which a criterion must hold.
type Reach string

// The reaches.
const (
	OneSide   Reach = "ONE_SIDE"
	BothSides Reach = "BOTH_SIDES"
)

// Combine is the verdict for both sides together.
func (r Reach) Combine(sides [2]Verdict) Verdict {
	if r == OneSide {
		return Or(sides[:]...)
	}
	return And(sides[:]...)
}

// Criterion is the definition of a binational industry.
type Criterion string

// The criteria, from the weakest to the strongest.
const (
	PresentOnBoth      Criterion = "PRESENT_ON_BOTH"      // present on both sides
	ConcentratedOnOne  Criterion = "CONCENTRATED_ON_ONE"  // and concentrated on at least one
	ConcentratedOnBoth Criterion = "CONCENTRATED_ON_BOTH" // and concentrated on both
)

// Evaluate is whether an industry is binational, by its presence and concentration on each side.
func (c Criterion) Evaluate(present, concentrated [2]Verdict) Verdict {
	onBoth := And(present[:]...)
	switch c {
	case ConcentratedOnOne:
		return And(onBoth, Or(concentrated[:]...))
	case ConcentratedOnBoth:
		return And(onBoth, And(concentrated[:]...))
	case PresentOnBoth:
	}
	return onBoth
}
