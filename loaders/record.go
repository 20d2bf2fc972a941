package loaders

import (
	"slices"
	"strings"

	"puente/graph/model"
)

// Nodes that are no entities: a person does not name them. They are listed and looked up by id as entities are, by
// declarations of the same form.
const (
	KindSource model.Kind = "Source"
	KindSeries model.Kind = "Series"
	KindImport model.Kind = "Import"
	KindChange model.Kind = "Change"
	kindFact   model.Kind = "Fact" // a relationship: listed, and looked up by a field of its own
)

// records are the kinds of nodes that are no entities.
func records() []model.Kind { return []model.Kind{KindSource, KindSeries, KindImport, KindChange} }

// recordOf reads the kind from an id, and false where the id names none.
func recordOf(id string) (model.Kind, bool) {
	all := records()
	i := slices.IndexFunc(all, func(k model.Kind) bool { return strings.HasPrefix(id, strings.ToLower(string(k))+":") })
	if i < 0 {
		return "", false
	}
	return all[i], true
}
