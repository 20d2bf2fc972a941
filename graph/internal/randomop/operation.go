package randomop

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
)

// Operation is what a client sends.
type Operation struct {
	Query     string
	Variables map[string]any // as decoded from JSON, numbers as json.Number
	Name      string
}

// Clone is a copy that shares nothing. Coercion writes into the variables that it is given, so whoever runs an
// operation twice needs one for each run.
func (o Operation) Clone() Operation {
	if o.Variables != nil {
		o.Variables = cloneObject(o.Variables)
	}
	return o
}

// String shows the operation to a person.
func (o Operation) String() string {
	if len(o.Variables) == 0 {
		return o.Query
	}
	text, err := json.Marshal(o.Variables)
	if err != nil {
		return fmt.Sprintf("%s# variables: %v\n", o.Query, o.Variables)
	}
	return fmt.Sprintf("%s# variables: %s\n", o.Query, text)
}

// Check tells why a server would refuse the operation before running it, and nil where it would not.
func Check(schema *ast.Schema, op Operation) error {
	doc, err := parser.ParseQuery(&ast.Source{Input: op.Query})
	if err != nil {
		return err
	}
	if faults := validator.ValidateWithRules(schema, doc, nil); len(faults) > 0 {
		return faults
	}
	running := doc.Operations.ForName(op.Name)
	if running == nil {
		return fmt.Errorf("no operation is named %q", op.Name)
	}
	_, err = validator.VariableValues(schema, running, op.Clone().Variables)
	return err
}

// printed is the text of a document.
func printed(doc *ast.QueryDocument) string {
	var b strings.Builder
	formatter.NewFormatter(&b, formatter.WithIndent("  ")).FormatQueryDocument(doc)
	return b.String()
}

// cloneObject copies an object as decoded from JSON.
func cloneObject(object map[string]any) map[string]any {
	m := make(map[string]any, len(object))
	for name, each := range object {
		m[name] = clone(each)
	}
	return m
}

// clone copies a value as decoded from JSON.
func clone(value any) any {
	switch v := value.(type) {
	case map[string]any:
		return cloneObject(v)
	case []any:
		list := make([]any, len(v))
		for i, each := range v {
			list[i] = clone(each)
		}
		return list
	}
	return value
}
