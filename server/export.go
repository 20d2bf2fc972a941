package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"puente/export"
	"puente/loaders"
	"puente/loaders/store"
)

// exportUsage is how the command is called.
const exportUsage = "export [--format csv|jsonl|graphml] [--to DIR|FILE]"

// exportGraph exports what was imported, with its sources.
func exportGraph(ctx context.Context, cfg config, arguments []string, out, errorsTo io.Writer) (err error) {
	flags := flag.NewFlagSet("export", flag.ContinueOnError)
	flags.SetOutput(errorsTo)
	format := flags.String("format", "csv", "csv (tidy tables, which import takes back), jsonl or graphml")
	to := flags.String("to", "", "folder of the tables, or the file; without it jsonl and graphml go to the standard output")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	write := map[string]func(context.Context, export.Graph, io.Writer) error{"csv": nil, "jsonl": export.Lines, "graphml": export.GraphML}
	one, known := write[*format]
	switch {
	case flags.NArg() > 0:
		return fmt.Errorf("%q is one too many: %s", flags.Arg(0), exportUsage)
	case !known:
		return fmt.Errorf("there is no format %q: %s", *format, exportUsage)
	case one == nil && *to == "":
		return errors.New("say into which folder the tables go: export --to DIR")
	}
	db, err := openDatabase(ctx, cfg, cfg.logger(errorsTo), errorsTo)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.close(context.WithoutCancel(ctx))) }()
	// The export reads in the order of indexes, which do not exist yet if nothing was imported.
	if err := store.NewWriter(db.driver, db.name).Prepare(ctx); err != nil {
		return err
	}
	graph := store.NewExport(loaders.Reader(db.driver, db.name, loaders.ReaderConfig{}))
	switch {
	case one == nil:
		return export.Tables(ctx, graph, *to)
	case *to == "":
		return one(ctx, graph, out)
	}
	return exportFile(*to, func(w io.Writer) error { return one(ctx, graph, w) })
}

// exportFile writes a file, and removes it if it could not be written to its end.
func exportFile(path string, write func(io.Writer) error) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	err = errors.Join(write(file), file.Close())
	if err != nil {
		err = errors.Join(err, os.Remove(path))
	}
	return err
}
