package loaders

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"puente/graph/model"
	"puente/names"
)

// value is what a statement is given: known when its text is written, or taken anew from the variables
// of each request. Its text may depend on whether there is a value, never on which.
type value struct {
	now   any
	err   error
	later func(variables map[string]any) (any, error) // nil: it is known
}

func known(v any) value { return value{now: v} }

// absent tells whether nothing was given. An empty list of a request is something.
func (v value) absent() bool {
	switch v.now.(type) {
	case nil:
		return true
	case []any:
		return false
	}
	switch r := reflect.ValueOf(v.now); r.Kind() {
	case reflect.Pointer, reflect.Map, reflect.Slice:
		return r.IsNil()
	}
	return false
}

// as is the value in another form.
func (v value) as(convert func(any) (any, error)) value {
	if v.err == nil {
		v.now, v.err = convert(v.now)
	}
	if from := v.later; from != nil {
		v.later = func(variables map[string]any) (any, error) {
			x, err := from(variables)
			if err != nil {
				return nil, err
			}
			return convert(x)
		}
	}
	return v
}

// field is a part of a value that is an input object.
func (v value) field(name string) value {
	return v.as(func(object any) (any, error) {
		m, _ := object.(map[string]any)
		return m[name], nil
	})
}

// at is the value in a request.
func (v value) at(variables map[string]any) (any, error) {
	if v.later == nil {
		return v.now, v.err
	}
	return v.later(variables)
}

// The forms that values take. What a reader gave comes as gqlgen bound it, or as it stands in the request.

func asText(v any) (any, error) {
	if p, ok := v.(*string); ok && p != nil {
		return *p, nil
	}
	return graphql.UnmarshalString(v)
}

func asFolded(v any) (any, error) {
	text, err := asText(v)
	if err != nil {
		return nil, err
	}
	s, _ := text.(string)
	return names.Fold(s), nil
}

func asFigure(v any) (any, error) {
	if p, ok := v.(*float64); ok && p != nil {
		return *p, nil
	}
	return graphql.UnmarshalFloat(v)
}

func asTexts(v any) (any, error) { return listed(v, asText) }

// asName takes a value of an enumeration, spelled as the schema spells it.
func asName(v any) (any, error) {
	name := fmt.Sprint(v)
	if name != strings.ToUpper(name) {
		return nil, fmt.Errorf("%q is not a value of the enumeration", name)
	}
	return name, nil
}

func asNames(v any) (any, error) { return listed(v, asName) }

func asInteger(v any) (any, error) {
	n, err := graphql.UnmarshalInt32(v)
	return int64(n), err
}

func asIntegers(v any) (any, error) { return listed(v, asInteger) }

// asLabels takes kinds of entity as the labels of Neo4j.
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

// listed takes each element of a list; one value stands for a list of one.
func listed(v any, each func(any) (any, error)) (any, error) {
	if v == nil {
		return []any{}, nil
	}
	r := reflect.ValueOf(v)
	if r.Kind() != reflect.Slice {
		r = reflect.ValueOf([]any{v})
	}
	list := make([]any, r.Len())
	for i := range list {
		var err error
		if list[i], err = each(r.Index(i).Interface()); err != nil {
			return nil, err
		}
	}
	return list, nil
}
