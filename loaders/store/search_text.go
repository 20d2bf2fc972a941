package store

import (
	"slices"

	"puente/graph/model"
	"puente/names"
)

// searchTexts are what the full-text index holds of an entity, without duplicates: its names, those of a county or port also without the word for
// what it is; and, of what lies in one country, where it lies and what it is.
func searchTexts(kind model.Kind, props properties, all []string) []string {
	list := []string{}
	add := func(text string) {
		if text != "" && !slices.Contains(list, text) {
			list = append(list, text)
		}
	}
	for _, name := range all {
		add(names.Search(name))
	}
	country := model.CountryOf(props.text("id"))
	if country == "" {
		return list
	}
	is := names.Is(string(kind))
	for _, name := range slices.Clone(list) {
		for _, r := range names.Readings(name) {
			if slices.Equal(r.Qualifiers, []string{is}) {
				add(r.Name)
			}
		}
	}
	add(is)
	add(names.In(country))
	if state := stateOf(kind, country, props); state != "" {
		add(names.In(state))
	}
	return list
}

// stateOf is the state in which an area or a port lies, as its code or its source says.
func stateOf(kind model.Kind, country string, props properties) string {
	if kind.Area() == model.AreaUnit {
		return names.StateOf(country, props.text(kind.CodeProperty()))
	}
	return props.text("state")
}
