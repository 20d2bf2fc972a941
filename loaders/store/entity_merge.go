package store

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"puente/graph/model"
	"puente/names"
)

// entityMerge is an entity to which rows are added. The order of rows makes no difference: of
// two sources that give a property differently, the one that was read later has it, and of two
// that were read on the same day the one whose id sorts last. A source corrects itself.
type entityMerge struct {
	kind    model.Kind
	props   map[string]any    // id, name, nameEs and the kind's own
	givenBy map[string]string // the source that gave each
	aliases []string
	sources []string
}

// derivedProperties are the properties that are made from others.
func derivedProperties() []string {
	return []string{"aliases", "sources", "givenBy", "sortName", "sortNameEs", "sortPopulation", "searchText"}
}

// newEntityMerge takes an entity up as it is stored; one that is not there has no properties.
func newEntityMerge(kind model.Kind, stored map[string]any) *entityMerge {
	e := &entityMerge{kind: kind, props: maps.Clone(stored), givenBy: map[string]string{}}
	if e.props == nil {
		e.props = map[string]any{}
	}
	e.aliases, _ = stored["aliases"].([]string)
	e.sources, _ = stored["sources"].([]string)
	given, _ := stored["givenBy"].([]string)
	for _, name := range derivedProperties() {
		delete(e.props, name)
	}
	if e.props["kind"] == kind.FallbackKind() {
		delete(e.props, "kind") // nobody need have given it
	}
	for name := range e.props {
		if len(e.sources) == 1 {
			e.givenBy[name] = e.sources[0]
		}
	}
	for _, pair := range given {
		name, source, _ := strings.Cut(pair, " ")
		e.givenBy[name] = source
	}
	return e
}

// entityProps is what a row gives of an entity, one value each.
func entityProps(r *model.EntityRecord) map[string]any {
	props := map[string]any{}
	for name, value := range r.Props {
		if value != nil && value != "" && !slices.Contains(derivedProperties(), name) {
			props[name] = value
		}
	}
	return setTexts(props, map[string]string{"id": r.ID, "name": r.Name, "nameEs": r.NameEs})
}

// add adds a row.
func (e *entityMerge) add(r *model.EntityRecord, ranks map[string]string) {
	for name, value := range entityProps(r) {
		e.set(name, value, r.Source, ranks)
	}
	e.aliases = append(e.aliases, r.Aliases...)
	e.sources = append(slices.Clone(e.sources), r.Source)
}

func (e *entityMerge) set(name string, value any, source string, ranks map[string]string) {
	now, there := e.props[name]
	by := e.givenBy[name]
	outranks := func() bool {
		if ranks[source] != ranks[by] {
			return ranks[source] > ranks[by]
		}
		return source > by
	}
	switch {
	case name == "kind" && value == e.kind.FallbackKind():
		if by == source {
			delete(e.props, name)
			delete(e.givenBy, name)
		}
		return
	case !there || by == source:
	case reflect.DeepEqual(now, value):
		if !outranks() {
			return
		}
	case !outranks():
		if name == "name" {
			e.aliases = append(e.aliases, writeString(value))
		}
		return
	case name == "name":
		e.aliases = append(e.aliases, writeString(now))
	}
	e.props[name], e.givenBy[name] = value, source
}

// finalProps are the properties with which the entity is stored.
func (e *entityMerge) finalProps() map[string]any {
	props := maps.Clone(e.props)
	if fallback := e.kind.FallbackKind(); fallback != "" && props["kind"] == nil {
		props["kind"] = fallback
	}
	name, nameEs := writeString(props["name"]), writeString(props["nameEs"])
	aliases := sortedUnique(slices.DeleteFunc(slices.Clone(e.aliases), func(a string) bool { return a == "" || a == name }))
	sources := sortedUnique(slices.Clone(e.sources))
	props["sources"] = sources
	if len(aliases) > 0 {
		props["aliases"] = aliases
	}
	if len(sources) > 1 {
		props["givenBy"] = e.givers(props)
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
	props["searchText"] = searchTexts(append([]string{name, nameEs}, aliases...))
	return props
}

// givers tells which source gave which property. Where there is one source, nothing need be told.
func (e *entityMerge) givers(props map[string]any) []string {
	var given []string
	for name, source := range e.givenBy {
		if props[name] != nil && name != "id" {
			given = append(given, name+" "+source)
		}
	}
	return sortedUnique(given)
}

func searchTexts(all []string) []string {
	list := []string{}
	for _, each := range all {
		if text := names.Search(each); text != "" && !slices.Contains(list, text) {
			list = append(list, text)
		}
	}
	return list
}
