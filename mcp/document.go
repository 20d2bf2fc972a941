package mcp

import (
	"embed"
	"fmt"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// document is the operation of a tool: a file in tools, which begins with a title and a description in both languages.
type document struct {
	name        string // of the tool, and of the file
	title       string
	description string
	text        string // with the fragments that it uses
	operation   *ast.OperationDefinition
}

// order is that in which clients list the tools: those that others need first.
func order() []string {
	return []string{"find", "describe", "facts", "paths", "introductions", "nearest", "screen", "emerging", "series", "corridors", "closure", "gaps"}
}

//go:embed tools/*.graphql cited.graphql
var files embed.FS

// documentsOf reads the operations of the tools and validates them against the contract.
func documentsOf(schema *ast.Schema) ([]document, error) {
	cited, err := files.ReadFile("cited.graphql")
	if err != nil {
		return nil, fmt.Errorf("read the fragment of sources: %w", err)
	}
	var all []document
	for _, name := range order() {
		text, err := files.ReadFile("tools/" + name + ".graphql")
		if err != nil {
			return nil, fmt.Errorf("read the operation of a tool: %w", err)
		}
		d, err := parse(schema, name, string(text), string(cited))
		if err != nil {
			return nil, fmt.Errorf("mcp/tools/%s.graphql: %w", name, err)
		}
		all = append(all, d)
	}
	return all, nil
}

// parse reads the operation of a tool, and the lines before it: # en: Title — Description, and the same with # es.
func parse(schema *ast.Schema, name, text, cited string) (document, error) {
	d := document{name: name}
	var descriptions []string
	for _, language := range []string{"# en: ", "# es: "} {
		line, rest, _ := strings.Cut(text, "\n")
		about, ok := strings.CutPrefix(line, language)
		title, description, whole := strings.Cut(about, " — ")
		if !ok || !whole {
			return d, fmt.Errorf("the line %q is not %sTitle — Description", line, language)
		}
		if d.title == "" {
			d.title = title
		}
		descriptions = append(descriptions, description)
		text = rest
	}
	d.description = descriptions[0] + "\nES: " + descriptions[1]
	d.text = strings.TrimSpace(text) + "\n" + strings.TrimSpace(cited)
	parsed, faults := gqlparser.LoadQueryWithRules(schema, d.text, rules.NewDefaultRules())
	if len(faults) > 0 {
		return d, faults
	}
	d.operation = parsed.Operations[0]
	return d, nil
}

// tool is how clients see the document.
func (d document) tool(schema *ast.Schema) *mcp.Tool {
	return readOnly(&mcp.Tool{Name: d.name, Title: d.title, Description: d.description, InputSchema: inputOf(schema, d.operation)})
}

// readOnly marks a tool that changes nothing and looks at nothing beyond the graph.
func readOnly(t *mcp.Tool) *mcp.Tool {
	closed := false
	t.Annotations = &mcp.ToolAnnotations{ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &closed}
	return t
}
