package store

import (
	"context"
	"fmt"
	"iter"
	"os"
	"reflect"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"puente/graph/model"
)

// A table finds all keys that were put, and no others.
func TestTable(t *testing.T) {
	var m hashTable
	const n = 300_000
	for i := range uint64(n) {
		if _, found := m.put(fmt.Sprint("a", i), i); found {
			t.Fatalf("%d is found before it was put", i)
		}
	}
	for i := range uint64(n) {
		before, found := m.put(fmt.Sprint("a", i), i+2)
		if want := i&(1<<valueBits-1) | 1; !found || before != want {
			t.Fatalf("%d has the value %d, %v; want %d", i, before, found, want)
		}
		if m.has(fmt.Sprint("b", i)) || !m.has(fmt.Sprint("a", i)) {
			t.Fatalf("a key that was put is not found, or another is: %d", i)
		}
	}
}

// The marks of a key are independent of each other.
func TestTableMarks(t *testing.T) {
	var m hashTable
	if m.marked("a", markSeen) || m.mark("a", markSeen) || !m.mark("a", markSeen) || m.marked("a", markStored) || m.mark("a", markStored) || !m.marked("a", markSeen) {
		t.Error("a mark is not what was put")
	}
}

// memoryRun reads a stream as an import does, without a database, and returns the refused rows.
func memoryRun(t testing.TB, records Records, thinAfter int, dry bool) (*importRun, []string) {
	t.Helper()
	var refused []string
	run := newImportRun(ImportOptions{BatchSize: 1000, Refused: func(b model.BadRow) { refused = append(refused, b.Error()) }}.withDefaults())
	run.compactThreshold, run.dryRun = thinAfter, dry
	err := run.readAll(t.Context(), records, func(_ context.Context, b *batch) (*plan, error) {
		wouldExist := b.wouldExist
		b.wouldExist = func(id string) bool { return strings.HasPrefix(id, "firm:stored") || wouldExist(id) }
		stored := &snapshot{sources: map[string]properties{"source:s": {"id": "source:s"}, "source:o": {"id": "source:o"}}}
		return newPlan(b, stored), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return run, refused
}

// memoryRows is a stream of rows of which some repeat or contradict others, and some are bad.
func memoryRows(rows int) Records {
	const apart = 5000 // rows between those with the same id
	return func() iter.Seq2[model.Record, error] {
		return func(yield func(model.Record, error) bool) {
			for i := range rows {
				at := model.Origin{File: "f", Line: i + 2}
				row, n := i%apart, i/apart%3
				var rec model.Record
				switch {
				case i%101 == 0:
					if !yield(nil, model.BadRow{Origin: at, Reason: "bad"}) {
						return
					}
					continue
				case i%3 == 0: // of two rows of a firm, the second adds to the first; of some, it contradicts it
					props := map[string]any{"country": "MX"}
					if n == 1 {
						props = map[string]any{"legalForm": "S.A."}
					} else if n == 2 && row%5 == 0 {
						props = map[string]any{"country": "US"}
					}
					rec = &model.EntityRecord{Origin: at, Kind: model.KindFirm, ID: fmt.Sprint("firm:", row), Name: "A", Source: "source:s", Props: props}
				case i%3 == 1:
					f := testFact(model.RelationOwns, "firm:stored-a", fmt.Sprint("firm:stored-", row), "s")
					if f.Origin = at; n == 1 && row%7 == 0 {
						f.Confidence = 0.123
					}
					rec = f
				default:
					s := &model.SeriesRecord{
						Origin: at, SeriesID: fmt.Sprint("series:", row), Subject: "firm:stored", Measure: model.MeasureEmployees, Unit: "persons",
						Frequency: model.FrequencyYear, First: "2000", Values: []float64{1}, Flags: "E", Source: "source:s",
					}
					if n == 2 && row%11 == 0 {
						s.Values = []float64{2}
					}
					rec = s
				}
				if !yield(rec, nil) {
					return
				}
			}
		}
	}
}

// Compacting the memory changes neither the refused rows nor the counts nor the plans.
func TestCompactMemory(t *testing.T) {
	records := memoryRows(15_000)
	for _, dry := range []bool{false, true} {
		all, want := memoryRun(t, records, compactThreshold, dry)
		if all.memory.conflicting != nil || len(want) < 100 {
			t.Fatalf("%d refused, compacted: %v", len(want), all.memory.conflicting != nil)
		}
		for _, after := range []int{0, 3000, 9000} {
			compacted, got := memoryRun(t, records, after, dry)
			if compacted.memory.conflicting == nil {
				t.Errorf("after %d assertions the memory was not compacted", after)
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("after %d assertions %d rows were refused, not %d", after, len(got), len(want))
			}
			if !reflect.DeepEqual(compacted.tally.report(), all.tally.report()) || compacted.written != all.written {
				t.Errorf("after %d assertions %+v, not %+v", after, compacted.tally.rows, all.tally.rows)
			}
		}
	}
}

// memoryKinds make rows with distinct ids, by kind of row.
func memoryKinds() map[string]func(i int) model.Record {
	values := []float64{1, 2, 3}
	return map[string]func(i int) model.Record{
		"entities of eight properties": func(i int) model.Record {
			return &model.EntityRecord{Kind: model.KindFirm, ID: fmt.Sprint("firm:", i), Name: "A", NameEs: "B", Source: "source:s", Props: map[string]any{
				"country": "MX", "legalForm": "S.A.", "website": "w", "employmentBand": "0", "rfc": "r", "lei": i,
			}}
		},
		"facts": func(i int) model.Record {
			return testFact(model.RelationOwns, "firm:stored-a", fmt.Sprint("firm:stored-", i), "s")
		},
		"series": func(i int) model.Record {
			return &model.SeriesRecord{
				SeriesID: fmt.Sprint("series:", i), Subject: "firm:stored", Measure: model.MeasureEmployees, Unit: "persons", Frequency: model.FrequencyYear,
				First: "2000", Values: values, Flags: "EEE", Source: "source:s",
			}
		},
	}
}

func memoryStream(rows int, row func(i int) model.Record) Records {
	return func() iter.Seq2[model.Record, error] {
		return func(yield func(model.Record, error) bool) {
			for i := range rows {
				if !yield(row(i), nil) {
					return
				}
			}
		}
	}
}

// A compacted memory has one word for each row of any kind, and the free words of the tables.
func TestMemoryOfRows(t *testing.T) {
	const rows, maximum = 200_000, 24.0
	heap := func() float64 {
		runtime.GC()
		var s runtime.MemStats
		runtime.ReadMemStats(&s)
		return float64(s.HeapAlloc)
	}
	for name, row := range memoryKinds() {
		t.Run(name, func(t *testing.T) {
			before := heap()
			run, refused := memoryRun(t, memoryStream(rows, row), 1000, false)
			used := heap() - before - tableCount*28 // without the headers of the tables, which do not depend on the number of rows
			if each := used / rows; each > maximum {
				t.Errorf("%.1f bytes a row, want %.1f at most", each, maximum)
			} else {
				t.Logf("%.1f bytes a row", each)
			}
			if len(refused) > 0 || run.tally.rows.Taken != rows || run.tally.rows.Merged != 0 {
				t.Errorf("%+v, %.3s", run.tally.rows, refused)
			}
			runtime.KeepAlive(run)
		})
	}
}

// BenchmarkTenMillionRows measures the peak memory of a process that reads ten million rows as an import does, without a database.
func BenchmarkTenMillionRows(b *testing.B) {
	const rows = 10_000_000
	for name, row := range memoryKinds() {
		for _, dry := range []bool{false, true} {
			b.Run(fmt.Sprintf("%s, dry run %v", name, dry), func(b *testing.B) {
				defer debug.SetMemoryLimit(debug.SetMemoryLimit(MemoryLimit))
				debug.FreeOSMemory()
				if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o200); err != nil {
					b.Skip("this system does not report the peak memory of a process:", err)
				}
				run, refused := memoryRun(b, memoryStream(rows, row), compactThreshold, dry)
				if len(refused) > 0 || run.tally.rows.Taken != rows {
					b.Fatalf("%+v, %.3s", run.tally.rows, refused)
				}
				text, err := os.ReadFile("/proc/self/status")
				if err != nil {
					b.Fatal(err)
				}
				_, after, _ := strings.Cut(string(text), "VmHWM:")
				var kilobytes float64
				if _, err := fmt.Sscan(after, &kilobytes); err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(kilobytes*1024/1e6, "MB-peak")
			})
		}
	}
}
