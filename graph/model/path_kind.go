package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// PathKind is a question that a path answers. Its value is the GraphQL enum value.
type PathKind string

// The kinds of path.
const (
	PathSupplyChain PathKind = "SUPPLY_CHAIN"
	PathPartnership PathKind = "PARTNERSHIP"
	PathOwnership   PathKind = "OWNERSHIP"
	PathCorridor    PathKind = "CORRIDOR"
	PathAny         PathKind = "ANY"
)

// PathKinds returns every kind of path, in the order in which they are shown.
func PathKinds() []PathKind {
	return []PathKind{PathSupplyChain, PathPartnership, PathOwnership, PathCorridor, PathAny}
}

// PathStep says that a kind of path follows a relation, in which direction, and what such a hop costs.
type PathStep struct {
	Relation Relation
	Forward  bool // from the fact's first entity to its second
	Back     bool // from the second to the first
	Cost     int  // at least 1
}

// Steps is what a kind of path follows, by relationTable: the cheapest first, then in the order in which relations are shown.
func (k PathKind) Steps() []PathStep {
	var steps []PathStep
	for i := range relationTable {
		row := &relationTable[i]
		if h := row.paths.of(k); h.cost > 0 {
			steps = append(steps, PathStep{row.relation, h.forward, h.back, h.cost})
		}
	}
	slices.SortStableFunc(steps, func(a, b PathStep) int { return cmp.Compare(a.Cost, b.Cost) })
	return steps
}

// of is the column of a kind of path.
func (f followed) of(k PathKind) hop {
	switch k {
	case PathSupplyChain:
		return f.supplyChain
	case PathPartnership:
		return f.partnership
	case PathOwnership:
		return f.ownership
	case PathCorridor:
		return f.corridor
	case PathAny:
		return f.any
	}
	return hop{}
}

// Between are the kinds of entity that may stand between the ends of such a path; nil: every kind.
func (k PathKind) Between() []Kind {
	switch k {
	case PathCorridor:
		return kindsWhere(func(r *kindRow) bool { return r.between })
	case PathSupplyChain, PathPartnership, PathOwnership, PathAny:
	}
	return nil
}

// Table is what the kind follows in one line. The schema's description and the documents say the same, in an order of their own.
func (k PathKind) Table() string {
	var rows []string
	for _, s := range k.Steps() {
		way := "→"
		if s.Back {
			way = "↔"
		}
		rows = append(rows, fmt.Sprintf("%s %s %d", s.Relation, way, s.Cost))
	}
	return strings.Join(rows, ", ") + "."
}

// Step is what the kind's table says of a relation, and false where it is not followed.
func (k PathKind) Step(r Relation) (PathStep, bool) {
	steps := k.Steps()
	i := slices.IndexFunc(steps, func(s PathStep) bool { return s.Relation == r })
	if i < 0 {
		return PathStep{}, false
	}
	return steps[i], true
}
