package ingest

import (
	"fmt"
	"math"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"puente/graph/model"
)

// cell is the type of a column: it parses the text of a non-empty cell, with an error that says what is accepted, and describes
// what the column accepts.
type cell interface {
	parse(s string) (any, error)
	form() Form
}

// Form describes what the cells of a column accept, in the terms of a Table Schema.
type Form struct {
	Type    string   // string, integer, number, boolean or list
	Format  string   // uri, where a string is an address
	Pattern string   // regular expression for the whole text
	Enum    []string // all accepted words
	Minimum *float64
	Maximum *float64
}

// plain is a cell type without parameters.
type plain int

const (
	text plain = iota
	date
	address
	boolean
	entityID
	sourceID
	numbers
)

func (p plain) parse(s string) (any, error) {
	switch p {
	case date:
		return parseDate(s)
	case address:
		return parseAddress(s)
	case boolean:
		return parseBoolean(s)
	case entityID:
		_, err := kindOf(s)
		return s, err
	case sourceID:
		return parseSourceID(s)
	case numbers:
		return cells(s)
	}
	return s, nil
}

func (p plain) form() Form {
	switch p {
	case date:
		return Form{Type: "string", Pattern: `[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?`}
	case address:
		return Form{Type: "string", Format: "uri"}
	case boolean:
		return Form{Type: "boolean"}
	case entityID:
		return Form{Type: "string", Pattern: `[a-z]+:[A-Za-z0-9._:-]+`}
	case sourceID:
		return Form{Type: "string", Pattern: `source:[a-z0-9._:-]+`}
	case numbers: // not of type list, since items may be empty
		return Form{Type: "string", Pattern: `(-?[0-9]+(\.[0-9]+)?)?(\|(-?[0-9]+(\.[0-9]+)?)?)*`}
	}
	return Form{Type: "string"}
}

func parseDate(s string) (any, error) {
	d, err := model.ParseDate(s)
	if err != nil {
		return nil, fmt.Errorf("not a date: write 2015, 2015-06 or 2015-06-30")
	}
	return string(d), nil
}

func parseAddress(s string) (any, error) {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || strings.ContainsAny(s, " \t\n\r") {
		return nil, fmt.Errorf("not an address: it begins with https:// or http://")
	}
	return s, nil
}

func parseBoolean(s string) (any, error) {
	switch s {
	case "true":
		return true, nil
	case "false":
		return false, nil
	}
	return nil, fmt.Errorf("write true or false")
}

// parsed is a cell type with parameters.
type parsed struct {
	read func(s string) (any, error)
	is   Form
}

func (r parsed) parse(s string) (any, error) { return r.read(s) }
func (r parsed) form() Form                  { return r.is }

// matching accepts text that matches a pattern; form says so to a person.
func matching(pattern, form string) cell {
	p := regexp.MustCompile(`^(?:` + pattern + `)$`)
	return parsed{is: Form{Type: "string", Pattern: pattern}, read: func(s string) (any, error) {
		if !p.MatchString(s) {
			return nil, fmt.Errorf("write %s", form)
		}
		return s, nil
	}}
}

// oneOf accepts one of a set of words.
func oneOf[T ~string](words ...T) cell {
	all := make([]string, len(words))
	for i, w := range words {
		all[i] = string(w)
	}
	return parsed{is: Form{Type: "string", Enum: all}, read: func(s string) (any, error) {
		if !slices.Contains(all, s) {
			return nil, fmt.Errorf("not one of %s", strings.Join(all, ", "))
		}
		return s, nil
	}}
}

// list accepts items separated by "|"; repeated and empty ones are dropped.
func list(item cell) cell {
	return parsed{is: Form{Type: "list"}, read: func(s string) (any, error) {
		items := []string{}
		for part := range strings.SplitSeq(s, "|") {
			part = strings.TrimSpace(part)
			if part == "" || slices.Contains(items, part) {
				continue
			}
			if _, err := item.parse(part); err != nil {
				return nil, fmt.Errorf("%q in the list: %w", part, err)
			}
			items = append(items, part)
		}
		if len(items) == 0 {
			return nil, fmt.Errorf("the list holds nothing: leave the cell empty")
		}
		return items, nil
	}}
}

// whole accepts an integer within bounds.
func whole(low, high int64) cell {
	return parsed{is: bounded("integer", float64(low), float64(high)), read: func(s string) (any, error) {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil || n < low || n > high {
			return nil, fmt.Errorf("not a whole number from %d to %d", low, high)
		}
		return n, nil
	}}
}

// decimal accepts a number within bounds, without exponent or thousands separators.
func decimal(low, high float64) cell {
	parse := parseDecimal(low, high)
	return parsed{is: bounded("number", low, high), read: func(s string) (any, error) { return parse(s) }}
}

// decimalForm matches a number without exponent or thousands separators.
var decimalForm = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// parseDecimal returns the parser of a number within bounds.
func parseDecimal(low, high float64) func(string) (float64, error) {
	return func(s string) (float64, error) {
		x, err := strconv.ParseFloat(s, 64)
		if err == nil && decimalForm.MatchString(s) && x >= low && x <= high {
			return x, nil
		}
		if high == math.MaxFloat64 {
			return 0, fmt.Errorf("not a decimal number such as 1234.5")
		}
		return 0, fmt.Errorf("not a decimal number from %g to %g", low, high)
	}
}

func bounded(kind string, low, high float64) Form {
	if high == math.MaxFloat64 {
		return Form{Type: kind}
	}
	return Form{Type: kind, Minimum: &low, Maximum: &high}
}

// before reports whether one date ends before another begins, to the precision that both have.
func before(one, other string) bool {
	n := min(len(one), len(other))
	return one[:n] < other[:n]
}
