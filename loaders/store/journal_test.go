package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"puente/embedded/embeddedtest"
	"puente/graph/model"
)

// testClock is a writer to an empty graph whose clock advances by a second each time that it is read.
func testClock(t testing.TB) *Writer {
	t.Helper()
	w := emptyGraph(t)
	now := time.Date(2026, 11, 25, 9, 30, 0, 0, time.UTC)
	w.now = func() time.Time { now = now.Add(time.Second); return now }
	return w
}

// testImportFile imports rows as those of a file.
func testImportFile(t testing.TB, w *Writer, file string, rows []model.Record) ImportReport {
	t.Helper()
	report, err := w.Import(context.Background(), testStream(rows), ImportOptions{Files: []string{file}, BatchSize: 3})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// testImports are the Import nodes in the order of their ids.
func testImports(t testing.TB) []string {
	t.Helper()
	return queryTexts(t, `MATCH (n:Import) WITH n ORDER BY n.id
RETURN collect(n.files[0] + ' ' + n.state + ' ' + n.rowsRead + ' rows, ' + n.rowsTaken + ' taken, ' + n.rowsRefused + ' refused, ' + n.made + ' made, ' +
  n.changed + ' changed' + CASE WHEN n.endedAt >= n.startedAt THEN ', ended' ELSE '' END)`)
}

// testChanges are the Change nodes of the last import in the order of their ids.
func testChanges(t testing.TB) []string {
	t.Helper()
	return queryTexts(t, `MATCH (i:Import) WITH max(i.id) AS last
MATCH (n:Change {import: last}) WITH n ORDER BY n.id
RETURN collect(n.kind + ' ' + n.of + coalesce(' ' + n.property, '') + coalesce(' <' + n.old + '>', '') + coalesce(' [' + n.new + ']', '') +
  coalesce(' by ' + n.source, ''))`)
}

func testSame(t testing.TB, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

// While an import runs, its node has the counts of all batches but the last.
func TestCountsOfRunningImport(t *testing.T) {
	w := testClock(t)
	rows := []model.Record{testSource("s", "2026"), testFirm("a", "s", nil), testFirm("", "s", nil), testFirm("b", "s", nil), testFirm("b", "s", nil)}
	var seen []string
	options := ImportOptions{Files: []string{"f.csv"}, BatchSize: 2, Progress: func(int) { seen = append(seen, testImports(t)...) }}
	if _, err := w.Import(context.Background(), testStream(rows), options); err != nil {
		t.Fatal(err)
	}
	testSame(t, seen, []string{
		"f.csv RUNNING 0 rows, 0 taken, 0 refused, 0 made, 0 changed", "f.csv RUNNING 2 rows, 2 taken, 0 refused, 2 made, 0 changed",
		"f.csv RUNNING 2 rows, 2 taken, 0 refused, 2 made, 0 changed", // the last batch wrote nothing
	})
	testSame(t, testImports(t), []string{"f.csv DONE 5 rows, 4 taken, 1 refused, 3 made, 1 changed, ended"})
}

// The journal of an import has exactly what it changed, and an import of the same rows again writes nothing.
func TestJournalOfChanges(t *testing.T) {
	nan := math.NaN()
	rows := func(change func(s *model.SourceRecord, f *model.EntityRecord, o *model.FactRecord, x *model.SeriesRecord)) []model.Record {
		s, f, o, x := testSource("s", "2026"), testFirm("a", "s", map[string]any{"website": "a.org"}), testFact(model.RelationOwns, "firm:a", "firm:b", "s"), testSeries("a", "s", 1, nan, 3)
		f.Aliases = []string{"A Inc"}
		o.Props = map[string]any{"share": 50.0}
		change(s, f, o, x)
		return []model.Record{s, f, testFirm("b", "s", nil), o, x}
	}
	same := func(*model.SourceRecord, *model.EntityRecord, *model.FactRecord, *model.SeriesRecord) {}
	for name, c := range map[string]struct {
		change func(*model.SourceRecord, *model.EntityRecord, *model.FactRecord, *model.SeriesRecord)
		want   []string
	}{
		"source": {func(s *model.SourceRecord, _ *model.EntityRecord, _ *model.FactRecord, _ *model.SeriesRecord) {
			s.Vintage = "2027"
		},
			[]string{"CHANGED source:s vintage [2027] by source:s"}},
		"entity": {func(_ *model.SourceRecord, f *model.EntityRecord, _ *model.FactRecord, _ *model.SeriesRecord) {
			f.Name, f.Aliases, f.Props = "Á", []string{"B Inc"}, map[string]any{"website": "á.org"}
		}, []string{"CHANGED firm:a aliases <A Inc> [A Inc|B Inc] by source:s", "CHANGED firm:a name <a> [Á] by source:s", "CHANGED firm:a website <a.org> [á.org] by source:s"}},
		"fact": {func(_ *model.SourceRecord, _ *model.EntityRecord, o *model.FactRecord, _ *model.SeriesRecord) {
			o.Props["share"], o.ValidFrom = 62.5, "2020"
		}, []string{"CHANGED fact:OWNS:firm:a:firm:b share <50> [62.5] by source:s", "CHANGED fact:OWNS:firm:a:firm:b validFrom [2020] by source:s"}},
		"retracted fact": {func(_ *model.SourceRecord, _ *model.EntityRecord, o *model.FactRecord, _ *model.SeriesRecord) {
			o.Status = model.StatusRetracted
		},
			[]string{"RETRACTED fact:OWNS:firm:a:firm:b status <REPORTED> [RETRACTED] by source:s"}},
		"corrected cell": {func(_ *model.SourceRecord, _ *model.EntityRecord, _ *model.FactRecord, x *model.SeriesRecord) {
			x.Values[2] = 4.5
		},
			[]string{"CHANGED series:a-s values <1||3> [1||4.5] by source:s"}},
		"longer series": {func(_ *model.SourceRecord, _ *model.EntityRecord, _ *model.FactRecord, x *model.SeriesRecord) {
			x.Values, x.Flags = append(x.Values, 1e7), "EAEN"
		}, []string{"CHANGED series:a-s values <1||3 flags EAE> [1||3|10000000 flags EAEN] by source:s"}},
		"bounds alone": {func(_ *model.SourceRecord, _ *model.EntityRecord, _ *model.FactRecord, x *model.SeriesRecord) {
			x.Highs = []float64{2, nan, 3}
		},
			[]string{"CHANGED series:a-s values <1||3> [1||3 highs 2||3] by source:s"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := testClock(t)
			first := rows(same)
			first[4].(*model.SeriesRecord).Flags = "EAE"
			testImportFile(t, w, "f.csv", first)
			testSame(t, testChanges(t), []string{
				"CREATED source:s by source:s", "CREATED firm:a by source:s", "CREATED firm:b by source:s", "CREATED fact:OWNS:firm:a:firm:b by source:s",
				"CREATED series:a-s by source:s"})
			changed := rows(func(s *model.SourceRecord, f *model.EntityRecord, o *model.FactRecord, x *model.SeriesRecord) {
				x.Flags = "EAE"
				c.change(s, f, o, x)
			})
			testImportFile(t, w, "f.csv", changed)
			testSame(t, testChanges(t), c.want)
			before := testLastWrite(t)
			if testImportFile(t, w, "f.csv", changed); testLastWrite(t) != before {
				t.Error("an import without changes wrote something")
			}
		})
	}
}

// A fact that a later full release does not contain is recorded as closed, and as changed when one contains it again.
func TestJournalOfClosedFacts(t *testing.T) {
	w := testClock(t)
	for _, c := range []struct {
		rows []model.Record
		want string
	}{
		{testRelease("x", "2024", "b", "c"), ""},
		{testRelease("x", "2025", "b"), "CLOSED fact:OWNS:firm:a:firm:c validTo [2025] by source:x-2025"},
		{testRelease("x", "2026", "b", "c"), "CHANGED fact:OWNS:firm:a:firm:c validTo <2025>"},
	} {
		testImportFile(t, w, "f.csv", c.rows)
		ends := slices.DeleteFunc(testChanges(t), func(line string) bool { return !strings.Contains(line, "validTo") })
		if got := strings.Join(ends, "\n"); !strings.HasPrefix(got, c.want) || (got == "") != (c.want == "") {
			t.Errorf("got  %q\nwant %q", got, c.want)
		}
	}
}

// The first load of the starter dataset is recorded as an import without changes.
func TestInitialLoadHasNoChanges(t *testing.T) {
	w := testClock(t)
	if _, err := w.Import(context.Background(), testStream(testRelease("x", "2024", "b")), ImportOptions{Files: []string{"starter"}, InitialLoad: true}); err != nil {
		t.Fatal(err)
	}
	testSame(t, testChanges(t), nil)
	testSame(t, testImports(t), []string{"starter DONE 6 rows, 6 taken, 0 refused, 7 made, 1 changed, ended"})
}

// Imports are recorded with their state, also those that were killed, cancelled or refused rows.
func TestJournalOfImports(t *testing.T) {
	w, ctx := testClock(t), context.Background()
	rows := []model.Record{testSource("s", "2026"), testFirm("a", "s", nil), testFirm("b", "s", nil), testFirm("c", "s", nil)}

	// One that is killed stays in the state RUNNING.
	if _, err := w.store(ctx, newBatch(rows[:2], newMemory()), w.newJournal(ImportOptions{Files: []string{"f.csv"}})); err != nil {
		t.Fatal(err)
	}
	testSame(t, testImports(t), []string{"f.csv RUNNING 0 rows, 0 taken, 0 refused, 0 made, 0 changed"})
	testImportFile(t, w, "g.csv", rows[:2])
	killed := "f.csv RUNNING 0 rows, 0 taken, 0 refused, 0 made, 0 changed"
	other := "g.csv DONE 2 rows, 2 taken, 0 refused, 0 made, 1 changed, ended" // the counts of the source
	testSame(t, testImports(t), []string{killed, other})

	// A later import of the same files marks it as broken.
	killed = strings.Replace(killed, "RUNNING", "BROKEN", 1)
	testImportFile(t, w, "f.csv", rows)
	done := "f.csv DONE 4 rows, 4 taken, 0 refused, 2 made, 1 changed, ended"
	testSame(t, testImports(t), []string{killed, other, done})

	// One that only refuses rows is recorded; strict imports that fail and dry runs are not.
	bad := append(slices.Clone(rows), testFirm("", "s", nil))
	if _, err := w.Import(ctx, testStream(bad), ImportOptions{Files: []string{"h.csv"}, Strict: true}); !errors.Is(err, errRefused) {
		t.Errorf("%v", err)
	}
	if _, err := w.Import(ctx, testStream(bad), ImportOptions{Files: []string{"h.csv"}, DryRun: true}); err != nil {
		t.Error(err)
	}
	unread := func() iter.Seq2[model.Record, error] {
		return func(yield func(model.Record, error) bool) { yield(nil, model.BadRow{Reason: "it cannot be read"}) }
	}
	if _, err := w.Import(ctx, unread, ImportOptions{Files: []string{"i.csv"}}); err != nil {
		t.Error(err)
	}
	refused := "i.csv DONE 1 rows, 0 taken, 1 refused, 0 made, 0 changed, ended"
	testSame(t, testImports(t), []string{killed, other, done, refused})

	// One that is cancelled is recorded as broken.
	stop, cancel := context.WithCancel(ctx)
	broken := func() iter.Seq2[model.Record, error] {
		return func(yield func(model.Record, error) bool) {
			for i := range 9 {
				if !yield(testFirm(fmt.Sprint("new", i), "s", nil), nil) {
					return
				}
				if i == 5 {
					cancel()
				}
			}
		}
	}
	if _, err := w.Import(stop, broken, ImportOptions{Files: []string{"j.csv"}, BatchSize: 3}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	testSame(t, testImports(t)[4:], []string{"j.csv BROKEN 3 rows, 3 taken, 0 refused, 3 made, 0 changed, ended"})
}

// Ids of imports and changes sort by time, also within one import of several batches.
func TestJournalIDs(t *testing.T) {
	w := testClock(t)
	for i := range 3 {
		testImportFile(t, w, "f.csv", testRelease("x", fmt.Sprint(2020+i), "b", "c"))
	}
	for _, record := range embeddedtest.Run(t, embeddedtest.Driver(t), `
MATCH (n:Import) WITH n ORDER BY n.id WITH collect(n.startedAt) AS times, 'import' AS what RETURN what, times
UNION ALL
MATCH (n:Change) WITH n ORDER BY n.id WITH collect(n.at) AS times, 'change' AS what RETURN what, times`, nil) {
		r := newRow(record)
		what := r.text()
		times, err := listOf[time.Time](column[[]any](r))
		if err := errors.Join(r.err, err); err != nil {
			t.Fatal(err)
		}
		for i := 1; i < len(times); i++ {
			if times[i].Before(times[i-1]) {
				t.Errorf("%s %d is earlier than the one with the id before", what, i)
			}
		}
		if len(times) < 3 {
			t.Errorf("%d of %s", len(times), what)
		}
	}
	id := fmt.Sprint(embeddedtest.Run(t, embeddedtest.Driver(t), "MATCH (n:Import) RETURN min(n.id)", nil)[0].Values[0])
	if !strings.HasPrefix(id, "import:20261125t0930") || !strings.Contains(id, ".000000000z-") {
		t.Errorf("the id %s", id)
	}
}
