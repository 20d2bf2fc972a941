package analysis

// Verdict is what can be said of a claim: that it is true, that it is false, or that what is known does not decide it. True and
// false hold for every value within the bounds.
type Verdict string

// The verdicts.
const (
	True      Verdict = "TRUE"
	False     Verdict = "FALSE"
	Undecided Verdict = "UNKNOWN"
)

// AtLeast tells whether a quantity is at least a threshold. Of one that is not defined nothing is said.
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

// MoreThan tells whether a quantity is above a threshold.
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

// And is true if all are, and false if one is, whatever is not known of the others (Kleene's strong logic). Of none it is true.
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

// Or is true if one is, and false if all are. Of none it is false.
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

// Not turns a verdict round. What is not known stays so.
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

// Count is how many of some claims are true: those that surely are, and those that may be.
func Count(claims []Verdict) Interval {
	n := Point(0)
	for _, v := range claims {
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

// Reach tells on how many of the two sides of the border something has to hold.
type Reach string

// The reaches.
const (
	OneSide   Reach = "ONE_SIDE"
	BothSides Reach = "BOTH_SIDES"
)

// Over is the verdict on two sides taken together.
func (r Reach) Over(sides [2]Verdict) Verdict {
	if r == OneSide {
		return Or(sides[:]...)
	}
	return And(sides[:]...)
}

// Criterion is what makes an industry binational.
type Criterion string

// The criteria, from the weakest to the strongest.
const (
	PresentOnBoth      Criterion = "PRESENT_ON_BOTH"      // it is there on both sides
	ConcentratedOnOne  Criterion = "CONCENTRATED_ON_ONE"  // and is concentrated on one of them at least
	ConcentratedOnBoth Criterion = "CONCENTRATED_ON_BOTH" // and on both
)

// Of tells whether an industry is binational, of whether it is there and is concentrated on each side.
func (c Criterion) Of(present, concentrated [2]Verdict) Verdict {
	there := And(present[:]...)
	switch c {
	case ConcentratedOnOne:
		return And(there, Or(concentrated[:]...))
	case ConcentratedOnBoth:
		return And(there, And(concentrated[:]...))
	case PresentOnBoth:
	}
	return there
}
