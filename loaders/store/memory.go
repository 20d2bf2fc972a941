package store

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"puente/graph/model"
)

// memory is what an import keeps of the rows it has read. It serves to find rows in which a source contradicts itself: if these were
// stored, one value would replace the other, and the graph would change at each import.
type memory struct {
	asserted    hashTable  // value of each assertion by its key
	conflicting *hashTable // if not nil: the only conflict keys whose assertions need be kept; see compact
	checked     int        // number of assertions passed to asserted
	marks       hashTable  // the marks of ids
}

// The marks of an id. The lowest bit of a table's word is in use.
const (
	markSeen    = 2 << iota // a row that describes it was read
	markPlanned             // the plan of a dry run creates or changes it
	markStored              // a dry run would have stored it
)

func newMemory() *memory { return &memory{} }

// assertion is one statement of a row: the value of a key, which names the source and what the source describes.
type assertion struct {
	key, value string
	conflict   string // what an earlier row with another value of the key does: the end of a sentence for the user
}

// conflict returns the first assertion of a record that contradicts an earlier record, and keeps those that do not.
func (m *memory) conflict(rec model.Record) (a assertion, found bool) {
	if m.conflicting != nil && !m.conflicting.has(conflictKey(rec)) {
		return assertion{}, false
	}
	for _, a := range assertions(rec) {
		m.checked++
		if m.asserted.conflicts(a.key, a.value) {
			return a, true
		}
	}
	return assertion{}, false
}

// conflictKey is the same for all records that can contradict each other.
func conflictKey(rec model.Record) string {
	switch r := rec.(type) {
	case *model.EntityRecord:
		return r.ID + "\x00" + r.Source
	case *model.FactRecord:
		return claimID(r)
	case *model.SourceRecord:
		return r.ID
	}
	return subjectID(rec)
}

// assertions are those of a record: one for each property of an entity, since several rows may describe it, and one for a source,
// claim or series as a whole.
func assertions(rec model.Record) []assertion {
	switch r := rec.(type) {
	case *model.SourceRecord:
		return []assertion{{r.ID, canonicalText(sourceProps(r)), "says something else of the source " + r.ID}}
	case *model.FactRecord:
		if r.RetractedAt != "" {
			return nil // versions of a claim differ
		}
		return []assertion{{claimID(r), canonicalText(claimProps(r)),
			"says something else of this fact from the same source: give each row its own url or quote, or each fact a discriminator"}}
	case *model.SeriesRecord:
		return []assertion{{r.SeriesID, canonicalText(seriesProps(r)),
			"gives other cells of this series: " + string(r.Measure) + " of " + r.Subject + " from the same source, " + r.Source}}
	case *model.EntityRecord:
		props := entityProps(r)
		all := make([]assertion, 0, len(props))
		delete(props, "id") // part of every key
		for _, name := range slices.Sorted(maps.Keys(props)) {
			all = append(all, assertion{
				key:      r.ID + "\x00" + r.Source + "\x00" + name,
				value:    fmt.Sprint(props[name]),
				conflict: fmt.Sprintf("gives another %s of %s from the same source, %s", name, r.ID, r.Source),
			})
		}
		return all
	}
	return nil
}

// canonicalText formats properties in a form that is equal for equal properties.
func canonicalText(props properties) string {
	var text []byte
	for _, name := range slices.Sorted(maps.Keys(props)) {
		text = append(append(text, name...), '=')
		switch v := props[name].(type) { // the frequent types do without fmt, which is slow
		case string:
			text = append(text, v...)
		case []float64:
			for _, x := range v {
				text = append(strconv.AppendFloat(text, x, 'g', -1, 64), ' ')
			}
		default:
			text = fmt.Append(text, v)
		}
		text = append(text, 0)
	}
	return string(text)
}
