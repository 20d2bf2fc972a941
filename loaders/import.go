package loaders

import "puente/graph/model"

// imports declares the imports. Their ids are in the order of time.
func imports() noun {
	return noun{
		kind: model.KindImport,
		make: recordOf(func(i *model.Import) []property {
			return []property{
				{"id", &i.ID}, {"files", &i.Files}, {"startedAt", &i.StartedAt}, {"endedAt", &i.EndedAt}, {"state", enum(&i.State)},
				{"rowsRead", &i.RowsRead}, {"rowsTaken", &i.RowsTaken}, {"rowsMerged", &i.RowsMerged}, {"rowsRefused", &i.RowsRefused},
				{"rowsOutside", &i.RowsOutside}, {"made", &i.Made}, {"changed", &i.Changed},
			}
		}),
		newestFirst: true,
		orders:      orders{"NAME": stored("@.id")},
		filters:     filters{{"id", named("@.id", model.KindImport)}, {"state", oneOf("@.state", asNames)}},
	}
}

// changes declares what imports changed. Their ids are in the order of time.
func changes() noun {
	return noun{
		kind: model.KindChange,
		make: recordOf(func(c *model.Change) []property {
			return []property{
				{"id", &c.ID}, {"import", &c.ImportID}, {"at", &c.At}, {"kind", enum(&c.Kind)}, {"of", &c.Of}, {"property", &c.Property},
				{"old", &c.Old}, {"new", &c.New}, {"source", &c.SourceID},
			}
		}),
		newestFirst: true,
		since:       "@.at",
		orders:      orders{"NAME": stored("@.id")},
		filters: filters{
			{"of", code("@.of")}, {"import", named("@.import", model.KindImport)}, {"source", named("@.source", model.KindSource)}, {"kind", oneOf("@.kind", asNames)},
		},
	}
}
