// Package model holds the nouns of the graph: what is stored of each, and the records by which it is loaded.
package model

import "strings"

// Kind is a type of entity: a node that a person can name. Its value is at once the GraphQL type and the Neo4j label.
type Kind string

// The kinds of entity. Each has a row in kindTable.
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

// kindRow is what holds of every entity of a kind. Rows are written without the names of their columns, so that the
// compiler refuses a row that leaves one out, and every row when a column is added.
type kindRow struct {
	kind     Kind
	enum     EntityKind  // its value in the schema's enumeration
	prefix   string      // first part of its ids, before the colon
	table    string      // name of its tidy table: the plural
	code     string      // property with the official code of which its ids are made; empty: they are made of names
	fallback string      // its property "kind" where no source gives one; empty: it has no such property
	country  CountryRule // how the country of an entity is known
	area     Area        // what part it has in the division of territory
	between  bool        // whether it may stand between the ends of a CORRIDOR path
	point    bool        // whether its entities can have a point on the map
}

// kindTable has a row for each kind, in the order in which they are shown. Every list of kinds is derived from it. It is a
// constant, which Go has no word for: nothing writes to it.
var kindTable = [...]kindRow{
	{KindFirm, EntityKindFirm, "firm", "firms", "", "", CountryNone, AreaNone, false, false},
	{KindEstablishment, EntityKindEstablishment, "establishment", "establishments", "", "", CountryOfLocation, AreaNone, false, true},
	{KindIndustry, EntityKindIndustry, "industry", "industries", "code", "", CountryNone, AreaNone, false, false},
	{KindProduct, EntityKindProduct, "product", "products", "code", "", CountryNone, AreaNone, false, false},
	{KindCounty, EntityKindCounty, "county", "counties", "fips", "", CountryUS, AreaUnit, true, true},
	{KindMunicipio, EntityKindMunicipio, "municipio", "municipios", "cvegeo", "", CountryMX, AreaUnit, true, true},
	{KindState, EntityKindState, "state", "states", "code", "", CountryInID, AreaGroup, false, false},
	{KindRegion, EntityKindRegion, "region", "regions", "", string(RegionKindCustom), CountryNone, AreaGroup, false, false},
	{KindPort, EntityKindPort, "port", "ports", "code", "", CountryUS, AreaNone, true, true},
	{KindAgency, EntityKindAgency, "agency", "agencies", "", string(AgencyKindOther), CountryStored, AreaNone, false, true},
}

// row is the kind's row, and an empty one for what is no kind of entity.
func (k Kind) row() kindRow {
	for i := range kindTable {
		if r := &kindTable[i]; r.kind == k {
			return *r
		}
	}
	return kindRow{}
}

// kindsWhere returns the kinds whose rows meet a condition, in the order in which they are shown.
func kindsWhere(holds func(*kindRow) bool) []Kind {
	all := make([]Kind, 0, len(kindTable))
	for i := range kindTable {
		if r := &kindTable[i]; holds(r) {
			all = append(all, r.kind)
		}
	}
	return all
}

// Kinds returns every kind, in the order in which they are shown.
func Kinds() []Kind { return kindsWhere(func(*kindRow) bool { return true }) }

// KindOf reads the kind from an id, and false where the id names none.
func KindOf(id string) (Kind, bool) {
	prefix, rest, _ := strings.Cut(id, ":")
	if rest == "" {
		return "", false
	}
	for i := range kindTable {
		if r := &kindTable[i]; r.prefix == prefix {
			return r.kind, true
		}
	}
	return "", false
}

// Prefix is what every id of the kind begins with, colon included.
func (k Kind) Prefix() string { return k.row().prefix + ":" }

// Enum is the kind as the schema's EntityKind names it.
func (k Kind) Enum() EntityKind { return k.row().enum }

// Table is the name of the kind's tidy table.
func (k Kind) Table() string { return k.row().table }

// CodeProperty is the property with the official code of which ids of the kind are made, and empty where they are made of names.
func (k Kind) CodeProperty() string { return k.row().code }

// FallbackKind is the property "kind" of an entity of which no source gives it, and empty for a kind without that property.
func (k Kind) FallbackKind() string { return k.row().fallback }

// HasPoint reports whether entities of the kind can have a point on the map.
func (k Kind) HasPoint() bool { return k.row().point }
