package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"puente/graph/model"
	"puente/ingest"
	"puente/loaders"
)

// importTables loads a user's own tables.
func importTables(ctx context.Context, cfg config, arguments []string, out, errorsTo io.Writer) (err error) {
	flags := flag.NewFlagSet("import", flag.ContinueOnError)
	flags.SetOutput(errorsTo)
	strict := flags.Bool("strict", false, "keep nothing if one row is bad")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	if flags.NArg() == 0 {
		return errors.New("say which files or folders to import: import [--strict] PATH…")
	}
	tables, err := ingest.Open(ingest.Options{}, flags.Args()...)
	if err != nil {
		return err
	}
	db, err := openDatabase(ctx, cfg, cfg.logger(errorsTo), errorsTo)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.close(context.WithoutCancel(ctx))) }()
	writer := loaders.NewWriter(db.driver, db.name)
	if err := writer.Prepare(ctx); err != nil {
		return err
	}
	report, err := importAll(ctx, writer, tables, loaders.ImportOptions{
		Strict: *strict, Refused: func(bad model.BadRow) { _, _ = fmt.Fprintln(errorsTo, bad.Error()) },
	}, errorsTo)
	show(out, report)
	if err == nil && report.Rows.Refused > 0 {
		err = fmt.Errorf("%d rows were refused; the others are in the graph", report.Rows.Refused)
	}
	return err
}

// importAll imports with a bar on a terminal and plain lines otherwise.
func importAll(ctx context.Context, w *loaders.Writer, tables *ingest.Tables, options loaders.ImportOptions, to io.Writer) (loaders.ImportReport, error) {
	total, err := tables.Count()
	if err != nil {
		return loaders.ImportReport{}, err
	}
	if options.Strict {
		total *= 2 // a strict import checks all rows before it writes one
	}
	var last, earlier int
	sum := func(done int) int { // the second reading counts from nothing again
		if done <= last {
			earlier = last
		}
		last = done
		return earlier + done
	}
	if file, ok := to.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		bar := progressbar.NewOptions(total, progressbar.OptionSetWriter(to), progressbar.OptionShowCount(), progressbar.OptionShowIts(),
			progressbar.OptionSetItsString("rows"), progressbar.OptionClearOnFinish())
		options.Progress = func(done int) { _ = bar.Set(min(sum(done), total)) }
		defer func() { _ = bar.Finish() }()
	} else {
		next := 0
		options.Progress = func(done int) {
			if done = sum(done); done >= next {
				_, _ = fmt.Fprintf(to, "  %d of %d rows\n", done, total)
				next = done + max(total/10, 1)
			}
		}
	}
	return w.Import(ctx, tables.Records, options)
}

// show tells what became of the rows, by source.
func show(out io.Writer, report loaders.ImportReport) {
	const line = "%-60s %8d %8d %8d %8d\n"
	_, _ = fmt.Fprintf(out, "%-60s %8s %8s %8s %8s\n", "source", "read", "taken", "merged", "refused")
	for _, id := range slices.Sorted(maps.Keys(report.Sources)) {
		c := report.Sources[id]
		_, _ = fmt.Fprintf(out, line, id, c.Read, c.Taken, c.Merged, c.Refused)
	}
	c := report.Rows
	_, _ = fmt.Fprintf(out, line, "all rows", c.Read, c.Taken, c.Merged, c.Refused)
}
