package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"puente/graph/model"
	"puente/ingest"
	"puente/loaders/store"
)

// importFlags are the options of an import.
type importFlags struct {
	store.ImportOptions
	ingest.Options
}

// importArguments parses the arguments of the command; paths are its files and folders.
func importArguments(arguments []string, errorsTo io.Writer) (o importFlags, paths []string, err error) {
	flags := flag.NewFlagSet("import", flag.ContinueOnError)
	flags.SetOutput(errorsTo)
	flags.BoolVar(&o.Strict, "strict", false, "keep nothing if one row is bad")
	flags.BoolVar(&o.DryRun, "dry-run", false, "write nothing, and report what would be created, changed and left out")
	flags.StringVar(&o.Options.Release.Vintage, "vintage", "", "release of the files, as its publisher names it, if they do not hold it")
	flags.StringVar(&o.Options.Release.Retrieved, "retrieved", "", "day on which the files were retrieved from their publisher, such as 2026-01-31 (the day of the file)")
	if err := flags.Parse(arguments); err != nil {
		return o, nil, err
	}
	if day := o.Options.Release.Retrieved; day != "" {
		if _, err := time.Parse(time.DateOnly, day); err != nil {
			return o, nil, fmt.Errorf("--retrieved %q is no day such as 2026-01-31", day)
		}
	}
	paths = flags.Args()
	if len(paths) > 0 && !exists(paths[0]) && (slices.Contains(ingest.FormatNames(), paths[0]) || len(paths) > 1 && filepath.Base(paths[0]) == paths[0] && filepath.Ext(paths[0]) == "") {
		o.Format, paths = paths[0], paths[1:]
	}
	if len(paths) == 0 {
		return o, nil, errors.New("say which files or folders to import: " + importUsage)
	}
	return o, paths, nil
}

// importUsage is how the command is called.
const importUsage = "import [--strict] [--dry-run] [--vintage V] [--retrieved DAY] [KIND] FILE…"

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// importTables imports tidy tables or files of statistical offices.
func importTables(ctx context.Context, cfg config, arguments []string, out, errorsTo io.Writer) (err error) {
	flags, paths, err := importArguments(arguments, errorsTo)
	if err != nil {
		return err
	}
	tables, err := ingest.Open(flags.Options, paths...)
	if err != nil {
		return err
	}
	db, err := openDatabase(ctx, cfg, cfg.logger(errorsTo), errorsTo)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.close(context.WithoutCancel(ctx))) }()
	debug.SetMemoryLimit(min(debug.SetMemoryLimit(-1), store.MemoryLimit)) // the user may have set a lower limit
	writer := store.NewWriter(db.driver, db.name)
	if !flags.DryRun {
		if err := writer.Prepare(ctx); err != nil {
			return err
		}
	}
	options := flags.ImportOptions
	options.BatchSize, options.Files = cfg.batch, paths
	options.Refused = func(bad model.BadRow) { _, _ = fmt.Fprintln(errorsTo, bad.Error()) }
	report, err := importAll(ctx, writer, tables, options, errorsTo, nil)
	printReport(out, report, flags.DryRun)
	if n := report.Rows.Refused; err == nil && n > 0 {
		err = fmt.Errorf("%d rows were refused; the others are in the graph", n)
		if flags.DryRun {
			err = fmt.Errorf("%d rows would be refused", n)
		}
	}
	return err
}

// importAll imports, and reports its progress by a bar on a terminal, else by lines. If tell is not nil it is told after each batch how many bytes of how
// many are read.
func importAll(ctx context.Context, w *store.Writer, tables *ingest.Tables, options store.ImportOptions, to io.Writer, tell func(done, total int64)) (store.ImportReport, error) {
	passes, expected := int64(0), int64(1)
	if options.Strict && !options.DryRun {
		expected = 2 // a strict import checks all rows before it writes one
	}
	records := func() iter.Seq2[model.Record, error] {
		passes++ // very many rows are read once ahead, and rows that contradict each other once more
		return tables.Records()
	}
	total := func() int64 { return tables.Size() * max(expected, passes) }
	if file, ok := to.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		bar := progressbar.NewOptions64(max(total(), 1), progressbar.OptionSetWriter(to), progressbar.OptionShowBytes(true),
			progressbar.OptionSetPredictTime(true), progressbar.OptionClearOnFinish())
		options.Progress = func(rows int) {
			bar.ChangeMax64(max(total(), 1))
			bar.Describe(fmt.Sprintf("%d rows", rows))
			_ = bar.Set64(min(tables.Done(), total()))
		}
		defer func() { _ = bar.Finish() }()
	} else {
		start := time.Now()
		options.Progress = (&progressLines{to: to, now: time.Now, done: tables.Done, total: total, started: start, last: start}).report
	}
	if show := options.Progress; tell != nil {
		options.Progress = func(rows int) {
			show(rows)
			tell(min(tables.Done(), total()), max(total(), 1))
		}
	}
	return w.Import(ctx, records, options)
}

// printReport prints how many rows of each source were read, taken, merged, refused and skipped, and how many records of each kind
// they created and changed.
func printReport(out io.Writer, report store.ImportReport, dry bool) {
	row := func(name string, c store.RowCounts) {
		_, _ = fmt.Fprintf(out, "%-60s %8d %8d %8d %8d %8d\n", name, c.Read, c.Taken, c.Merged, c.Refused, c.Outside)
	}
	_, _ = fmt.Fprintf(out, "%-60s %8s %8s %8s %8s %8s\n", "source", "read", "taken", "merged", "refused", "outside")
	for _, id := range slices.Sorted(maps.Keys(report.Sources)) {
		row(id, report.Sources[id])
	}
	row("all rows", report.Rows)
	if report.Rows.Outside > 0 {
		_, _ = fmt.Fprintf(out, "%d rows are about entities that the graph does not hold, and were left out\n", report.Rows.Outside)
	}
	made, changed := "made", "changed"
	if dry {
		made, changed = "would be made", "would be changed"
	}
	_, _ = fmt.Fprintf(out, "\n%-60s %16s %16s\n", "kind", made, changed)
	for _, each := range []struct {
		name          string
		made, changed int
	}{
		{"sources", report.SourcesMade, report.SourcesChanged}, {"entities", report.EntitiesMade, report.EntitiesChanged},
		{"facts", report.FactsMade, report.FactsChanged}, {"claims", report.ClaimsMade, report.ClaimsChanged},
		{"series", report.SeriesMade, report.SeriesChanged},
	} {
		_, _ = fmt.Fprintf(out, "%-60s %16d %16d\n", each.name, each.made, each.changed)
	}
}
