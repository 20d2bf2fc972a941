package store

import (
	"fmt"
	"maps"
	"reflect"
	"slices"

	"puente/graph/model"
)

// add adds a row on a day. A claim that says the same as before stays as it is, with the day on which it was recorded.
// One that says something else takes the place of the earlier one, which stays as a version of its own: a source
// corrects itself, and what it said before is not forgotten.
func (f *factClaims) add(r *model.FactRecord, day string) {
	props := claimProps(r)
	id := writeString(props["id"])
	was, ok := f.claims[id]
	recorded := writeString(was["recordedAt"])
	switch given := writeString(props["recordedAt"]); {
	case ok && recorded != "" && reflect.DeepEqual(claimContent(was), claimContent(props)):
		return
	case given != "" && given > recorded:
		recorded = given
	case day > recorded:
		// A row that was changed without a later day of its own is recorded today.
		recorded = day
	}
	setTexts(props, map[string]string{"recordedAt": recorded})
	if ok && !reflect.DeepEqual(claimContent(was), claimContent(props)) {
		f.archive(was, recorded)
	}
	f.claims[id] = props
}

// archive puts a claim that was replaced beside the current one, under the next free id.
func (f *factClaims) archive(was map[string]any, retracted string) {
	version := maps.Clone(was)
	for n := 1; ; n++ {
		id := fmt.Sprintf("%s~%d", was["id"], n)
		if _, taken := f.claims[id]; !taken {
			version["id"] = id
			break
		}
	}
	setTexts(version, map[string]string{"retractedAt": retracted})
	f.claims[writeString(version["id"])] = version
}

// claimContent is what a claim says, whenever it was recorded and whatever ended it.
func claimContent(claim map[string]any) map[string]any {
	said := reopenClaim(claim)
	delete(said, "recordedAt")
	return said
}

// currentClaims are the claims that have not been replaced.
func currentClaims(all []map[string]any) []map[string]any {
	return slices.DeleteFunc(slices.Clone(all), func(c map[string]any) bool { return c["retractedAt"] != nil })
}

// addVersion adds a row of a claim that its source took back, as an export gives it: a version beside the current claim, which it
// leaves as it is. A version that is there already is not stored again.
func (f *factClaims) addVersion(r *model.FactRecord) {
	props := claimProps(r)
	props["retractedAt"] = r.RetractedAt
	claim := writeString(props["id"])
	for n := 1; ; n++ {
		id := fmt.Sprintf("%s~%d", claim, n)
		props["id"] = id
		was, taken := f.claims[id]
		if taken && !reflect.DeepEqual(was, props) {
			continue
		}
		f.claims[id] = props
		return
	}
}
