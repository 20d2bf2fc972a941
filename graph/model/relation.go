package model

import "slices"

// Relation is the type of a fact: what one entity is to another. Its value is
// the GraphQL enum value and the Neo4j relationship type.
type Relation string

// The relations of the graph. Each reads from its first entity to its second, and has a row in relationTable.
const (
	RelationOperates      Relation = "OPERATES"
	RelationOwns          Relation = "OWNS"
	RelationSupplies      Relation = "SUPPLIES"
	RelationInIndustry    Relation = "IN_INDUSTRY"
	RelationLocatedIn     Relation = "LOCATED_IN"
	RelationPartOf        Relation = "PART_OF"
	RelationCorrespondsTo Relation = "CORRESPONDS_TO"
	RelationBuysFrom      Relation = "BUYS_FROM"
	RelationMakes         Relation = "MAKES"
	RelationCrossesAt     Relation = "CROSSES_AT"
	RelationBorders       Relation = "BORDERS"
	RelationSisterOf      Relation = "SISTER_OF"
	RelationServes        Relation = "SERVES"
	RelationMemberOf      Relation = "MEMBER_OF"
	RelationPartnersWith  Relation = "PARTNERS_WITH"
	RelationNotedFor      Relation = "NOTED_FOR"
)

// row is the relation's row, and an empty one for what is no relation.
func (r Relation) row() relationRow {
	for i := range relationTable {
		if row := &relationTable[i]; row.relation == r {
			return *row
		}
	}
	return relationRow{}
}

// Relations returns every relation, in the order in which they are shown.
func Relations() []Relation { return relationsWhere(func(*relationRow) bool { return true }) }

// RelationsOf returns the relations of which a fact may begin or end at a kind, in the order in which they are shown.
func RelationsOf(k Kind) []Relation {
	return relationsWhere(func(r *relationRow) bool { return r.takes(k) })
}

// relationsWhere returns the relations whose rows meet a condition, in the order in which they are shown.
func relationsWhere(holds func(*relationRow) bool) []Relation {
	all := make([]Relation, 0, len(relationTable))
	for i := range relationTable {
		if row := &relationTable[i]; holds(row) {
			all = append(all, row.relation)
		}
	}
	return all
}

// Known tells whether r is a relation of the graph.
func (r Relation) Known() bool { return r.row().relation != "" }

// Joins tells whether a fact of this relation may lead from one kind to the
// other.
func (r Relation) Joins(from, to Kind) bool {
	return slices.ContainsFunc(r.row().ends, func(e ends) bool { return slices.Contains(e.from, from) && slices.Contains(e.to, to) })
}

// Takes tells whether a fact of this relation may begin or end at a kind.
func (r Relation) Takes(k Kind) bool {
	row := r.row()
	return row.takes(k)
}

func (row *relationRow) takes(k Kind) bool {
	return slices.ContainsFunc(row.ends, func(e ends) bool { return slices.Contains(e.from, k) || slices.Contains(e.to, k) })
}

// RelationsWith returns the relations whose facts may have a figure; none: every relation may, or there is no such figure.
func RelationsWith(figure string) []Relation {
	return relationsWhere(func(r *relationRow) bool { return slices.Contains(r.figures, figure) })
}

// Phrase says in a few words what the first entity of a relation is to the second, or, back, the second to the first.
func (r Relation) Phrase(forward bool, lang Language) string {
	row := r.row()
	switch {
	case lang == LanguageEs && forward:
		return row.phrase.forthES
	case lang == LanguageEs:
		return row.phrase.backES
	case forward:
		return row.phrase.forthEN
	}
	return row.phrase.backEN
}
