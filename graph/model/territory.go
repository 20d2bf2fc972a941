package model

import "strings"

// CountryRule is how the country in which an entity is can be known.
type CountryRule int

// The rules. There is none that is taken where a kind states none.
const (
	CountryNone       CountryRule = iota + 1 // it is in no one country
	CountryUS                                // every entity of the kind is in the United States
	CountryMX                                // every entity of the kind is in Mexico
	CountryInID                              // the id begins with the country's code: state:MX-SON
	CountryStored                            // the entity stores it: StoredCountry
	CountryOfLocation                        // that of the counties and municipios to which its LOCATED_IN facts lead
)

// Area is what part a kind has in the division of territory.
type Area int

// The parts.
const (
	AreaNone  Area = iota + 1 // it is no area, whether or not it has a location
	AreaUnit                  // the smallest area for which figures are published: entities are located in it, and it has a population
	AreaGroup                 // it is made of units, which are PART_OF it
)

// Country is the rule by which the country of an entity of the kind is known.
func (k Kind) Country() CountryRule { return k.row().country }

// Area is the kind's part in the division of territory.
func (k Kind) Area() Area { return k.row().area }

// AreaUnits returns the kinds that are units of area.
func AreaUnits() []Kind { return kindsWhere(func(r *kindRow) bool { return r.area == AreaUnit }) }

// Areas returns the kinds that are areas, units before groups.
func Areas() []Kind {
	return append(AreaUnits(), kindsWhere(func(r *kindRow) bool { return r.area == AreaGroup })...)
}

// KindsLocated returns the kinds whose entities are in the country of the places in which they are located.
func KindsLocated() []Kind {
	return kindsWhere(func(r *kindRow) bool { return r.country == CountryOfLocation })
}

// CountryOf is the country that an id tells by itself, ISO 3166-1 alpha-2: of a county, municipio, state or port. It is empty
// where the id tells none.
func CountryOf(id string) string {
	kind, _ := KindOf(id)
	switch kind.Country() {
	case CountryUS:
		return "US"
	case CountryMX:
		return "MX"
	case CountryInID:
		country, _, _ := strings.Cut(strings.TrimPrefix(id, kind.Prefix()), "-")
		return country
	case CountryNone, CountryStored, CountryOfLocation:
	}
	return ""
}

// CountryHolder is an entity of a kind that stores its country.
type CountryHolder interface {
	StoredCountry() *string // ISO 3166-1 alpha-2; nil: not known
}
