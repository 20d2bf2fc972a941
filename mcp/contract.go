package mcp

import (
	"context"
	"fmt"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// contract has the tools for what no other tool asks: any operation, and the types that it may ask for.
type contract struct{ config Config }

func (c contract) operationTool() *mcp.Tool {
	return readOnly(&mcp.Tool{
		Name: "graphql", Title: "Run a GraphQL operation",
		Description: "Runs any GraphQL query on the graph, for what no other tool answers. Read the types with `schema` first. The contract has no mutations." +
			"\nES: Ejecuta cualquier consulta GraphQL en el grafo, para lo que ninguna otra herramienta responde. Lea antes los tipos con `schema`. El contrato no tiene mutaciones.",
		InputSchema: object{
			"type": "object", "required": []string{"query"}, "additionalProperties": false,
			"properties": object{
				"query":         object{"type": "string", "description": "The document. ES: El documento."},
				"variables":     object{"type": "object", "description": "Values of its variables. ES: Los valores de sus variables."},
				"operationName": object{"type": "string", "description": "Which operation, if there are several. ES: Qué operación, si hay varias."},
			},
		},
	})
}

// runOperation runs what the model wrote.
func (c contract) runOperation(ctx context.Context, request *mcp.CallToolRequest) (*mcp.CallToolResult, error) {
	var arguments struct {
		Query         string `json:"query"`
		Variables     object `json:"variables"`
		OperationName string `json:"operationName"`
	}
	if !isRead(request.Params.Arguments, &arguments) || arguments.Query == "" {
		return refused("`query` has to be a GraphQL document, and `variables` an object. ES: `query` debe ser un documento GraphQL, y `variables` un objeto."), nil
	}
	return c.config.run(ctx, operation{arguments.Query, arguments.Variables, arguments.OperationName}, pageFor(request, c.config))
}

func (c contract) schemaTool() *mcp.Tool {
	return readOnly(&mcp.Tool{
		Name: "schema", Title: "Read the contract",
		Description: "The GraphQL types in compact form: without names, the fields of the root; with names, these types with descriptions." +
			"\nES: Los tipos de GraphQL en forma compacta: sin nombres, los campos de la raíz; con nombres, esos tipos con sus descripciones.",
		InputSchema: object{
			"type": "object", "additionalProperties": false,
			"properties": object{"types": object{"type": "array", "items": object{"type": "string"}, "description": "Names of types. ES: Nombres de tipos."}},
		},
	})
}

// showSchema writes types of the contract.
func (c contract) showSchema(_ context.Context, request *mcp.CallToolRequest) (*mcp.CallToolResult, error) {
	var arguments struct {
		Types []string `json:"types"`
	}
	if !isRead(request.Params.Arguments, &arguments) {
		return refused("`types` has to be a list of names. ES: `types` debe ser una lista de nombres."), nil
	}
	var text strings.Builder
	if len(arguments.Types) == 0 {
		write(&text, c.config.Schema.Query, false)
		return shown(text.String()), nil
	}
	for _, name := range arguments.Types {
		definition := c.config.Schema.Types[name]
		if definition == nil {
			return refused(fmt.Sprintf("The contract has no type %.64q. ES: El contrato no tiene el tipo %.64[1]q.", name)), nil
		}
		write(&text, definition, true)
	}
	return shown(text.String()), nil
}

func shown(text string) *mcp.CallToolResult {
	return &mcp.CallToolResult{Content: []mcp.Content{&mcp.TextContent{Text: text}}}
}
