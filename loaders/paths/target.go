package paths

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"puente/graph/model"
)

// target is an EntityFilter as far as a projection can tell who meets it: by id, kind and kind of agency. Its conditions are those that
// loaders.EntityConditions writes for the database.
type target struct {
	ids      []string // nil: any
	prefix   string
	kinds    []bool // by the number of the kind; nil: any
	agencies []bool // by the number of the kind of agency; nil: any, and who is none
}

// answers reports whether the projection holds all that a query decides by: not so if it seeks names, or has filters within filters.
func (p *projection) answers(q *Query) bool {
	return q.Target["name"] == nil && q.Target["not"] == nil && q.Target["anyOf"] == nil
}

func newTarget(p *projection, filter map[string]any) *target {
	t := &target{}
	if id, ok := filter["id"].(map[string]any); ok {
		if id["in"] != nil {
			t.ids = append([]string{}, texts(id["in"])...)
		}
		if id["startsWith"] != nil {
			t.prefix = fmt.Sprint(id["startsWith"])
		}
	}
	if filter["kinds"] != nil {
		t.kinds = make([]bool, unknownKind+1)
		for n, k := range model.Kinds() {
			t.kinds[n] = slices.Contains(texts(filter["kinds"]), string(k.Enum()))
		}
	}
	if filter["agencyKinds"] != nil {
		t.agencies = make([]bool, len(p.agencyKinds))
		for n, kind := range p.agencyKinds {
			t.agencies[n] = n > 0 && slices.Contains(texts(filter["agencyKinds"]), kind)
		}
	}
	return t
}

// meets reports whether an entity meets the filter.
func (t *target) meets(p *projection, e int32) bool {
	if t.kinds != nil && !t.kinds[p.kinds[e]] || t.agencies != nil && !t.agencies[p.agency[e]] {
		return false
	}
	id := p.ids.at(int(e))
	return strings.HasPrefix(id, t.prefix) && (t.ids == nil || slices.Contains(t.ids, id))
}

// texts are the values of a list of a request, however it was coerced, or the only one.
func texts(v any) []string {
	list := reflect.ValueOf(v)
	if list.Kind() != reflect.Slice {
		list = reflect.ValueOf([]any{v})
	}
	all := make([]string, list.Len())
	for i := range all {
		all[i] = fmt.Sprint(list.Index(i).Interface())
	}
	return all
}
