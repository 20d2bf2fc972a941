package store

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"puente/graph/model"
	"puente/names"
)

// entityMerge merges rows about one entity with what is stored of it. The result does not depend on the order of rows or imports: where two
// sources give a property differently, the one of the higher rank (sourceRank) wins, and of two with the same rank the one whose id
// sorts last. A later row of a source replaces what that source gave before.
type entityMerge struct {
	kind    model.Kind
	props   properties        // id, name, nameEs and the properties of the kind, without derived ones
	givenBy map[string]string // id of the source that gave each property
	aliases []string
	sources []string // ids
}

// derivedProperties are those that result computes.
func derivedProperties() []string {
	return []string{"aliases", "sources", "givenBy", "sortName", "sortNameEs", "sortPopulation", "searchText", "topicsEn", "topicsEs"}
}

// newEntityMerge starts from the stored properties, which are nil if the entity does not exist.
func newEntityMerge(kind model.Kind, stored properties) *entityMerge {
	e := &entityMerge{
		kind: kind, props: maps.Clone(stored), givenBy: map[string]string{}, aliases: stored.texts("aliases"), sources: stored.texts("sources"),
	}
	if e.props == nil {
		e.props = properties{}
	}
	for _, name := range derivedProperties() {
		delete(e.props, name)
	}
	if e.props["kind"] == kind.FallbackKind() {
		delete(e.props, "kind") // it need not have been given by any source
	}
	for name := range e.props {
		if len(e.sources) == 1 {
			e.givenBy[name] = e.sources[0]
		}
	}
	for _, pair := range stored.texts("givenBy") {
		name, source, _ := strings.Cut(pair, " ")
		e.givenBy[name] = source
	}
	return e
}

// entityProps are the properties that a row gives, without aliases and sources.
func entityProps(r *model.EntityRecord) properties {
	props := properties{}
	for name, value := range r.Props {
		if value != nil && value != "" && !slices.Contains(derivedProperties(), name) {
			props[name] = value
		}
	}
	return props.setTexts(map[string]string{"id": r.ID, "name": r.Name, "nameEs": r.NameEs})
}

// add merges a row. ranks are those of sources by id.
func (e *entityMerge) add(r *model.EntityRecord, ranks map[string]string) {
	for name, value := range entityProps(r) {
		e.set(name, value, r.Source, ranks)
	}
	e.aliases = append(e.aliases, r.Aliases...)
	e.sources = append(slices.Clone(e.sources), r.Source)
}

// set gives a property the value of a source, unless the source that gave the present value outranks it. The name that loses becomes
// an alias.
func (e *entityMerge) set(name string, value any, source string, ranks map[string]string) {
	old, exists := e.props[name]
	givenBy := e.givenBy[name]
	outranks := func() bool {
		if ranks[source] != ranks[givenBy] {
			return ranks[source] > ranks[givenBy]
		}
		return source > givenBy
	}
	switch {
	case name == "kind" && value == e.kind.FallbackKind():
		if givenBy == source {
			delete(e.props, name)
			delete(e.givenBy, name)
		}
		return
	case !exists || givenBy == source:
	case reflect.DeepEqual(old, value):
		if !outranks() {
			return
		}
	case !outranks():
		if loser, ok := value.(string); ok && name == "name" {
			e.aliases = append(e.aliases, loser)
		}
		return
	case name == "name":
		e.aliases = append(e.aliases, e.props.text(name))
	}
	e.props[name], e.givenBy[name] = value, source
}

// result returns the properties to be stored.
func (e *entityMerge) result() properties {
	props := maps.Clone(e.props)
	if fallback := e.kind.FallbackKind(); fallback != "" && props["kind"] == nil {
		props["kind"] = fallback
	}
	name, nameEs := props.text("name"), props.text("nameEs")
	aliases := sortedUnique(slices.DeleteFunc(slices.Clone(e.aliases), func(a string) bool { return a == "" || a == name }))
	sources := sortedUnique(slices.Clone(e.sources))
	props["sources"] = sources
	if len(aliases) > 0 {
		props["aliases"] = aliases
	}
	if len(sources) > 1 {
		props["givenBy"] = e.givenByPairs(props)
	}
	props["sortName"] = names.Fold(name)
	props["sortNameEs"] = names.Fold(name)
	if nameEs != "" {
		props["sortNameEs"] = names.Fold(nameEs)
	}
	if e.kind.Area() == model.AreaUnit {
		if props["sortPopulation"] = props["population"]; props["population"] == nil {
			props["sortPopulation"] = int64(-1)
		}
	}
	maps.Copy(props, topics(e.kind, props))
	props["searchText"] = searchTexts(e.kind, props, append([]string{name, nameEs}, aliases...))
	return props
}

// givenByPairs lists "property source" for each property: the form in which givenBy is stored, for entities of several sources.
func (e *entityMerge) givenByPairs(props properties) []string {
	var pairs []string
	for name, source := range e.givenBy {
		if props[name] != nil && name != "id" {
			pairs = append(pairs, name+" "+source)
		}
	}
	return sortedUnique(pairs)
}
