package loaders

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"puente/graph/model"
	"puente/names"
)

// value is a parameter of a statement: a literal, or computed from the variables of each request. The text of the
// statement may depend on whether a value is absent, never on the value itself.
type value struct {
	literal       any // with fromVariables: as it is for the variables of the request that is compiled
	err           error
	at            string                                      // the argument, and the fields of input objects below it: filter.place.in
	origin        *ast.Value                                  // of the document, or of the argument's default; nil: not compiled. With at it tells which value this is
	fromVariables func(variables map[string]any) (any, error) // nil: a literal
}

// literal is a value that is the same for all requests.
func literal(v any) value { return value{literal: v} }

// argumentOf is what is given for an argument, the same for all requests.
func argumentOf(name string, v any) value { return value{literal: v, at: name} }

// literalOf is a literal of a type.
func literalOf[T any](v value) (T, error) {
	t, ok := v.literal.(T)
	if !ok {
		return t, unexpected(v.literal, t)
	}
	return t, nil
}

// typed is a conversion of values of one type. A value of another type is an error.
func typed[T any](convert func(T) (any, error)) func(any) (any, error) {
	return func(v any) (any, error) {
		t, ok := v.(T)
		if !ok {
			return nil, unexpected(v, t)
		}
		return convert(t)
	}
}

// absent reports whether nothing was given. An empty list of a request is a value.
func (v value) absent() bool {
	switch v.literal.(type) {
	case nil:
		return true
	case []any:
		return false
	}
	switch r := reflect.ValueOf(v.literal); r.Kind() {
	case reflect.Pointer, reflect.Map, reflect.Slice:
		return r.IsNil()
	}
	return false
}

// as is the converted value.
func (v value) as(convert func(any) (any, error)) value {
	if v.err == nil {
		v.literal, v.err = convert(v.literal)
	}
	if from := v.fromVariables; from != nil {
		v.fromVariables = func(variables map[string]any) (any, error) {
			x, err := from(variables)
			if err != nil {
				return nil, err
			}
			return convert(x)
		}
	}
	return v
}

// field is a field of a value that is an input object or null.
func (v value) field(name string) value {
	if v.at != "" {
		v.at += "." + name
	}
	return v.as(func(object any) (any, error) {
		if object == nil {
			return nil, nil
		}
		return typed(func(fields map[string]any) (any, error) { return fields[name], nil })(object)
	})
}

// elements are the elements of a value that is a list, or the value itself, which then stands for a list of one.
func (v value) elements() []value {
	all := make([]value, len(listOf(v.literal)))
	for i := range all {
		all[i] = v.as(func(list any) (any, error) {
			if elements := listOf(list); i < len(elements) {
				return elements[i], nil
			}
			return nil, fmt.Errorf("no element %d in a list of another length", i)
		})
		all[i].at = fmt.Sprintf("%s[%d]", v.at, i)
	}
	return all
}

// listOf are the elements of a list, or the value itself as the only one. Null has none.
func listOf(v any) []any {
	if v == nil {
		return nil
	}
	r := reflect.ValueOf(v)
	if r.Kind() != reflect.Slice {
		return []any{v}
	}
	list := make([]any, r.Len())
	for i := range list {
		list[i] = r.Index(i).Interface()
	}
	return list
}

// bind is the value for the variables of a request.
func (v value) bind(variables map[string]any) (any, error) {
	if v.fromVariables == nil {
		return v.literal, v.err
	}
	return v.fromVariables(variables)
}

// Conversions of arguments to parameters. An argument is given as gqlgen has bound it to a Go type, or as it is in the request.

func asText(v any) (any, error) {
	if p, ok := v.(*string); ok && p != nil {
		return *p, nil
	}
	return graphql.UnmarshalString(v)
}

// asFolded folds a text as stored names are. Of a text without letters and digits nothing is left to compare: it is null, with which no
// comparison is true.
func asFolded(v any) (any, error) {
	text, err := asText(v)
	if err != nil {
		return nil, err
	}
	return typed(func(s string) (any, error) {
		folded := names.Fold(s)
		if folded == "" && strings.TrimSpace(s) != "" {
			return nil, nil
		}
		return folded, nil
	})(text)
}

func asFigure(v any) (any, error) {
	if p, ok := v.(*float64); ok && p != nil {
		return *p, nil
	}
	return graphql.UnmarshalFloat(v)
}

// asTruth converts a boolean.
func asTruth(v any) (any, error) {
	if p, ok := v.(*bool); ok && p != nil {
		return *p, nil
	}
	return typed(func(b bool) (any, error) { return b, nil })(v)
}

func asLatitude(v any) (any, error) {
	var degrees model.Latitude
	err := degrees.UnmarshalGQL(v)
	return float64(degrees), err
}

func asLongitude(v any) (any, error) {
	var degrees model.Longitude
	err := degrees.UnmarshalGQL(v)
	return float64(degrees), err
}

func asTexts(v any) (any, error) { return listed(v, asText) }

// asName converts a value of an enumeration, which must be spelled as in the schema.
func asName(v any) (any, error) {
	name := fmt.Sprint(v)
	if name != strings.ToUpper(name) {
		return nil, fmt.Errorf("%q is not a value of the enumeration", name)
	}
	return name, nil
}

func asNames(v any) (any, error) { return listed(v, asName) }

func asInteger(v any) (any, error) {
	if p, ok := v.(*int32); ok && p != nil {
		return int64(*p), nil
	}
	n, err := graphql.UnmarshalInt32(v)
	return int64(n), err
}

func asIntegers(v any) (any, error) { return listed(v, asInteger) }

// asLabels converts kinds of entity to labels of Neo4j.
func asLabels(v any) (any, error) {
	return listed(v, func(each any) (any, error) {
		for _, k := range model.Kinds() {
			if string(k.Enum()) == fmt.Sprint(each) {
				return string(k), nil
			}
		}
		return nil, fmt.Errorf("%v is no kind of entity", each)
	})
}

// listed converts each element of a list. Any other value is converted to a list of one, and null to an empty list.
func listed(v any, each func(any) (any, error)) (any, error) {
	list := listOf(v)
	if list == nil {
		return []any{}, nil
	}
	for i := range list {
		var err error
		if list[i], err = each(list[i]); err != nil {
			return nil, err
		}
	}
	return list, nil
}
