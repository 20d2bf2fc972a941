package graph

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator/core"

	"puente/graph/model"
)

// coercion brings the variables of one operation into the form that their types demand, and collects what is wrong with them.
type coercion struct {
	schema      *ast.Schema
	suggestions bool
	maxList     int                     // elements of a list
	variable    *ast.VariableDefinition // the one being coerced
	faults      gqlerror.List           // at most maxErrors
}

// coerceVariables gives the values of an operation's variables, defaults included. A variable that has neither is absent; what
// the operation does not declare is ignored.
func coerceVariables(schema *ast.Schema, suggestions bool, maxList int, op *ast.OperationDefinition, given map[string]any) (map[string]any, gqlerror.List) {
	c := coercion{schema: schema, suggestions: suggestions, maxList: maxList}
	values := make(map[string]any, len(op.VariableDefinitions))
	for _, v := range op.VariableDefinitions {
		c.variable = v
		value, present := given[v.Variable]
		if !present && v.DefaultValue != nil {
			var err error
			if value, err = v.DefaultValue.Value(nil); err != nil {
				c.refuse(v.Type, "$"+v.Variable, v.DefaultValue.String())
				continue
			}
			present = true
		}
		switch {
		case present:
			values[v.Variable] = c.value(v.Type, "$"+v.Variable, value)
		case v.Type.NonNull:
			c.fail("`$"+v.Variable+"` is required, and was not given.", "`$"+v.Variable+"` es obligatoria y falta.")
		}
	}
	return values, c.faults
}

// value coerces one value. The place is that of the value, such as $f.name or $f[2].
func (c *coercion) value(t *ast.Type, place string, v any) any {
	switch {
	case v == nil && t.NonNull:
		c.refuse(t, place, "null")
		return nil
	case v == nil:
		return nil
	case t.Elem != nil:
		return c.list(t, place, v)
	}
	def := c.schema.Types[t.NamedType]
	switch def.Kind {
	case ast.Enum:
		name, ok := v.(string)
		if !ok || def.EnumValues.ForName(name) == nil {
			c.refuse(t, place, jsonText(v))
		}
		return v
	case ast.InputObject:
		object, ok := v.(map[string]any)
		if !ok {
			c.refuse(t, place, jsonText(v))
			return nil
		}
		return c.object(def, place, object)
	default:
		coerced, err := coerceScalar(def.Name, v)
		if err != nil {
			c.refuse(t, place, jsonText(v))
		}
		return coerced
	}
}

// list coerces a list; any other value stands for a list of itself.
func (c *coercion) list(t *ast.Type, place string, v any) any {
	list, ok := v.([]any)
	if !ok {
		return []any{c.value(t.Elem, place, v)}
	}
	if len(list) > c.maxList {
		most := count(c.maxList)
		c.fail("`"+place+"` may hold at most "+most+" elements.", "`"+place+"` puede tener a lo más "+most+" elementos.")
		return nil
	}
	coerced := make([]any, len(list))
	for i, each := range list {
		coerced[i] = c.value(t.Elem, place+"["+strconv.Itoa(i)+"]", each)
	}
	return coerced
}

func (c *coercion) object(def *ast.Definition, place string, given map[string]any) map[string]any {
	coerced := make(map[string]any, len(given))
	for _, name := range slices.Sorted(maps.Keys(given)) {
		field := def.Fields.ForName(name)
		if field == nil {
			c.fail("`"+place+"` has a member `"+cut(name)+"`, which "+def.Name+" does not have."+c.similar(name, fieldNames(def)),
				"`"+place+"` tiene un miembro `"+cut(name)+"`, que "+def.Name+" no tiene.")
			continue
		}
		coerced[name] = c.value(field.Type, place+"."+name, given[name])
	}
	for _, field := range def.Fields {
		if _, present := given[field.Name]; !present && field.Type.NonNull && field.DefaultValue == nil {
			c.fail("`"+place+"."+field.Name+"` is required, and was not given.", "`"+place+"."+field.Name+"` es obligatorio y falta.")
		}
	}
	if def.Directives.ForName("oneOf") != nil {
		c.oneOf(place, coerced)
	}
	return coerced
}

// oneOf refuses an object of which not exactly one member is given and not null.
func (c *coercion) oneOf(place string, object map[string]any) {
	for _, v := range object {
		if len(object) == 1 && v != nil {
			return
		}
	}
	c.fail("`"+place+"` takes exactly one member that is not null.", "`"+place+"` admite exactamente un miembro que no sea nulo.")
}

func fieldNames(def *ast.Definition) []string {
	var names []string
	for _, f := range def.Fields {
		names = append(names, f.Name)
	}
	return names
}

// refuse reports a value that its type does not take.
func (c *coercion) refuse(t *ast.Type, place, value string) {
	def := c.schema.Types[t.Name()]
	en, es := scalarTakes(def.Name)
	similar := ""
	switch {
	case t.Elem != nil:
		en, es = "lists", "listas"
	case def.Kind == ast.InputObject:
		en, es = "objects", "objetos"
	case def.Kind == ast.Enum:
		en, es = "the values that the schema lists, in capitals", "los valores que el esquema enumera, en mayúsculas"
		var names []string
		for _, v := range def.EnumValues {
			names = append(names, v.Name)
		}
		similar = c.similar(strings.Trim(value, `"`), names)
	}
	value = cut(value)
	c.fail("`"+place+"` cannot be "+value+": "+t.String()+" takes "+en+"."+similar, "`"+place+"` no puede ser "+value+": "+t.String()+" admite "+es+".")
}

// similar is a sentence with the names that were probably meant.
func (c *coercion) similar(name string, names []string) string {
	if !c.suggestions || len(name) > maxWord {
		return ""
	}
	if found := core.SuggestionList(name, names); len(found) > 0 {
		return " Did you mean " + core.QuotedOrList(found...) + "?"
	}
	return ""
}

func (c *coercion) fail(message, messageEs string) {
	if len(c.faults) == maxErrors {
		return
	}
	c.faults = append(c.faults, faultAt(c.variable.Position, model.BadInput(c.variable.Variable, message, messageEs)))
}

// jsonText is the beginning of a value as its request wrote it, a little more than a message shows.
func jsonText(v any) string {
	switch v := v.(type) {
	case string:
		v = strings.TrimSuffix(model.Cut(v, maxPiece+1), "…") // the message cuts the rest
		var text strings.Builder
		encoder := json.NewEncoder(&text)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(v); err != nil { // a text can be written as JSON
			return "?"
		}
		return strings.TrimSpace(text.String())
	case []any:
		var text strings.Builder
		for i := 0; i < len(v) && text.Len() <= maxPiece; i++ {
			text.WriteString("," + jsonText(v[i]))
		}
		return "[" + strings.TrimPrefix(text.String(), ",") + "]"
	case map[string]any:
		if len(v) > maxPiece {
			return "{…}"
		}
		var text strings.Builder
		for _, name := range slices.Sorted(maps.Keys(v)) {
			if text.Len() <= maxPiece {
				text.WriteString("," + jsonText(name) + ":" + jsonText(v[name]))
			}
		}
		return "{" + strings.TrimPrefix(text.String(), ",") + "}"
	case nil:
		return "null"
	}
	return fmt.Sprint(v)
}
