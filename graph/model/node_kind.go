package model

// Labels of nodes that are not entities: people do not refer to them by name. They are listed and looked up by id as entities are.
const (
	KindSource Kind = "Source"
	KindSeries Kind = "Series"
	KindImport Kind = "Import"
	KindChange Kind = "Change"
)
