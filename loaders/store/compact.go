package store

import (
	"context"
	"errors"
	"fmt"

	"puente/graph/model"
)

// compactThreshold is the number of assertions after which an import keeps only those that matter.
const compactThreshold = 3_000_000

// MemoryLimit is a limit in bytes for the Go runtime of a process that imports; see debug.SetMemoryLimit. What an import of ten
// million rows keeps is well below it. Without a limit the runtime would let the heap grow to twice that between collections.
const MemoryLimit = 320 << 20

// compact reads the whole stream for conflict keys whose records contradict each other, with one word of memory for each key. The
// assertions of all other records need not be kept. Those of the first read records are then read again for the conflicting keys.
func (m *memory) compact(ctx context.Context, stream Records, read int) error {
	var values, conflicting hashTable
	err := rereadRecords(ctx, stream, -1, func(rec model.Record) {
		all := ""
		for _, a := range assertions(rec) {
			all += a.key + "=" + a.value + "\x00"
		}
		if key := conflictKey(rec); all != "" && values.conflicts(key, all) {
			conflicting.put(key, 0)
		}
	})
	if err != nil {
		return err
	}
	m.asserted, m.conflicting = hashTable{}, &conflicting
	if conflicting.tables == nil {
		return nil
	}
	return rereadRecords(ctx, stream, read, func(rec model.Record) { _, _ = m.conflict(rec) })
}

// rereadRecords calls f for the valid ones of the first records of a stream, up to a maximum, or of all if it is negative.
func rereadRecords(ctx context.Context, stream Records, maximum int, f func(model.Record)) error {
	n := 0
	for rec, err := range stream() {
		if n == maximum {
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
