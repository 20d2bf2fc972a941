package export

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"

	"puente/graph/model"
	"puente/ingest"
)

// Lines writes a graph as JSON Lines: an object for each source, each source of an entity, each claim and each series. Its field "record" has
// the type of record, and the other fields are columns of the tidy tables. In a list of numbers null is a cell without a value.
func Lines(ctx context.Context, g Graph, w io.Writer) error {
	text := bufio.NewWriter(w)
	l := lines{json.NewEncoder(text)}
	l.json.SetEscapeHTML(false)
	if err := stream(ctx, g, l); err != nil {
		return err
	}
	if err := text.Flush(); err != nil {
		return fmt.Errorf("export lines: %w", err)
	}
	return nil
}

// lines encodes records as JSON Lines.
type lines struct{ json *json.Encoder }

func (l lines) source(r *model.SourceRecord) error { return l.write("source", ingest.Values(r)) }

func (l lines) entity(e *model.StoredEntity) error {
	for _, r := range e.Rows {
		if err := l.write("entity", ingest.Values(r)); err != nil {
			return err
		}
	}
	return nil
}

func (l lines) fact(f *model.StoredFact) error {
	for _, r := range f.Claims {
		values := ingest.Values(r)
		values["fact"] = f.ID
		if err := l.write("claim", values); err != nil {
			return err
		}
	}
	return nil
}

func (l lines) series(r *model.SeriesRecord) error {
	values := ingest.Values(r)
	values["id"] = r.SeriesID
	return l.write("series", values)
}

func (l lines) write(record string, values map[string]any) error {
	for name, v := range values {
		if list, ok := v.([]float64); ok {
			values[name] = nullable(list)
		}
	}
	values["record"] = record
	return l.json.Encode(values)
}

func nullable(list []float64) []*float64 {
	all := make([]*float64, len(list))
	for i := range list {
		if !math.IsNaN(list[i]) {
			all[i] = &list[i]
		}
	}
	return all
}
