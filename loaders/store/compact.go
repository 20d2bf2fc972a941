package store

import (
	"context"
	"errors"
	"fmt"

	"puente/graph/model"
)

// compactThreshold is after how many words an import of many rows remembers no more what it need not.
const compactThreshold = 3_000_000

// MemoryLimit is what a process that imports may tell its runtime to keep to, in bytes. What an import of ten million rows remembers
// is well below it, and the runtime would else let twice as much lie before it collects what is no longer needed.
const MemoryLimit = 320 << 20

// conflictKey is that of which a record and those that may contradict it tell.
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

// compact reads the whole stream ahead for units of which its rows say different things, one word for each while it reads. What rows
// say of all others need not be remembered: nothing contradicts it. What the rows up to here say of the suspects is read again.
func (m *memory) compact(ctx context.Context, records Records, read int) error {
	var units, suspects hashTable
	err := reread(ctx, records, -1, func(rec model.Record) {
		said := ""
		for _, each := range assertions(rec) {
			said += each.key + "=" + each.value + "\x00"
		}
		if unit := conflictKey(rec); said != "" && units.conflicts(unit, said) {
			suspects.put(unit, 0)
		}
	})
	if err != nil {
		return err
	}
	m.asserted, m.conflicting = hashTable{}, &suspects
	if suspects.tables == nil {
		return nil
	}
	return reread(ctx, records, read, func(rec model.Record) { _, _ = m.conflict(rec) })
}

// reread reads so many records of a stream again, or all.
func reread(ctx context.Context, records Records, most int, f func(model.Record)) error {
	n := 0
	for rec, err := range records() {
		if n == most {
			break
		}
		n++
		switch bad := (model.BadRow{}); {
		case errors.As(err, &bad):
			continue
		case err != nil:
			return fmt.Errorf("read again: %w", err)
		case ctx.Err() != nil:
			return fmt.Errorf("read again: %w", ctx.Err())
		}
		if recordFault(rec) == "" {
			f(rec)
		}
	}
	return nil
}
