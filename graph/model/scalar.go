package model

import (
	"fmt"
	"io"
	"regexp"
	"strconv"
	"time"
)

// Location is a point on the earth, WGS 84.
type Location struct {
	Latitude  Latitude
	Longitude Longitude
}

// Date is a calendar date of ISO 8601, possibly of reduced precision.
type Date string

// ParseDate checks that a text is a date: 2015, 2015-06 or 2015-06-30.
func ParseDate(text string) (Date, error) {
	for _, layout := range []string{"2006", "2006-01", "2006-01-02"} {
		if len(text) != len(layout) {
			continue
		}
		if _, err := time.Parse(layout, text); err == nil {
			return Date(text), nil
		}
	}
	return "", Fault(CodeBadUserInput, fmt.Sprintf("%q is not a date: write 2015, 2015-06 or 2015-06-30.", text),
		fmt.Sprintf("%q no es una fecha: escriba 2015, 2015-06 o 2015-06-30.", text))
}

// MarshalGQL writes the date as a JSON string.
func (d Date) MarshalGQL(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(string(d))) }

// UnmarshalGQL reads and checks a date.
func (d *Date) UnmarshalGQL(v any) error {
	text, ok := v.(string)
	if !ok {
		return Fault(CodeBadUserInput, "A date is a string such as \"2015-06-30\".", "Una fecha es un texto como \"2015-06-30\".")
	}
	date, err := ParseDate(text)
	*d = date
	return err
}

// Latitude is in degrees north, -90 to 90.
type Latitude float64

// MarshalGQL writes the degrees as a JSON number.
func (l Latitude) MarshalGQL(w io.Writer) { writeDegrees(w, float64(l)) }

// UnmarshalGQL reads and checks the degrees.
func (l *Latitude) UnmarshalGQL(v any) error { return readDegrees((*float64)(l), v, 90) }

// Longitude is in degrees east, -180 to 180.
type Longitude float64

// MarshalGQL writes the degrees as a JSON number.
func (l Longitude) MarshalGQL(w io.Writer) { writeDegrees(w, float64(l)) }

// UnmarshalGQL reads and checks the degrees.
func (l *Longitude) UnmarshalGQL(v any) error { return readDegrees((*float64)(l), v, 180) }

func writeDegrees(w io.Writer, degrees float64) {
	_, _ = io.WriteString(w, strconv.FormatFloat(degrees, 'f', -1, 64))
}

var number = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

func readDegrees(to *float64, v any, limit float64) error {
	text := fmt.Sprint(v)
	if !number.MatchString(text) {
		return Fault(CodeBadUserInput, fmt.Sprintf("Degrees are a decimal number, not %v.", v), fmt.Sprintf("Los grados son un número decimal, no %v.", v))
	}
	degrees, err := strconv.ParseFloat(text, 64)
	if err != nil || degrees < -limit || degrees > limit {
		return Fault(CodeBadUserInput, fmt.Sprintf("%v degrees lie outside -%g to %g.", v, limit, limit),
			fmt.Sprintf("%v grados están fuera de -%g a %g.", v, limit, limit))
	}
	*to = degrees
	return nil
}
