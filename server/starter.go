package main

import (
	"context"
	"fmt"
	"io"

	"puente/data"
	"puente/graph/model"
	"puente/ingest"
	"puente/loaders/store"
)

// loadStarter creates the constraints, and loads the starter dataset if the configuration asks for it and it is not loaded yet. By
// default an existing database is left as it is unless it is empty. What is being done is told by says, for those who ask the server meanwhile.
func loadStarter(ctx context.Context, cfg config, db *database, writer *store.Writer, progress io.Writer, says func(string)) error {
	state, err := writer.Contents(ctx)
	if err != nil {
		return err
	}
	if !starterWanted(cfg.starter, db.own != nil, state) {
		return writer.Prepare(ctx)
	}
	prepare := writer.Prepare
	if state.Empty {
		prepare = writer.PrepareToWrite
	}
	if err := prepare(ctx); err != nil {
		return err
	}
	tables, err := ingest.OpenFS(data.FS())
	if err != nil {
		return fmt.Errorf("the starter dataset: %w", err)
	}
	_, _ = fmt.Fprintf(progress, "Loading the starter dataset %s\n", data.Version())
	// The tables are the project's own and were checked before they were published, so no strict import, which reads them twice.
	report, err := importAll(ctx, writer, tables, store.ImportOptions{
		Files: []string{"the starter dataset"}, InitialLoad: state.Version == "",
		BatchSize: cfg.batch, Refused: func(bad model.BadRow) { _, _ = fmt.Fprintln(progress, bad.Error()) },
	}, progress, func(done, total int64) {
		says(fmt.Sprintf("starting: loading the starter dataset, %d %%", 100*done/total))
	})
	if n := report.Rows.Refused; err == nil && n > 0 {
		err = fmt.Errorf("%d of its rows cannot be used", n)
	}
	if err == nil {
		err = writer.Prepare(ctx)
	}
	if err == nil { // last, so that the next start completes one that was killed before
		err = writer.SetRelease(ctx, data.Version())
	}
	switch {
	case err != nil && ctx.Err() != nil:
		return fmt.Errorf("the loading of the starter dataset was interrupted; the next start completes it: %w", ctx.Err())
	case err != nil:
		return fmt.Errorf("load the starter dataset: %w", err)
	}
	_, _ = fmt.Fprintf(progress, "Loaded %d rows\n", report.Rows.Taken)
	return nil
}

// starterWanted reports whether the starter dataset is to be loaded.
func starterWanted(starter string, own bool, state store.Contents) bool {
	switch {
	case starter == "off" || state.Version == data.Version():
		return false
	case starter == "on" || own:
		return true
	}
	return state.Empty
}
