package model

import (
	"fmt"
	"time"

	"github.com/99designs/gqlgen/graphql"
)

// MarshalDateTime writes a moment as RFC 3339.
func MarshalDateTime(at time.Time) graphql.Marshaler { return graphql.MarshalTime(at) }

// UnmarshalDateTime reads a moment of RFC 3339, or a date, which is the moment when it begins in UTC.
func UnmarshalDateTime(v any) (time.Time, error) {
	bad := Fault(CodeBadUserInput, "A moment is a string such as \"2026-01-31T12:00:00Z\", or a date.", "Un instante es un texto como \"2026-01-31T12:00:00Z\", o una fecha.")
	text, ok := v.(string)
	if !ok {
		return time.Time{}, bad
	}
	if date, err := ParseDate(text); err == nil {
		text = string(date) + "0000-01-01"[len(date):] + "T00:00:00Z"
	}
	at, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		return time.Time{}, fmt.Errorf("%w (%s)", bad, Cut(text, MaxPiece))
	}
	return at, nil
}
