package graph

import (
	"encoding/json"
	"errors"
	"math"
	"strconv"

	"puente/graph/model"
)

// errScalar is the error of a value that its scalar does not take.
var errScalar = errors.New("not a value of the scalar")

// coerceScalar is an input value as resolvers and plans expect it: int64 for Int, float64 for Float, string for String and ID,
// bool for Boolean, and a custom scalar as it was given, once it is known to be one.
func coerceScalar(name string, v any) (any, error) {
	switch name {
	case "Int":
		return coerceInt(v)
	case "Float":
		return coerceFloat(v)
	case "ID":
		if n, ok := v.(json.Number); ok {
			_, err := strconv.ParseInt(n.String(), 10, 64)
			return n.String(), err
		}
		return typed[string](v)
	case "String":
		return typed[string](v)
	case "Boolean":
		return typed[bool](v)
	case "Date":
		return v, new(model.Date).UnmarshalGQL(v)
	case "CountryCode":
		_, err := model.UnmarshalCountryCode(v)
		return v, err
	case "DateTime":
		_, err := model.UnmarshalDateTime(v)
		return v, err
	case "Latitude":
		return v, new(model.Latitude).UnmarshalGQL(v)
	case "Longitude":
		return v, new(model.Longitude).UnmarshalGQL(v)
	}
	return v, nil
}

func typed[T any](v any) (any, error) {
	if value, ok := v.(T); ok {
		return value, nil
	}
	return nil, errScalar
}

func coerceInt(v any) (any, error) {
	n, ok := v.(int64)
	if text, number := v.(json.Number); number {
		var err error
		if n, err = strconv.ParseInt(text.String(), 10, 64); err != nil { // 2.0 and 1e3 are no Int either
			return nil, err
		}
		ok = true
	}
	if !ok || n < math.MinInt32 || n > math.MaxInt32 {
		return nil, errScalar
	}
	return n, nil
}

func coerceFloat(v any) (any, error) {
	switch n := v.(type) {
	case float64:
		return n, nil
	case int64:
		return float64(n), nil
	case json.Number:
		return n.Float64() // fails if it is out of range
	}
	return nil, errScalar
}

// scalarTakes says which values a scalar takes.
func scalarTakes(name string) (en, es string) {
	switch name {
	case "Int":
		return "whole numbers from -2147483648 to 2147483647", "números enteros de -2147483648 a 2147483647"
	case "Float":
		return "numbers", "números"
	case "ID":
		return "strings and whole numbers", "textos y números enteros"
	case "String":
		return "strings", "textos"
	case "Boolean":
		return "true and false", "true y false"
	case "Date":
		return `dates such as "2015", "2015-06" or "2015-06-30"`, `fechas como "2015", "2015-06" o "2015-06-30"`
	case "CountryCode":
		return `codes of ISO 3166-1 such as "MX"`, `códigos de ISO 3166-1 como "MX"`
	case "DateTime":
		return `moments such as "2026-01-31T12:00:00Z", and dates`, `instantes como "2026-01-31T12:00:00Z", y fechas`
	case "Latitude":
		return "degrees from -90 to 90", "grados de -90 a 90"
	case "Longitude":
		return "degrees from -180 to 180", "grados de -180 a 180"
	}
	return "values of its own", "valores propios"
}
