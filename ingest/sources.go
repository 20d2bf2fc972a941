package ingest

import "puente/graph/model"

// sourceTable declares the table of sources.
func sourceTable() tidy {
	must := func(name string, read cell) column { return column{name: name, required: true, read: read} }
	return tidy{
		name:  "sources",
		stage: Sources,
		marks: []string{"publisher"},
		columns: []column{
			must("id", sourceID), must("publisher", text), must("title", text), must("url", address),
			must("retrieved", date), must("licence", text), {name: "title_es", read: text}, {name: "vintage", read: text},
			{name: "dataset", read: matching(`[a-z0-9][a-z0-9-]*`, "lower case letters, digits and hyphens")},
			{name: "released_on", read: date}, {name: "full", read: truth},
		},
		record: sourceRecord,
	}
}

func sourceRecord(l line) (model.Record, error) {
	v, err := l.values("")
	if err != nil {
		return nil, err
	}
	return &model.SourceRecord{
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
	}, nil
}
