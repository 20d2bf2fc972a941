package store

import (
	"strings"

	"puente/graph/model"
	"puente/names"
)

// topics are the words for products and activities as the full-text index holds them: of an industry its titles and the entries of its
// index, of a product the parts of its description. The first is the title; each of the others stands at the place of its entry plus one.
func topics(kind model.Kind, props properties) properties {
	found := properties{}
	set := func(name string, all []string, form func(string) string) {
		if len(all) == 1 && all[0] == "" { // no title in this language
			return
		}
		list := make([]string, len(all))
		for i, each := range all {
			list[i] = form(each)
		}
		found[name] = list
	}
	name, nameEs := props.text("name"), props.text("nameEs")
	switch kind {
	case model.KindIndustry:
		if name == nameEs { // it has no English name
			name = ""
		}
		set("topicsEn", append([]string{name}, props.texts("termsEn")...), names.TopicEn)
		set("topicsEs", append([]string{nameEs}, props.texts("termsEs")...), names.TopicEs)
	case model.KindProduct:
		set("topicsEn", append([]string{name}, strings.Split(name, ";")...), names.TopicEn)
	case model.KindFirm, model.KindEstablishment, model.KindCounty, model.KindMunicipio, model.KindState, model.KindRegion, model.KindPort, model.KindAgency,
		model.KindSource, model.KindSeries, model.KindImport, model.KindChange:
	}
	return found
}
