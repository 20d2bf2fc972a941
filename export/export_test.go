package export_test

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"puente/export"
	"puente/graph/model"
	"puente/ingest"
)

// graph is a small graph; its fault, if any, is the result of Facts.
type graph struct{ fault error }

func some[T any](all ...T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, one := range all {
			if !yield(one, nil) {
				return
			}
		}
	}
}

func (g graph) Sources(context.Context) iter.Seq2[*model.SourceRecord, error] {
	return some(&model.SourceRecord{ID: "source:a", Publisher: "P", Title: "T", URL: "https://a.org", Retrieved: "2026", Licence: "L", Full: true})
}

func (g graph) Entities(_ context.Context, kind model.Kind) iter.Seq2[*model.StoredEntity, error] {
	switch kind {
	case model.KindFirm:
		return some(
			&model.StoredEntity{Kind: kind, ID: "firm:a", Rows: []*model.EntityRecord{
				{Kind: kind, ID: "firm:a", Name: `A & "B" <c>`, Aliases: []string{"x", "y"}, Source: "source:a", Props: map[string]any{"country": "MX"}},
				{Kind: kind, ID: "firm:a", Name: `A & "B" <c>`, NameEs: "Á", Source: "source:b"},
			}},
			&model.StoredEntity{Kind: kind, ID: "firm:b", Rows: []*model.EntityRecord{{Kind: kind, ID: "firm:b", Name: "two\nlines", Source: "source:a"}}},
		)
	case model.KindCounty:
		return some(&model.StoredEntity{Kind: kind, ID: "county:04019", Rows: []*model.EntityRecord{{
			Kind: kind, ID: "county:04019", Name: "Pima", Source: "source:a",
			Props: map[string]any{"fips": "04019", "population": int64(0), "location": model.Point{Latitude: 32, Longitude: -1e-7}},
		}}})
	}
	return some[*model.StoredEntity]()
}

func (g graph) Facts(_ context.Context, relation model.Relation) iter.Seq2[*model.StoredFact, error] {
	if g.fault != nil {
		return func(yield func(*model.StoredFact, error) bool) { yield(nil, g.fault) }
	}
	if relation != model.RelationOwns {
		return some[*model.StoredFact]()
	}
	id := ingest.FactID(relation, "firm:a", "firm:b", "twice")
	claim := &model.FactRecord{
		FactID: id, Relation: relation, From: "firm:a", To: "firm:b", Status: model.StatusReported, Confidence: 0.9, Source: "source:a",
		Quote: "q, \"r\"", RecordedAt: "2026-01-02", RetractedAt: "2026-02-03", Dissent: true, Props: map[string]any{"share": 51.5},
	}
	return some(&model.StoredFact{
		ID: id, Relation: relation, From: "firm:a", To: "firm:b", Claims: []*model.FactRecord{claim},
		Props: map[string]any{"status": "DISPUTED", "confidence": 0.9, "share": 51.5, "sources": []string{"source:a", "source:b"}},
	})
}

func (g graph) Series(context.Context) iter.Seq2[*model.SeriesRecord, error] {
	return some(&model.SeriesRecord{
		SeriesID: "series:a", Subject: "county:04019", Measure: model.AllMeasure[0], Unit: "persons", Frequency: model.FrequencyYear, First: "2020",
		Values: []float64{0, math.NaN(), 1234567.25}, Flags: "EAE", Source: "source:a",
	})
}

func TestTables(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "new")
	if err := export.Tables(context.Background(), graph{}, folder); err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{
		"sources.csv":  "source:a,P,T,https://a.org,2026,L,,,,,true\n",
		"firms.csv":    "firm:a,\"A & \"\"B\"\" <c>\",source:a,,x|y,MX,,,\nfirm:a,\"A & \"\"B\"\" <c>\",source:b,Á,,,,,\nfirm:b,\"two\nlines\",source:a,,,,,,\n",
		"counties.csv": "county:04019,Pima,source:a,,,32,-0.0000001,,,,,04019,0,\n",
		"series.csv":   "county:04019," + string(model.AllMeasure[0]) + ",persons,YEAR,2020,source:a,0||1234567.25,,,EAE,,,,,\n",
	} {
		text, err := os.ReadFile(filepath.Join(folder, file))
		if _, rows, _ := strings.Cut(string(text), "\n"); err != nil || rows != want {
			t.Errorf("%s: %v\n%s", file, err, text)
		}
	}
	text, err := os.ReadFile(filepath.Join(folder, "facts.csv"))
	if err != nil || !strings.Contains(string(text), "2026-01-02,2026-02-03,0.9,\"q, \"\"r\"\"\",,true") || !strings.Contains(string(text), ",fact:") {
		t.Errorf("facts.csv: %v\n%s", err, text)
	}
	if err := export.Tables(context.Background(), graph{}, folder); err == nil || !strings.Contains(err.Error(), "is not empty") {
		t.Errorf("into a folder with tables: %v", err)
	}
}

func TestLines(t *testing.T) {
	var out bytes.Buffer
	if err := export.Lines(context.Background(), graph{}, &out); err != nil {
		t.Fatal(err)
	}
	var records []string
	var last map[string]any
	for line := range strings.Lines(out.String()) {
		last = nil
		if err := json.Unmarshal([]byte(line), &last); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		records = append(records, fmt.Sprint(last["record"]))
	}
	if got := strings.Join(records, " "); got != "source entity entity entity entity claim series" {
		t.Errorf("records are %s", got)
	}
	if values, _ := last["values"].([]any); len(values) != 3 || values[1] != nil || values[0] != 0.0 {
		t.Errorf("values are %v", last["values"])
	}
}

// The document is well-formed, and its references resolve: keys are declared, their values are of the declared type, and ends are nodes.
func TestGraphML(t *testing.T) {
	type data struct {
		Key   string `xml:"key,attr"`
		Value string `xml:",chardata"`
	}
	type item struct {
		ID     string `xml:"id,attr"`
		Source string `xml:"source,attr"`
		Target string `xml:"target,attr"`
		Data   []data `xml:"data"`
	}
	var got struct {
		XMLName xml.Name `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
		Keys    []struct {
			ID   string `xml:"id,attr"`
			For  string `xml:"for,attr"`
			Type string `xml:"attr.type,attr"`
		} `xml:"key"`
		Graph struct {
			Direction string `xml:"edgedefault,attr"`
			Nodes     []item `xml:"node"`
			Edges     []item `xml:"edge"`
		} `xml:"graph"`
	}
	var out bytes.Buffer
	if err := export.GraphML(context.Background(), graph{}, &out); err != nil {
		t.Fatal(err)
	}
	if err := xml.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	types, nodes, values := map[string]string{}, map[string]bool{}, map[string]string{}
	for _, k := range got.Keys {
		if types[k.ID] != "" {
			t.Errorf("the key %s is declared twice", k.ID)
		}
		types[k.ID] = k.Type
	}
	for _, n := range got.Graph.Nodes {
		nodes[n.ID] = true
	}
	for _, i := range append(got.Graph.Nodes, got.Graph.Edges...) {
		if i.Source != "" && (!nodes[i.Source] || !nodes[i.Target]) {
			t.Errorf("the edge %s has an end that is no node", i.ID)
		}
		for _, d := range i.Data {
			var err error
			switch types[d.Key] {
			case "long":
				_, err = strconv.ParseInt(d.Value, 10, 64)
			case "double":
				_, err = strconv.ParseFloat(d.Value, 64)
			case "string":
			default:
				err = errors.New("of no known type")
			}
			if err != nil {
				t.Errorf("%s: %s %q: %v", i.ID, d.Key, d.Value, err)
			}
			values[i.ID+" "+d.Key] = d.Value
		}
	}
	edge := ingest.FactID(model.RelationOwns, "firm:a", "firm:b", "twice")
	for key, want := range map[string]string{
		"firm:a node_name": `A & "B" <c>`, "firm:a node_name_es": "Á", "firm:a node_sources": "source:a|source:b", "firm:a node_type": "Firm",
		"firm:b node_name": "two\nlines", "county:04019 node_population": "0", edge + " edge_status": "DISPUTED", edge + " edge_share": "51.5",
		edge + " edge_sources": "source:a|source:b", edge + " edge_relation": "OWNS",
	} {
		if values[key] != want {
			t.Errorf("%s is %q", key, values[key])
		}
	}
	if got.Graph.Direction != "directed" || len(nodes) != 3 || len(got.Graph.Edges) != 1 {
		t.Errorf("%s, %d nodes, %d edges", got.Graph.Direction, len(nodes), len(got.Graph.Edges))
	}
}

// An error of the database or of the disk fails the export.
func TestFaults(t *testing.T) {
	fault := errors.New("gone")
	broken := graph{fault}
	ctx := context.Background()
	for name, err := range map[string]error{
		"tables": export.Tables(ctx, broken, t.TempDir()), "lines": export.Lines(ctx, broken, io.Discard), "graphml": export.GraphML(ctx, broken, io.Discard),
		"full disk, lines": export.Lines(ctx, graph{}, full{fault}), "full disk, graphml": export.GraphML(ctx, graph{}, full{fault}),
	} {
		if !errors.Is(err, fault) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// mistyped is a graph whose only fact has a property of another type than is stored.
type mistyped struct{ graph }

func (mistyped) Facts(_ context.Context, relation model.Relation) iter.Seq2[*model.StoredFact, error] {
	return func(yield func(*model.StoredFact, error) bool) {
		if relation == model.RelationOwns {
			yield(&model.StoredFact{ID: "fact:a", Relation: relation, From: "firm:a", To: "firm:b", Props: map[string]any{"confidence": "high"}}, nil)
		}
	}
}

func TestMistypedProperty(t *testing.T) {
	err := export.GraphML(context.Background(), mistyped{}, io.Discard)
	if err == nil || !strings.Contains(err.Error(), "the property confidence of fact:a has the type string, not float64") {
		t.Errorf("a text in place of a number: %v", err)
	}
}

type full struct{ fault error }

func (f full) Write([]byte) (int, error) { return 0, f.fault }
