package analysis

import (
	"cmp"
	"slices"

	"puente/graph/model"
)

// Class is an industry of the classification of an input–output table.
type Class struct {
	ID    string
	Level int // digits
}

// EstablishmentGroup is a number of establishments with the same industries on the same sides of the border.
type EstablishmentGroup struct {
	US, MX     bool
	Industries [][]Class // for each industry the classes that certainly include it
	Count      int
}

// Supplier is a supplier industry of an input–output table.
type Supplier struct {
	ID    string
	Fact  string   // id of the fact that is the table's row
	Share float64  // of the buyer's purchases, 0 to 1; below 0 where the row gives none
	Above []string // ids of the broader industries that include it
	// Exclusive are those of Above under which the table has no other row, so that this row may stand for all of such an industry:
	// INEGI's matrix has all of wholesale under one class.
	Exclusive []string
}

// Tally is the number of establishments of an industry on one side: those certainly in it, and those that may be.
type Tally struct{ Certain, Unclear int }

// Presence is the presence of an industry by its tally.
func (t Tally) Presence() model.Presence {
	switch {
	case t.Certain > 0:
		return model.PresencePresent
	case t.Unclear > 0:
		return model.PresenceUnclear
	}
	return model.PresenceNone
}

// Count counts the establishments of the supplier industry on each side.
func (s Supplier) Count(groups []EstablishmentGroup) (us, mx Tally) {
	for _, g := range groups {
		certain, unclear := s.classify(g.Industries)
		for _, side := range []struct {
			located bool
			tally   *Tally
		}{{g.US, &us}, {g.MX, &mx}} {
			switch {
			case !side.located:
			case certain:
				side.tally.Certain += g.Count
			case unclear:
				side.tally.Unclear += g.Count
			}
		}
	}
	return us, mx
}

// classify reports whether one of the industries certainly is, or may be, in the supplier industry.
func (s Supplier) classify(industries [][]Class) (certain, unclear bool) {
	for _, classes := range industries {
		if slices.ContainsFunc(classes, func(c Class) bool { return c.ID == s.ID }) {
			return true, false
		}
		if len(classes) == 0 {
			continue
		}
		// An industry that is known only as a class above the supplier's may be in the supplier's.
		deepest := slices.MaxFunc(classes, func(a, b Class) int { return cmp.Compare(a.Level, b.Level) })
		unclear = unclear || slices.Contains(s.Above, deepest.ID) ||
			slices.ContainsFunc(classes, func(c Class) bool { return slices.Contains(s.Exclusive, c.ID) })
	}
	return false, unclear
}

// CompareGaps orders suppliers by their presence on the sides of a place: those absent on more sides first, then those unclear on more,
// then by share, the largest first, then by id.
func CompareGaps(a, b Supplier, ofA, ofB []model.Presence) int {
	number := func(list []model.Presence, of model.Presence) (n int) {
		for _, p := range list {
			if p == of {
				n++
			}
		}
		return n
	}
	return cmp.Or(
		cmp.Compare(number(ofB, model.PresenceNone), number(ofA, model.PresenceNone)),
		cmp.Compare(number(ofB, model.PresenceUnclear), number(ofA, model.PresenceUnclear)),
		cmp.Compare(b.Share, a.Share), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Fact, b.Fact),
	)
}
