package model

import "slices"

// Relation is the type of a fact: what one entity is to another. Its value is
// the GraphQL enum value and the Neo4j relationship type.
type Relation string

// The relations of the graph. Each reads from its first entity to its second.
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

// ends are the kinds that a relation may join.
type ends struct{ from, to []Kind }

// joins says which kinds each relation may join. A relation with several rows
// allows each row, and nothing between the rows.
func (r Relation) joins() []ends {
	one := func(k ...Kind) []Kind { return k }
	place := one(KindCounty, KindMunicipio)
	switch r {
	case RelationOperates:
		return []ends{{one(KindFirm), one(KindEstablishment)}}
	case RelationOwns:
		return []ends{{one(KindFirm), one(KindFirm)}}
	case RelationSupplies:
		return []ends{{one(KindFirm), one(KindFirm)}, {one(KindEstablishment), one(KindFirm, KindEstablishment)}}
	case RelationInIndustry:
		return []ends{{one(KindEstablishment, KindFirm), one(KindIndustry)}}
	case RelationLocatedIn:
		return []ends{{one(KindEstablishment, KindPort, KindAgency), place}}
	case RelationPartOf:
		return []ends{
			{one(KindIndustry), one(KindIndustry)}, {place, one(KindState, KindRegion)}, {one(KindProduct), one(KindProduct)},
		}
	case RelationCorrespondsTo, RelationBuysFrom:
		return []ends{{one(KindIndustry), one(KindIndustry)}}
	case RelationMakes:
		return []ends{{one(KindIndustry), one(KindProduct)}}
	case RelationCrossesAt:
		return []ends{{one(KindMunicipio), one(KindPort)}}
	case RelationBorders:
		return []ends{{one(KindCounty), one(KindMunicipio)}}
	case RelationSisterOf:
		return []ends{{place, place}}
	case RelationServes:
		return []ends{{one(KindAgency), one(KindCounty, KindMunicipio, KindState, KindRegion, KindIndustry)}}
	case RelationMemberOf:
		return []ends{{one(KindAgency, KindFirm), one(KindAgency)}}
	case RelationPartnersWith:
		return []ends{{one(KindAgency), one(KindAgency, KindFirm)}}
	case RelationNotedFor:
		return []ends{{one(KindCounty, KindMunicipio, KindState, KindRegion), one(KindIndustry)}}
	}
	return nil
}

// Known tells whether r is a relation of the graph.
func (r Relation) Known() bool { return r.joins() != nil }

// Joins tells whether a fact of this relation may lead from one kind to the
// other.
func (r Relation) Joins(from, to Kind) bool {
	return slices.ContainsFunc(r.joins(), func(e ends) bool {
		return slices.Contains(e.from, from) && slices.Contains(e.to, to)
	})
}

// Takes tells whether a fact of this relation may begin or end at a kind.
func (r Relation) Takes(k Kind) bool {
	return slices.ContainsFunc(r.joins(), func(e ends) bool { return slices.Contains(e.from, k) || slices.Contains(e.to, k) })
}

// Relations returns every relation, in the order in which they are shown.
func Relations() []Relation {
	return []Relation{
		RelationOperates, RelationOwns, RelationSupplies, RelationInIndustry, RelationLocatedIn,
		RelationPartOf, RelationCorrespondsTo, RelationBuysFrom, RelationMakes, RelationCrossesAt,
		RelationBorders, RelationSisterOf, RelationServes, RelationMemberOf, RelationPartnersWith,
		RelationNotedFor,
	}
}
