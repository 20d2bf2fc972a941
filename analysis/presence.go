package analysis

import (
	"cmp"
	"slices"

	"puente/graph/model"
)

// Class is an industry of the classification in which a table is written.
type Class struct {
	ID    string
	Level int // digits
}

// Plants are establishments that have the same industries and lie on the same sides.
type Plants struct {
	US, MX     bool
	Industries [][]Class // of each industry the classes in which it surely is
	Count      int
}

// Supplier is an industry that sells by a table.
type Supplier struct {
	ID    string
	Fact  string  // id of the table's row
	Share float64 // of the buyer's purchases; below 0 where the row gives none
	Above []string
	// Alone are those above it under which the table has no other row, so that its row may stand for all of them: INEGI's matrix
	// has wholesale whole under one class.
	Alone []string
}

// Tally is what is there of an industry on one side.
type Tally struct{ Certain, Unclear int }

// Presence is what a tally tells.
func (t Tally) Presence() model.Presence {
	switch {
	case t.Certain > 0:
		return model.PresencePresent
	case t.Unclear > 0:
		return model.PresenceUnclear
	}
	return model.PresenceNone
}

// Count tallies the plants of a supplier industry on each side.
func (s Supplier) Count(all []Plants) (us, mx Tally) {
	for _, p := range all {
		certain, unclear := s.within(p.Industries)
		for _, side := range []struct {
			there bool
			tally *Tally
		}{{p.US, &us}, {p.MX, &mx}} {
			switch {
			case !side.there:
			case certain:
				side.tally.Certain += p.Count
			case unclear:
				side.tally.Unclear += p.Count
			}
		}
	}
	return us, mx
}

// within tells whether one of the industries is in the supplier's, or may be.
func (s Supplier) within(industries [][]Class) (certain, unclear bool) {
	for _, classes := range industries {
		if slices.ContainsFunc(classes, func(c Class) bool { return c.ID == s.ID }) {
			return true, false
		}
		if len(classes) == 0 {
			continue
		}
		// What is known no deeper than a class above the supplier's may be in it.
		deepest := slices.MaxFunc(classes, func(a, b Class) int { return cmp.Compare(a.Level, b.Level) })
		unclear = unclear || slices.Contains(s.Above, deepest.ID) ||
			slices.ContainsFunc(classes, func(c Class) bool { return slices.Contains(s.Alone, c.ID) })
	}
	return false, unclear
}

// OrderOfMissing orders suppliers by what a place lacks: those that are missing on more sides first, then those unclear on more, then by
// share, the largest first, then by id.
func OrderOfMissing(a, b Supplier, ofA, ofB []model.Presence) int {
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
