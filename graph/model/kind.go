// Package model holds the nouns of the graph: what is stored of each, and the records by which it is loaded.
package model

import "strings"

// Kind is one of the ten types of entity: a node that a person can name. Its
// value is at once the GraphQL type, the Neo4j label and, in lower case, the
// first part of every id of that kind.
type Kind string

// The kinds of entity, in the order in which they are shown.
const (
	KindFirm          Kind = "Firm"
	KindEstablishment Kind = "Establishment"
	KindIndustry      Kind = "Industry"
	KindProduct       Kind = "Product"
	KindCounty        Kind = "County"
	KindMunicipio     Kind = "Municipio"
	KindState         Kind = "State"
	KindRegion        Kind = "Region"
	KindPort          Kind = "Port"
	KindAgency        Kind = "Agency"
)

// Kinds returns every kind, in the order in which they are shown.
func Kinds() []Kind {
	return []Kind{
		KindFirm, KindEstablishment, KindIndustry, KindProduct, KindCounty,
		KindMunicipio, KindState, KindRegion, KindPort, KindAgency,
	}
}

// Prefix is what every id of the kind begins with, colon included.
func (k Kind) Prefix() string { return strings.ToLower(string(k)) + ":" }

// KindOf reads the kind from an id, and false where the id names none.
func KindOf(id string) (Kind, bool) {
	prefix, rest, _ := strings.Cut(id, ":")
	if rest == "" {
		return "", false
	}
	switch prefix {
	case "firm":
		return KindFirm, true
	case "establishment":
		return KindEstablishment, true
	case "industry":
		return KindIndustry, true
	case "product":
		return KindProduct, true
	case "county":
		return KindCounty, true
	case "municipio":
		return KindMunicipio, true
	case "state":
		return KindState, true
	case "region":
		return KindRegion, true
	case "port":
		return KindPort, true
	case "agency":
		return KindAgency, true
	}
	return "", false
}

// Enum is the kind as the schema's EntityKind names it.
func (k Kind) Enum() EntityKind { return EntityKind(strings.ToUpper(string(k))) }
