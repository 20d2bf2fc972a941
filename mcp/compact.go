package mcp

import (
	"fmt"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// write writes one type of the contract as a model reads it best: a line for each field, with its arguments, and its English description if asked.
func write(to *strings.Builder, definition *ast.Definition, described bool) {
	about(to, definition.Description, "", described)
	switch definition.Kind {
	case ast.Enum:
		fmt.Fprintf(to, "enum %s {\n", definition.Name)
		for _, v := range definition.EnumValues {
			about(to, v.Description, "  ", described)
			fmt.Fprintf(to, "  %s\n", v.Name)
		}
		to.WriteString("}\n")
	case ast.Object, ast.Interface, ast.InputObject:
		fmt.Fprintf(to, "%s %s {\n", keyword(definition.Kind), definition.Name)
		for _, f := range definition.Fields {
			if !strings.HasPrefix(f.Name, "__") {
				about(to, f.Description, "  ", described)
				fmt.Fprintf(to, "  %s%s: %s%s\n", f.Name, arguments(f.Arguments), f.Type, preset(f.DefaultValue))
			}
		}
		to.WriteString("}\n")
	case ast.Union:
		fmt.Fprintf(to, "union %s = %s\n", definition.Name, strings.Join(definition.Types, " | "))
	case ast.Scalar:
		fmt.Fprintf(to, "scalar %s\n", definition.Name)
	}
}

func keyword(kind ast.DefinitionKind) string {
	switch kind {
	case ast.Interface:
		return "interface"
	case ast.InputObject:
		return "input"
	case ast.Object, ast.Enum, ast.Union, ast.Scalar:
	}
	return "type"
}

// about writes the English part of a description as a comment.
func about(to *strings.Builder, description, indent string, described bool) {
	if english, _, _ := strings.Cut(description, " ES: "); described && english != "" {
		fmt.Fprintf(to, "%s# %s\n", indent, english)
	}
}

func arguments(list ast.ArgumentDefinitionList) string {
	if len(list) == 0 {
		return ""
	}
	all := make([]string, len(list))
	for i, a := range list {
		all[i] = a.Name + ": " + a.Type.String() + preset(a.DefaultValue)
	}
	return "(" + strings.Join(all, ", ") + ")"
}

func preset(value *ast.Value) string {
	if value == nil {
		return ""
	}
	return " = " + value.String()
}
