package loaders

import (
	"fmt"
	"hash/fnv"
	"maps"
	"slices"

	"puente/graph/model"
)

// writeMemory is what an import remembers of the rows it has read: by the hash of what a source
// spoke of, the hash of what it said. It finds the rows in which a source contradicts itself.
// One value would otherwise take the other's place, and change about at each import.
type writeMemory map[uint64]uint64

// writeSaying is one thing that a row says.
type writeSaying struct {
	about, said string
	reason      string // why it cannot be taken if an earlier row says otherwise
}

// contradiction is the reason why a record cannot be taken beside earlier ones, or "".
func (m writeMemory) contradiction(rec model.Record) string {
	all := writeSayings(rec)
	for _, s := range all {
		if before, ok := m[writeHash(s.about)]; ok && before != writeHash(s.said) {
			return s.reason
		}
	}
	for _, s := range all {
		m[writeHash(s.about)] = writeHash(s.said)
	}
	return ""
}

func writeHash(text string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(text))
	return h.Sum64()
}

// writeSayings is what a record says: of an entity property by property, since rows may add to each
// other; of a source or claim as a whole.
func writeSayings(rec model.Record) []writeSaying {
	switch r := rec.(type) {
	case *model.SourceRecord:
		return []writeSaying{{r.ID, writeText(writeSourceProps(r)), "an earlier row says something else of the source " + r.ID}}
	case *model.FactRecord:
		if r.RetractedAt != "" {
			return nil // it said something else before, and more than once
		}
		return []writeSaying{{writeClaimID(r), writeText(writeClaimProps(r)),
			"an earlier row says something else of this fact from the same source: give each row its own url or quote, or each fact a discriminator"}}
	case *model.EntityRecord:
		props := writeEntityProps(r)
		all := make([]writeSaying, 0, len(props))
		for _, name := range slices.Sorted(maps.Keys(props)) {
			all = append(all, writeSaying{
				about:  r.ID + "\x00" + r.Source + "\x00" + name,
				said:   fmt.Sprint(props[name]),
				reason: fmt.Sprintf("an earlier row gives another %s of %s from the same source, %s", name, r.ID, r.Source),
			})
		}
		return all
	}
	return nil
}

// writeText is a set of properties as one text, the same for the same properties.
func writeText(props map[string]any) string {
	text := ""
	for _, name := range slices.Sorted(maps.Keys(props)) {
		text += fmt.Sprintf("%s=%v\x00", name, props[name])
	}
	return text
}
