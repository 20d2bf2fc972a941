package store

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"puente/graph/model"
)

// memory is what an import remembers of the rows it has read. By it rows are found in which a source contradicts itself:
// one value would otherwise take the other's place, and change about at each import.
type memory struct {
	asserted    hashTable  // what sources said, one word for each thing
	conflicting *hashTable // where set, the only units of which anything need be remembered
	words       int        // words that went into said, or were there
	marks       hashTable  // what became of ids
}

// The marks of an id.
const (
	markSeen    = 2 << iota // a row that tells of it was read
	markPlanned             // a plan that nobody carries out would make or change it
	markStored              // a mere check would have stored it
)

func newMemory() *memory { return &memory{} }

// assertion is one thing that a row says.
type assertion struct {
	key, value string
	conflict   string // what an earlier row does that says otherwise
}

// conflict is what a record says otherwise than an earlier one, and false where it can be taken beside them.
func (m *memory) conflict(rec model.Record) (assertion, bool) {
	if m.conflicting != nil && !m.conflicting.has(conflictKey(rec)) {
		return assertion{}, false
	}
	for _, s := range assertions(rec) {
		m.words++
		if m.asserted.conflicts(s.key, s.value) {
			return s, true
		}
	}
	return assertion{}, false
}

// assertions is what a record says: of an entity property by property, since rows may add to each
// other; of a source or claim as a whole.
func assertions(rec model.Record) []assertion {
	switch r := rec.(type) {
	case *model.SourceRecord:
		return []assertion{{r.ID, canonicalText(sourceProps(r)), "says something else of the source " + r.ID}}
	case *model.FactRecord:
		if r.RetractedAt != "" {
			return nil // it said something else before, and more than once
		}
		return []assertion{{claimID(r), canonicalText(claimProps(r)),
			"says something else of this fact from the same source: give each row its own url or quote, or each fact a discriminator"}}
	case *model.SeriesRecord:
		return []assertion{{r.SeriesID, canonicalText(seriesProps(r)),
			"gives other cells of this series: " + string(r.Measure) + " of " + r.Subject + " from the same source, " + r.Source}}
	case *model.EntityRecord:
		props := entityProps(r)
		all := make([]assertion, 0, len(props))
		delete(props, "id") // of which the source speaks
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

// canonicalText is a set of properties as one text, the same for the same properties.
func canonicalText(props map[string]any) string {
	var text []byte
	for _, name := range slices.Sorted(maps.Keys(props)) {
		text = append(append(text, name...), '=')
		switch v := props[name].(type) { // most are of these types, and fmt takes its time
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
