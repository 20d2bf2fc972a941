package loaders

import (
	"fmt"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
)

// property binds a stored property to where its value goes.
type property struct {
	name string
	to   any // pointer, or func(any) for a type of its own
}

// maker makes an empty node and says which properties fill it.
type maker func() (model.Node, []property)

// stored declares the properties of a noun, once: what is read of it and where it goes.
func stored[T any, P interface {
	*T
	model.Entity
}](own func(P) []property) maker {
	return func() (model.Node, []property) {
		e := P(new(T))
		c := e.Base()
		common := []property{
			{"id", &c.ID}, {"name", &c.NameEN}, {"nameEs", &c.NameES}, {"aliases", &c.Aliases}, {"sources", &c.SourceIDs},
		}
		return e, append(common, own(e)...)
	}
}

// recorded declares the properties of what is no entity.
func recorded[T any, P interface {
	*T
	model.Node
}](own func(P) []property) maker {
	return func() (model.Node, []property) {
		n := P(new(T))
		return n, own(n)
	}
}

// enum takes the value of a property into a type made of string.
func enum[T ~string](to *T) func(any) {
	return func(v any) {
		if s, ok := v.(string); ok {
			*to = T(s)
		}
	}
}

// optionalEnum takes the value of a property that may be absent into a type made of string.
func optionalEnum[T ~string](to **T) func(any) {
	return func(v any) {
		if s, ok := v.(string); ok {
			t := T(s)
			*to = &t
		}
	}
}

// figures takes the numbers of a list property.
func figures(to *[]float64) func(any) {
	return func(v any) {
		for _, each := range RowsOf(v) {
			x, _ := FigureOf(each)
			*to = append(*to, x)
		}
	}
}

// enumList takes the values of a list property into a type made of string.
func enumList[T ~string](to *[]T) func(any) {
	return func(v any) {
		*to = []T{}
		for _, s := range TextsOf(v) {
			*to = append(*to, T(s))
		}
	}
}

// assign puts a value from the database where it belongs. An absent value leaves the zero value.
func assign(to, v any) error {
	switch p := to.(type) {
	case func(any):
		p(v)
	case *[]string:
		*p = TextsOf(v)
	case *string:
		*p, _ = v.(string)
	case **string:
		*p = optional[string](v)
	case *int:
		n, _ := v.(int64)
		*p = int(n)
	case **int:
		if n, ok := v.(int64); ok {
			m := int(n)
			*p = &m
		}
	case *float64:
		*p, _ = FigureOf(v)
	case **float64:
		if x, ok := FigureOf(v); ok {
			*p = &x
		}
	case *bool:
		*p, _ = v.(bool)
	case *time.Time:
		stored, _ := v.(time.Time)
		*p = stored.UTC()
	case **time.Time:
		if stored, ok := v.(time.Time); ok {
			at := stored.UTC()
			*p = &at
		}
	case *model.Date:
		s, _ := v.(string)
		*p = model.Date(s)
	case **model.Date:
		if s, ok := v.(string); ok {
			d := model.Date(s)
			*p = &d
		}
	case **model.Location:
		if at, ok := v.(neo4j.Point2D); ok {
			*p = &model.Location{Latitude: model.Latitude(at.Y), Longitude: model.Longitude(at.X)}
		}
	default:
		return fmt.Errorf("no rule to store %T in %T", v, to)
	}
	return nil
}

func optional[T any](v any) *T {
	t, ok := v.(T)
	if !ok {
		return nil
	}
	return &t
}

func FigureOf(v any) (float64, bool) {
	switch x := v.(type) {
	case float64:
		return x, true
	case int64:
		return float64(x), true
	}
	return 0, false
}

func TextsOf(v any) []string {
	list, _ := v.([]any)
	out := make([]string, 0, len(list))
	for _, item := range list {
		if s, ok := item.(string); ok {
			out = append(out, s)
		}
	}
	return out
}
