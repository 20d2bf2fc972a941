package files

import (
	"encoding/xml"
	"io"
	"slices"
	"strings"
)

// graphEncoder writes GraphML: the facts of an answer as edges, wherever in it they are, and their ends as nodes.
// http://graphml.graphdrawing.org/
type graphEncoder struct {
	to           io.Writer
	bare         bool
	nodes, edges map[string]bool // ids of those that were written
}

// Data of nodes and edges.
func nodeData() []string { return []string{"type", "name"} }

func edgeData() []string {
	return []string{"relation", "status", "confidence", "validFrom", "validTo", "sources"}
}

func (e *graphEncoder) begin(about About, _ []string) error {
	var text strings.Builder
	text.WriteString(xml.Header + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">` + "\n")
	if !e.bare {
		for _, line := range about.lines() {
			text.WriteString("<!-- " + strings.ReplaceAll(line[0]+": "+oneLine(line[1]), "--", "- -") + " -->\n")
		}
	}
	for _, name := range nodeData() {
		text.WriteString(`<key id="node_` + name + `" for="node" attr.name="` + name + `" attr.type="string"/>` + "\n")
	}
	for _, name := range edgeData() {
		kind := "string"
		if name == "confidence" {
			kind = "double"
		}
		text.WriteString(`<key id="edge_` + name + `" for="edge" attr.name="` + name + `" attr.type="` + kind + `"/>` + "\n")
	}
	text.WriteString(`<graph id="puente" edgedefault="directed">` + "\n")
	_, err := io.WriteString(e.to, text.String())
	return err
}

func (e *graphEncoder) row(r row) error {
	var text strings.Builder
	e.facts(&text, r.element)
	_, err := io.WriteString(e.to, text.String())
	return err
}

func (e *graphEncoder) end(ending Ending) error {
	text := "</graph>\n</graphml>\n"
	if !ending.Complete && !e.bare {
		text = "<!-- " + strings.ReplaceAll(ending.Note, "--", "- -") + " -->\n" + text
	}
	_, err := io.WriteString(e.to, text)
	return err
}

// facts writes the facts in a part of an answer, each once.
func (e *graphEncoder) facts(text *strings.Builder, part any) {
	switch v := part.(type) {
	case []any:
		for _, each := range v {
			e.facts(text, each)
		}
	case map[string]any:
		from, starts := v[fromKey].(map[string]any)
		to, leads := v[toKey].(map[string]any)
		if starts && leads {
			e.fact(text, v, from, to)
		}
		keys := make([]string, 0, len(v))
		for key := range v {
			keys = append(keys, key)
		}
		slices.Sort(keys) // the same file for the same answer
		for _, key := range keys {
			e.facts(text, v[key])
		}
	}
}

func (e *graphEncoder) fact(text *strings.Builder, fact, from, to map[string]any) {
	id := textOf(fact["id"])
	if e.edges[id] {
		return
	}
	e.edges[id] = true
	e.node(text, from)
	e.node(text, to)
	text.WriteString(`<edge id="` + escaped(id) + `" source="` + escaped(textOf(from["id"])) + `" target="` + escaped(textOf(to["id"])) + `">`)
	for _, name := range edgeData() {
		value := cell(fact, []string{name})
		if name == "sources" {
			value = cell(fact, []string{name, "url"})
		}
		datum(text, "edge", name, value)
	}
	text.WriteString("</edge>\n")
}

func (e *graphEncoder) node(text *strings.Builder, node map[string]any) {
	id := textOf(node["id"])
	if e.nodes[id] {
		return
	}
	e.nodes[id] = true
	text.WriteString(`<node id="` + escaped(id) + `">`)
	datum(text, "node", "type", node["__typename"])
	datum(text, "node", "name", node["name"])
	text.WriteString("</node>\n")
}

func datum(text *strings.Builder, of, name string, value any) {
	if value != nil {
		text.WriteString(`<data key="` + of + "_" + name + `">` + escaped(textOf(value)) + "</data>")
	}
}

func escaped(s string) string {
	var text strings.Builder
	_ = xml.EscapeText(&text, []byte(s)) // a builder takes everything
	return text.String()
}
