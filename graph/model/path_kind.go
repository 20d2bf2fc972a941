package model

import (
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

// Steps is the table of what a kind of path follows: the one place to edit when a relation is added. What is agreed between
// two costs least. What hundreds share, such as a place or an industry, costs most, so that a path through a hub is
// dearer than one through an agreement.
func (k PathKind) Steps() []PathStep {
	const forth, either = "→", "↔"
	step := func(r Relation, way string, cost int) PathStep { return PathStep{r, true, way == either, cost} }
	switch k {
	case PathSupplyChain:
		return []PathStep{
			step(RelationSupplies, forth, 1), step(RelationOperates, either, 1), step(RelationCrossesAt, either, 2), step(RelationLocatedIn, either, 4),
		}
	case PathPartnership:
		return []PathStep{
			step(RelationPartnersWith, either, 1), step(RelationMemberOf, either, 1), step(RelationOperates, either, 1), step(RelationOwns, either, 1),
			step(RelationSisterOf, either, 2), step(RelationServes, either, 2), step(RelationBorders, either, 4), step(RelationLocatedIn, either, 4),
			step(RelationPartOf, either, 4),
		}
	case PathOwnership:
		return []PathStep{step(RelationOwns, either, 1), step(RelationOperates, either, 1)}
	case PathCorridor:
		return []PathStep{step(RelationCrossesAt, either, 1), step(RelationLocatedIn, either, 1)}
	case PathAny:
		return []PathStep{
			step(RelationSupplies, either, 1), step(RelationOperates, either, 1), step(RelationOwns, either, 1), step(RelationPartnersWith, either, 1),
			step(RelationMemberOf, either, 1), step(RelationSisterOf, either, 2), step(RelationServes, either, 2), step(RelationCrossesAt, either, 2),
			step(RelationBorders, either, 3), step(RelationLocatedIn, either, 4), step(RelationBuysFrom, either, 5), step(RelationMakes, either, 5),
			step(RelationCorrespondsTo, either, 5), step(RelationInIndustry, either, 6), step(RelationPartOf, either, 6), step(RelationNotedFor, either, 6),
		}
	}
	return nil
}

// Between are the kinds of entity that may stand between the ends of such a path; nil: every kind.
func (k PathKind) Between() []Kind {
	if k == PathCorridor {
		return []Kind{KindPort, KindCounty, KindMunicipio}
	}
	return nil
}

// Table is the kind's table in one line, as the schema's description repeats it.
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
