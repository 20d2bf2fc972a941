package ingest

import "puente/graph/model"

// sourceTable declares the table of sources.
func sourceTable() tidyTable {
	must := func(name string, read cell, about string) column {
		return column{name: name, required: true, read: read, about: about}
	}
	may := func(name string, read cell, about string) column { return column{name: name, read: read, about: about} }
	return tidyTable{
		name:  "sources",
		stage: Sources,
		marks: []string{"publisher"},
		columns: []column{
			must("id", sourceID, "id of the source"),
			must("publisher", text, "who published it"),
			must("title", text, "its title"),
			must("url", address, "where it stands"),
			must("retrieved", date, "when it was read"),
			must("licence", text, "under which licence it may be used"),
			may("title_es", text, "its title in Spanish"),
			may("vintage", text, "release or edition, as its publisher names it"),
			may("dataset", matching(`[a-z0-9][a-z0-9-]*`, "lower case letters, digits and hyphens"), "short name of the dataset of which it is a release"),
			may("released_on", date, "date of the release, by which the releases of a dataset are in order"),
			may("full", boolean, "whether the release lists all that holds"),
		},
		record: sourceRecord,
	}
}

func sourceRecord(l tableRow) (model.Record, error) {
	values, err := l.values("")
	if err != nil {
		return nil, err
	}
	v := &typedValues{values: values}
	rec := &model.SourceRecord{
		Origin:    l.at,
		ID:        as[string](v, "id"),
		Publisher: as[string](v, "publisher"),
		Title:     as[string](v, "title"),
		TitleEs:   as[string](v, "title_es"),
		URL:       as[string](v, "url"),
		Vintage:   as[string](v, "vintage"),
		Retrieved: as[string](v, "retrieved"),
		Licence:   as[string](v, "licence"),

		Dataset:    as[string](v, "dataset"),
		ReleasedOn: as[string](v, "released_on"),
		Full:       as[bool](v, "full"),
	}
	return rec, v.err
}
