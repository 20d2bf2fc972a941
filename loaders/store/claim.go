package store

import (
	"fmt"
	"maps"
	"reflect"
	"slices"

	"puente/graph/model"
)

// take adds a row on a day. A claim that says the same as before stays as it is, with the day on which it was recorded.
// One that says something else takes the place of the earlier one, which stays as a version of its own: a source
// corrects itself, and what it said before is not forgotten.
func (f *writeClaims) take(r *model.FactRecord, day string) {
	props := writeClaimProps(r)
	id := writeString(props["id"])
	was, ok := f.now[id]
	recorded := writeString(was["recordedAt"])
	switch given := writeString(props["recordedAt"]); {
	case ok && recorded != "" && reflect.DeepEqual(writeSaid(was), writeSaid(props)):
		return
	case given != "" && given > recorded:
		recorded = given
	case day > recorded:
		// A row that was changed without a later day of its own is recorded today.
		recorded = day
	}
	writePut(props, map[string]string{"recordedAt": recorded})
	if ok && !reflect.DeepEqual(writeSaid(was), writeSaid(props)) {
		f.keep(was, recorded)
	}
	f.now[id] = props
}

// keep puts a claim that was replaced beside the current one, under the next free id.
func (f *writeClaims) keep(was map[string]any, retracted string) {
	version := maps.Clone(was)
	for n := 1; ; n++ {
		id := fmt.Sprintf("%s~%d", was["id"], n)
		if _, taken := f.now[id]; !taken {
			version["id"] = id
			break
		}
	}
	writePut(version, map[string]string{"retractedAt": retracted})
	f.now[writeString(version["id"])] = version
}

// writeSaid is what a claim says, whenever it was recorded and whatever ended it.
func writeSaid(claim map[string]any) map[string]any {
	said := writeOpened(claim)
	delete(said, "recordedAt")
	return said
}

// writeCurrent are the claims that have not been replaced.
func writeCurrent(all []map[string]any) []map[string]any {
	return slices.DeleteFunc(slices.Clone(all), func(c map[string]any) bool { return c["retractedAt"] != nil })
}
