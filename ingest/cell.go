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

// cell reads the text of a cell that is not empty, or says what would be right.
type cell func(text string) (any, error)

func text(s string) (any, error) { return s, nil }

func date(s string) (any, error) {
	d, err := model.ParseDate(s)
	if err != nil {
		return nil, fmt.Errorf("not a date: write 2015, 2015-06 or 2015-06-30")
	}
	return string(d), nil
}

func address(s string) (any, error) {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || strings.ContainsAny(s, " \t\n\r") {
		return nil, fmt.Errorf("not an address: it begins with https:// or http://")
	}
	return s, nil
}

func truth(s string) (any, error) {
	switch s {
	case "true":
		return true, nil
	case "false":
		return false, nil
	}
	return nil, fmt.Errorf("write true or false")
}

// matching reads a text of a given form.
func matching(pattern, form string) cell {
	p := regexp.MustCompile(`^(?:` + pattern + `)$`)
	return func(s string) (any, error) {
		if !p.MatchString(s) {
			return nil, fmt.Errorf("write %s", form)
		}
		return s, nil
	}
}

// oneOf reads one of a set of words.
func oneOf[T ~string](words ...T) cell {
	return func(s string) (any, error) {
		if !slices.Contains(words, T(s)) {
			all := make([]string, len(words))
			for i, w := range words {
				all[i] = string(w)
			}
			return nil, fmt.Errorf("not one of %s", strings.Join(all, ", "))
		}
		return s, nil
	}
}

// list reads items separated by "|", each once.
func list(item cell) cell {
	return func(s string) (any, error) {
		items := []string{}
		for part := range strings.SplitSeq(s, "|") {
			part = strings.TrimSpace(part)
			if part == "" || slices.Contains(items, part) {
				continue
			}
			if _, err := item(part); err != nil {
				return nil, fmt.Errorf("%q in the list: %w", part, err)
			}
			items = append(items, part)
		}
		if len(items) == 0 {
			return nil, fmt.Errorf("the list holds nothing: leave the cell empty")
		}
		return items, nil
	}
}

// whole reads a whole number within bounds.
func whole(low, high int64) cell {
	return func(s string) (any, error) {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil || n < low || n > high {
			return nil, fmt.Errorf("not a whole number from %d to %d", low, high)
		}
		return n, nil
	}
}

// decimal reads a number within bounds, without exponents and separators of thousands.
func decimal(low, high float64) cell {
	form := regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)
	return func(s string) (any, error) {
		x, err := strconv.ParseFloat(s, 64)
		if err != nil || !form.MatchString(s) || x < low || x > high {
			if high == math.MaxFloat64 {
				return nil, fmt.Errorf("not a decimal number such as 1234.5")
			}
			return nil, fmt.Errorf("not a decimal number from %g to %g", low, high)
		}
		return x, nil
	}
}

// before tells whether one date ends before another begins, as far as both are precise.
func before(one, other string) bool {
	n := min(len(one), len(other))
	return one[:n] < other[:n]
}
