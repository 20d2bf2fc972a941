package loaders

import (
	"slices"
	"strings"

	"puente/graph/model"
)

// kindFact is the kind of facts, which are relationships: they are listed, and looked up by a field of their own.
const kindFact model.Kind = "Fact"

// kindClaim is the kind of claims, which are listed below their facts alone.
const kindClaim model.Kind = "Claim"

// records returns the kinds of nodes that are not entities.
func records() []model.Kind {
	return []model.Kind{model.KindSource, model.KindSeries, model.KindImport, model.KindChange}
}

// recordKind is the kind of an id of a node that is not an entity.
func recordKind(id string) (model.Kind, bool) { return kindAmong(records(), id) }

// evidenceKind is the kind of an id of a fact or claim. Such ids are looked up by resolvers: each relation has an index of its own, so a statement that
// looks in all of them is long, and would be a part of every look-up by id.
func evidenceKind(id string) (model.Kind, bool) {
	return kindAmong([]model.Kind{kindFact, kindClaim}, id)
}

// kindAmong is the one of some kinds that begins an id.
func kindAmong(kinds []model.Kind, id string) (model.Kind, bool) {
	i := slices.IndexFunc(kinds, func(k model.Kind) bool { return strings.HasPrefix(id, strings.ToLower(string(k))+":") })
	if i < 0 {
		return "", false
	}
	return kinds[i], true
}
