package ingest

import (
	"math"

	"puente/graph/model"
)

// entityTable declares the tables of entities: which columns each kind has, of which type, and
// under which name they are stored.
func entityTable() tidyTable {
	all := codes()
	return tidyTable{
		name:    "entities",
		stage:   Entities,
		marks:   []string{"id", "name"},
		columns: entityColumns(),
		record:  func(l tableRow) (model.Record, error) { return entityRecord(l, all) },
	}
}

func entityColumns() []column {
	on := func(k ...model.Kind) []model.Kind { return k }
	const (
		firm, establishment, industry, product = model.KindFirm, model.KindEstablishment, model.KindIndustry, model.KindProduct
		county, municipio, state, region       = model.KindCounty, model.KindMunicipio, model.KindState, model.KindRegion
		port, agency                           = model.KindPort, model.KindAgency
	)
	placed, counted := on(establishment, county, municipio, port, agency), on(county, municipio)
	bounded := on(county, municipio, state, region)
	country := matching(countryCode, "an ISO 3166-1 code of two capitals, such as MX")
	digits5 := matching(fiveDigits, "five digits, leading zeros included")
	year := whole(1500, 2100)
	return []column{
		{name: "id", required: true, read: entityID, about: "id, of which the first part is the kind"},
		{name: "name", required: true, read: text, about: "name"},
		{name: "source", required: true, read: sourceID, about: "id of the source"},
		{name: "name_es", read: text, about: "name in Spanish"},
		{name: "aliases", read: list(text), about: "other names under which one would look for it, separated by |"},

		{"latitude", "", placed, false, decimal(-90, 90), "degrees north, WGS 84"},
		{"longitude", "", placed, false, decimal(-180, 180), "degrees east, WGS 84"},
		{"south", "", bounded, false, decimal(-90, 90), "southern edge of its territory, degrees north, WGS 84"},
		{"west", "", bounded, false, decimal(-180, 180), "western edge of its territory, degrees east"},
		{"north", "", bounded, false, decimal(-90, 90), "northern edge of its territory, degrees north"},
		{"east", "", bounded, false, decimal(-180, 180), "eastern edge of its territory, degrees east"},
		{"country", "country", on(firm, agency, state), false, country, "ISO 3166-1 code; of a firm, where its capital comes from"},
		{"website", "website", on(firm, agency), false, address, "address of its website"},

		{"legal_name", "legalName", on(firm), false, text, "registered name"},
		{"identifiers", "identifiers", on(firm), false, list(matching(`[A-Z][A-Z0-9_-]*:\S.*`, "SCHEME:value, such as LEI:5493…")), "SCHEME:value, separated by |, such as LEI, RFC or EIN"},

		{"address", "address", on(establishment), false, text, "postal address"},
		{"industrial_park", "industrialPark", on(establishment), false, text, "industrial park in which it stands"},
		{"employment_band", "employmentBand", on(establishment), false, text, "size in employees, as the source words it"},
		{"opened_year", "openedYear", on(establishment), false, year, "year in which it opened"},

		{"system", "system", on(industry), false, oneOf(model.AllIndustrySystem...), "classification"},
		{"vintage", "vintage", on(industry), false, year, "year of the classification"},
		{"code", "code", on(industry), false, matching(industryCode, "two to six digits, or a range of sectors such as 31-33"), "code in the classification"},
		{"level", "level", on(industry), false, whole(2, 6), "number of digits of the code; a range of sectors has two"},
		{"comparability", "comparability", on(industry), false, whole(0, 6), "deepest level at which both countries mean the same"},

		{"code", "code", on(product), false, matching(productCode, "two, four or six digits"), "code in the Harmonized System"},
		{"level", "level", on(product), false, whole(2, 6), "number of digits of the code; a range of sectors has two"},
		{"edition", "edition", on(product), false, text, "edition of the Harmonized System"},

		{"fips", "fips", on(county), false, digits5, "FIPS code of the county, five digits"},
		{"cvegeo", "cvegeo", on(municipio), false, digits5, "INEGI code of the municipio, five digits"},
		{"population", "population", counted, false, whole(0, math.MaxInt32), "inhabitants"},
		{"population_year", "populationYear", counted, false, year, "year of the population"},

		{"code", "code", on(state), false, matching(stateCode, "an ISO 3166-2 code, such as MX-SON"), "ISO 3166-2 code"},
		{"kind", "kind", on(region), false, oneOf(model.AllRegionKind...), "kind of region"},
		{"code", "code", on(port), false, matching(fourDigits, "four digits, leading zeros included"), "Schedule D code, four digits"},
		{"modes", "modes", on(port), false, list(oneOf(model.AllPortMode...)), "ways of crossing, separated by |"},
		{"kind", "kind", on(agency), false, oneOf(model.AllAgencyKind...), "kind of agency"},
		{"languages", "languages", on(agency), false, list(matching(`[a-z]{2}`, "an ISO 639-1 code of two small letters, such as es")), "ISO 639-1 codes, separated by |"},
	}
}

func entityRecord(l tableRow, all []coded) (model.Record, error) {
	id := l.text("id")
	kind, err := kindOf(id)
	if err != nil {
		return nil, cellError{"id", id, err.Error()}
	}
	values, err := l.values(kind)
	if err != nil {
		return nil, err
	}
	if err := complete(all, kind, id, values); err != nil {
		return nil, err
	}
	v, props := &typedValues{values: values}, l.props(values)
	if err := locate(v, props); err != nil {
		return nil, err
	}
	if err := bound(v, props); err != nil {
		return nil, err
	}
	rec := &model.EntityRecord{
		Origin:  l.at,
		Kind:    kind,
		ID:      id,
		Name:    as[string](v, "name"),
		NameEs:  as[string](v, "name_es"),
		Aliases: as[[]string](v, "aliases"),
		Source:  as[string](v, "source"),
		Props:   props,
	}
	return rec, v.err
}

// locate adds the point to the properties; it needs both coordinates.
func locate(v *typedValues, props map[string]any) error {
	_, hasLatitude := v.values["latitude"]
	_, hasLongitude := v.values["longitude"]
	if hasLatitude != hasLongitude {
		missing := "longitude"
		if hasLongitude {
			missing = "latitude"
		}
		return cellError{column: missing, reason: "a point needs both latitude and longitude"}
	}
	if hasLatitude {
		props["location"] = model.Point{Latitude: as[float64](v, "latitude"), Longitude: as[float64](v, "longitude")}
	}
	return nil
}

// edges are the columns of the box that holds a territory, in the order in which it is stored.
func edges() []string { return []string{"south", "west", "north", "east"} }

// bound adds the box to the properties; it needs all four edges, the northern one not south of the southern one.
func bound(v *typedValues, props map[string]any) error {
	var box []float64
	missing := ""
	for _, name := range edges() {
		if _, ok := v.values[name]; ok {
			box = append(box, as[float64](v, name))
		} else {
			missing = name
		}
	}
	switch {
	case len(box) == 0:
		return nil
	case missing != "":
		return cellError{column: missing, reason: "a box needs south, west, north and east"}
	case box[0] > box[2]:
		return cellError{column: "south", reason: "it lies north of `north`"}
	}
	props["boundingBox"] = box
	return nil
}
