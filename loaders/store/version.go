package store

import (
	"fmt"
	"reflect"

	"puente/graph/model"
)

// takeVersion adds a row of a claim that its source took back, as an export gives it: a version beside the current claim, which it
// leaves as it is. A version that is there already is not stored again.
func (f *writeClaims) takeVersion(r *model.FactRecord) {
	props := writeClaimProps(r)
	props["retractedAt"] = r.RetractedAt
	claim := writeString(props["id"])
	for n := 1; ; n++ {
		id := fmt.Sprintf("%s~%d", claim, n)
		props["id"] = id
		was, taken := f.now[id]
		if taken && !reflect.DeepEqual(was, props) {
			continue
		}
		f.now[id] = props
		return
	}
}
