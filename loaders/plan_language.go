package loaders

import (
	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"puente/graph/model"
)

// inLanguage compiles a text in the language asked for. The English one always exists. Where a field does not say a language, that of the operation
// is a parameter: there is one statement for both.
func (c *compiler) inLanguage(f graphql.CollectedField, node string, l *layout) appender {
	english := node + "." + f.Name
	spanish := "coalesce(" + english + "Es, " + english + ")"
	switch lang := c.language(f); lang {
	case string(model.LanguageEn):
		return appendText(l.column(english), false)
	case string(model.LanguageEs):
		return appendText(l.column(spanish), false)
	default:
		return appendText(l.column("CASE WHEN "+lang+" THEN "+spanish+" ELSE "+english+" END"), false)
	}
}

// nameIn compiles the language in which inLanguage gives the name: where there is no English name, both are the Spanish one.
func (c *compiler) nameIn(f graphql.CollectedField, node string, l *layout) appender {
	const english, spanish = "'" + string(model.LanguageEn) + "'", "'" + string(model.LanguageEs) + "'"
	has, only := node+".nameEs IS NOT NULL", node+".nameEs = "+node+".name"
	switch lang := c.language(f); lang {
	case string(model.LanguageEn):
		return appendName(l.column("CASE WHEN "+only+" THEN "+spanish+" ELSE "+english+" END"), false)
	case string(model.LanguageEs):
		return appendName(l.column("CASE WHEN "+has+" THEN "+spanish+" ELSE "+english+" END"), false)
	default:
		return appendName(l.column("CASE WHEN "+only+" OR "+lang+" AND "+has+" THEN "+spanish+" ELSE "+english+" END"), false)
	}
}

// language is the language that a field says, or the parameter that is true if that of the operation is Spanish.
func (c *compiler) language(f graphql.CollectedField) string {
	if v := c.argument(f, "lang"); c.says(f, "lang") && v.literal != nil {
		return c.choice(v, "")
	}
	if c.spanish == "" {
		c.spanish = c.b.param(value{literal: false, fromVariables: func(variables map[string]any) (any, error) {
			return variables[model.LanguageVariable] == string(model.LanguageEs), nil
		}})
	}
	return c.spanish
}

// says reports whether a field gives an argument, by a value or a variable that has one.
func (c *compiler) says(f graphql.CollectedField, argument string) bool {
	given := f.Arguments.ForName(argument)
	if given == nil || given.Value.Kind != ast.Variable {
		return given != nil
	}
	_, exists := c.op.Variables[given.Value.Raw]
	return exists
}
