package model

import (
	"io"
	"math"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
)

// AppendFigure writes a number as people and JavaScript do: 3026632 and not 3.026632e+06.
func AppendFigure(to []byte, x float64) []byte {
	if a := math.Abs(x); a == 0 || a >= 1e-6 && a < 1e21 {
		return strconv.AppendFloat(to, x, 'f', -1, 64)
	}
	return strconv.AppendFloat(to, x, 'e', -1, 64)
}

// MarshalFigure writes a Float.
func MarshalFigure(x float64) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) { _, _ = w.Write(AppendFigure(nil, x)) })
}

// UnmarshalFigure reads a Float.
func UnmarshalFigure(v any) (float64, error) { return graphql.UnmarshalFloat(v) }
