package export

import (
	"bufio"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"

	"puente/graph/model"
	"puente/ingest"
)

// GraphML writes entities as nodes and facts as edges, for programs that draw and measure networks: http://graphml.graphdrawing.org/
// Data keys are the columns of the tidy tables, lists are joined by "|", and the key "sources" has the ids of all sources of an element. Claims,
// series and details of sources are not part of a network, and are left out.
func GraphML(ctx context.Context, g Graph, w io.Writer) error {
	to := &graphML{text: bufio.NewWriter(w), nodes: nodeKeys(), edges: edgeKeys()}
	to.put(xml.Header + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"` +
		` xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">` + "\n")
	to.keys("node", to.nodes)
	to.keys("edge", to.edges)
	to.put(`<graph id="puente" edgedefault="directed">` + "\n")
	if err := stream(ctx, g, to); err != nil {
		return err
	}
	to.put("</graph>\n</graphml>\n")
	if err := to.text.Flush(); err != nil {
		return fmt.Errorf("export GraphML: %w", err)
	}
	return nil
}

type graphML struct {
	text         *bufio.Writer // keeps the first error until it is flushed
	nodes, edges map[string]string
}

// nodeKeys returns the data keys of nodes and their types.
func nodeKeys() map[string]string {
	keys := map[string]string{"type": "string", "sources": "string"}
	for _, kind := range model.Kinds() {
		addKeys(keys, ingest.Columns("entities", kind), "id", "source")
	}
	return keys
}

// edgeKeys returns the data keys of edges and their types: the columns of a claim that a fact has too.
func edgeKeys() map[string]string {
	keys := map[string]string{"sources": "string"}
	addKeys(keys, ingest.Columns("facts", ""), "from", "to", "source", "fact", "discriminator", "quote", "url", "dissent")
	return keys
}

func addKeys(keys map[string]string, columns []ingest.Column, without ...string) {
	types := map[string]string{"integer": "long", "number": "double", "boolean": "boolean"}
	for _, c := range columns {
		if slices.Contains(without, c.Name) {
			continue
		}
		keys[c.Name] = "string"
		if t, ok := types[c.Form.Type]; ok {
			keys[c.Name] = t
		}
	}
}

// keys declares data keys. Nodes and edges may have a key of one name and different types, so the ids have a prefix.
func (g *graphML) keys(of string, keys map[string]string) {
	for _, name := range slices.Sorted(maps.Keys(keys)) {
		g.put(`<key id="` + of + "_" + name + `" for="` + of + `" attr.name="` + name + `" attr.type="` + keys[name] + `"/>` + "\n")
	}
}

func (g *graphML) source(*model.SourceRecord) error { return nil }

func (g *graphML) entity(e *model.StoredEntity) error {
	values := map[string]any{"type": string(e.Kind)}
	var sources []string
	for _, r := range e.Rows {
		maps.Copy(values, ingest.Values(r))
		sources = append(sources, r.Source)
	}
	values["sources"] = sources
	g.put(`<node id="`)
	g.escape(e.ID)
	g.put(`">`)
	g.data("node", g.nodes, values)
	g.put("</node>\n")
	return nil
}

func (g *graphML) fact(f *model.StoredFact) error {
	rec := &model.FactRecord{FactID: f.ID, Relation: f.Relation, From: f.From, To: f.To, Props: f.Props}
	status := ""
	for name, to := range map[string]*string{
		"status": &status, "validFrom": &rec.ValidFrom, "validTo": &rec.ValidTo, "observedOn": &rec.ObservedOn, "recordedAt": &rec.RecordedAt,
		"retractedAt": &rec.RetractedAt,
	} {
		if err := property(f, name, to); err != nil {
			return err
		}
	}
	if err := property(f, "confidence", &rec.Confidence); err != nil {
		return err
	}
	rec.Status = model.FactStatus(status)
	values := ingest.Values(rec)
	values["sources"] = f.Props["sources"]
	g.put(`<edge id="`)
	g.escape(f.ID)
	g.put(`" source="`)
	g.escape(f.From)
	g.put(`" target="`)
	g.escape(f.To)
	g.put(`">`)
	g.data("edge", g.edges, values)
	g.put("</edge>\n")
	return nil
}

// property copies a stored property of a fact, if it has it. A value of another type is an error.
func property[T any](f *model.StoredFact, name string, to *T) error {
	value, ok := f.Props[name]
	if !ok || value == nil {
		return nil
	}
	typed, ok := value.(T)
	if !ok {
		return fmt.Errorf("the property %s of %s has the type %T, not %T", name, f.ID, value, *to)
	}
	*to = typed
	return nil
}

func (g *graphML) series(*model.SeriesRecord) error { return nil }

func (g *graphML) data(of string, keys map[string]string, values map[string]any) {
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if keys[name] == "" {
			continue
		}
		g.put(`<data key="` + of + "_" + name + `">`)
		g.escape(ingest.FormatCell(values[name]))
		g.put("</data>")
	}
}

func (g *graphML) put(s string) { _, _ = g.text.WriteString(s) }

func (g *graphML) escape(s string) { _ = xml.EscapeText(g.text, []byte(s)) }
