package mcp

import (
	"github.com/vektah/gqlparser/v2/ast"
)

// object is a JSON object.
type object = map[string]any

// inputOf is the JSON Schema (2020-12) of the variables of an operation. What each is for is what the contract says of the argument in which
// it stands first.
func inputOf(schema *ast.Schema, operation *ast.OperationDefinition) object {
	described := map[string]string{}
	describe(operation.SelectionSet, described)
	properties, required := object{}, []string{}
	inputs := inputs{schema, object{}}
	for _, v := range operation.VariableDefinitions {
		property := inputs.of(v.Type)
		if about := described[v.Variable]; about != "" {
			property["description"] = about
		}
		if v.DefaultValue != nil {
			if value, err := v.DefaultValue.Value(nil); err == nil {
				property["default"] = value
			}
		} else if v.Type.NonNull {
			required = append(required, v.Variable)
		}
		properties[v.Variable] = property
	}
	input := object{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
	if len(inputs.named) > 0 {
		input["$defs"] = inputs.named
	}
	return input
}

// describe collects the descriptions of the arguments whose values are variables.
func describe(selections ast.SelectionSet, described map[string]string) {
	for _, selection := range selections {
		switch s := selection.(type) {
		case *ast.Field:
			for _, a := range s.Arguments {
				definition := s.Definition.Arguments.ForName(a.Name)
				if a.Value.Kind == ast.Variable && definition != nil && described[a.Value.Raw] == "" {
					described[a.Value.Raw] = definition.Description
				}
			}
			describe(s.SelectionSet, described)
		case *ast.InlineFragment:
			describe(s.SelectionSet, described)
		case *ast.FragmentSpread:
			describe(s.Definition.SelectionSet, described)
		}
	}
}

// inputs writes types of the contract as JSON Schemas. Input objects are named, since some hold themselves.
type inputs struct {
	schema *ast.Schema
	named  object
}

func (i inputs) of(t *ast.Type) object {
	if t.Elem != nil {
		return object{"type": "array", "items": i.of(t.Elem)}
	}
	definition := i.schema.Types[t.NamedType]
	switch definition.Kind {
	case ast.Enum:
		values := []string{}
		for _, v := range definition.EnumValues {
			values = append(values, v.Name)
		}
		return object{"type": "string", "enum": values}
	case ast.InputObject:
		i.name(definition)
		return object{"$ref": "#/$defs/" + definition.Name}
	case ast.Scalar, ast.Object, ast.Interface, ast.Union: // of these only scalars are inputs
	}
	return scalar(t.NamedType)
}

// name writes an input object once.
func (i inputs) name(definition *ast.Definition) {
	if i.named[definition.Name] != nil {
		return
	}
	properties, required := object{}, []string{}
	written := object{"type": "object", "description": definition.Description, "properties": properties, "additionalProperties": false}
	i.named[definition.Name] = written
	for _, f := range definition.Fields {
		property := i.of(f.Type)
		property["description"] = f.Description
		properties[f.Name] = property
		if f.Type.NonNull && f.DefaultValue == nil {
			required = append(required, f.Name)
		}
	}
	written["required"] = required
}

func scalar(name string) object {
	switch name {
	case "Int":
		return object{"type": "integer"}
	case "Float", "Latitude", "Longitude":
		return object{"type": "number"}
	case "Boolean":
		return object{"type": "boolean"}
	case "Date":
		return object{"type": "string", "pattern": `^\d{4}(-\d{2}(-\d{2})?)?$`}
	}
	return object{"type": "string"}
}
