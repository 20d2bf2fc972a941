package main

import (
	"strings"
	"testing"
	"time"
)

// A line gives how much was read, at what rate, and how long the rest takes at that rate. There is one for each tenth of the bytes,
// and after a pause.
func TestProgressLines(t *testing.T) {
	var out strings.Builder
	now, done, total := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), int64(0), int64(1000)
	p := &progressLines{to: &out, now: func() time.Time { return now }, done: func() int64 { return done }, total: func() int64 { return total }, started: now, last: now}
	for _, step := range []struct {
		seconds, bytes, total int64
		rows                  int
		want                  string
	}{
		{0, 0, 1000, 0, "  0 of 1000 bytes, 0 rows\n"},
		{2, 100, 1000, 50, "  100 of 1000 bytes, 50 rows, 25 rows a second, 18s left\n"},
		{3, 110, 1000, 55, ""},
		{4, 200, 1000, 100, "  200 of 1000 bytes, 100 rows, 25 rows a second, 16s left\n"},
		{13, 210, 1000, 105, ""},
		{14, 220, 1000, 110, "  220 of 1000 bytes, 110 rows, 8 rows a second, 50s left\n"},
		{15, 500, 2000, 250, "  500 of 2000 bytes, 250 rows, 17 rows a second, 45s left\n"}, // all is to be read once more
		{16, 1000, 2000, 10, "  1000 of 2000 bytes, 10 rows, 16 rows a second, 16s left\n"}, // the second time begins
		{20, 2100, 2000, 500, "  2000 of 2000 bytes, 500 rows, 38 rows a second, 0s left\n"},
	} {
		out.Reset()
		now, done, total = p.started.Add(time.Duration(step.seconds)*time.Second), step.bytes, step.total
		if p.report(step.rows); out.String() != step.want {
			t.Errorf("after %d s: %q, want %q", step.seconds, out.String(), step.want)
		}
	}
}
