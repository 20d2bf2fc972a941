package graph

import (
	"fmt"

	"github.com/vektah/gqlparser/v2/ast"

	"puente/graph/model"
	"puente/loaders"
)

// misspelled finds a variable that holds no value of its enumeration. The validator compares these without case, and
// what it lets through would be refused field by field.
func misspelled(schema *ast.Schema, op *ast.OperationDefinition, variables map[string]any) *model.Error {
	for _, v := range op.VariableDefinitions {
		if bad, found := misspelledIn(schema, v.Type, variables[v.Variable]); found {
			return model.BadInput(v.Variable, fmt.Sprintf("`$%s`: %v is not a value of its enumeration; mind the case.", v.Variable, bad),
				fmt.Sprintf("`$%s`: %v no es un valor de su enumeración; cuide las mayúsculas.", v.Variable, bad))
		}
	}
	return nil
}

func misspelledIn(schema *ast.Schema, t *ast.Type, v any) (bad any, found bool) {
	if v == nil {
		return nil, false
	}
	if list, ok := v.([]any); ok && t.Elem != nil {
		for _, each := range list {
			if bad, found := misspelledIn(schema, t.Elem, each); found {
				return bad, true
			}
		}
		return nil, false
	}
	def := schema.Types[t.Name()]
	switch def.Kind {
	case ast.Enum:
		return v, def.EnumValues.ForName(fmt.Sprint(v)) == nil
	case ast.InputObject:
		object, _ := v.(map[string]any)
		for _, field := range def.Fields {
			if bad, found := misspelledIn(schema, field.Type, object[field.Name]); found {
				return bad, true
			}
		}
	}
	return nil, false
}

// nulls refuses a variable that is null where a value must stand: a default of the variable or of the place lets the
// validator pass it.
func (m *measure) nulls(arguments ast.ArgumentList) {
	for _, a := range arguments {
		if name := loaders.NullVariable(a.Value, m.variables); name != "" {
			at := m.path.String()
			m.fail(m.path, model.BadInput(name, "`$"+name+"` is null, and `"+at+"` needs a value for `"+a.Name+"`; leave it out for the default.",
				"`$"+name+"` es nula, y `"+at+"` necesita un valor para `"+a.Name+"`; quítela para usar el predeterminado."))
		}
	}
}
