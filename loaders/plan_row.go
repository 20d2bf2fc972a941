package loaders

import (
	"errors"
	"fmt"
	"time"
)

// column is a column of a row of a plan's record.
type column struct {
	index      int
	expression string // in Cypher, for errors
}

// fail keeps the first value that is not of the type that the plan expects.
func (w *writer) fail(c column, err error) {
	if w.malformed == nil {
		w.malformed = fmt.Errorf("column %s: %w", c.expression, err)
	}
}

// at is the value of a column. Every access to a row goes through it.
func (w *writer) at(row []any, c column) any {
	if c.index >= len(row) {
		return w.tooShort(row, c)
	}
	return row[c.index]
}

// tooShort is apart from at, so that at is inlined.
func (w *writer) tooShort(row []any, c column) any {
	w.fail(c, fmt.Errorf("the row has only %d columns", len(row)))
	return nil
}

// scalar is the value of a column of one type, or null.
func scalar[T any](w *writer, row []any, c column) (value T, present bool) {
	v := w.at(row, c)
	value, present = v.(T)
	if !present && v != nil {
		w.fail(c, unexpected(v, value))
	}
	return value, present
}

// number is the value of a column of integers or floats, or null.
func (w *writer) number(row []any, c column) (value float64, present bool) {
	v := w.at(row, c)
	if v == nil {
		return 0, false
	}
	value, present = figureOf(v)
	if !present {
		w.fail(c, fmt.Errorf("expected a number, got %T", v))
	}
	return value, present
}

// numbers is the value of a column of lists of numbers. Null is read as nil, as is every list while the answer is checked.
func (w *writer) numbers(row []any, c column) []float64 {
	list := w.listAt(row, c)
	if list == nil {
		return nil
	}
	var all []float64
	if !w.checking {
		all = make([]float64, 0, len(list))
	}
	for _, v := range list {
		x, ok := figureOf(v)
		if !ok {
			w.fail(c, fmt.Errorf("expected a list of numbers, got an element of type %T", v))
			return nil
		}
		if !w.checking {
			all = append(all, x)
		}
	}
	return all
}

// textAt is the value of a column of strings. Null is read as the empty string.
func (w *writer) textAt(row []any, c column) string {
	s, _ := scalar[string](w, row, c)
	return s
}

// flagsAt is the value of a column of the flags of series.
func (w *writer) flagsAt(row []any, c column) string {
	letters := w.textAt(row, c)
	if err := checkFlags(letters); err != nil {
		w.fail(c, err)
	}
	return letters
}

// timeAt is the value of a column of times as strings, or null.
func (w *writer) timeAt(row []any, c column) (at time.Time, present bool) {
	text, present := scalar[string](w, row, c)
	if !present {
		return at, false
	}
	at, err := loadedAt(text)
	if err != nil {
		w.fail(c, err)
	}
	return at, err == nil
}

// boolAt is the value of a column of booleans: never null.
func (w *writer) boolAt(row []any, c column) bool {
	b, present := scalar[bool](w, row, c)
	if !present {
		w.fail(c, errors.New("expected bool, got null"))
	}
	return b
}

// listAt is the value of a column of lists. Null is read as an empty list.
func (w *writer) listAt(row []any, c column) []any {
	list, _ := scalar[[]any](w, row, c)
	return list
}

// rowsAt is the value of a column of rows, or of lists of rows: never null.
func (w *writer) rowsAt(row []any, c column) []any {
	rows, present := scalar[[]any](w, row, c)
	if !present {
		w.fail(c, errors.New("expected rows, got null"))
	}
	return rows
}

// rowOf is an element of a list of rows.
func (w *writer) rowOf(list []any, i int, c column) []any {
	row, ok := list[i].([]any)
	if !ok {
		w.fail(c, fmt.Errorf("expected a list of rows, got a %T as element %d", list[i], i+1))
	}
	return row
}

// textOf is an element of a list of strings.
func (w *writer) textOf(list []any, i int, c column) string {
	s, ok := list[i].(string)
	if !ok {
		w.fail(c, fmt.Errorf("expected a list of strings, got a %T as element %d", list[i], i+1))
	}
	return s
}

// countsAt is the value of a column of lists of (name, count).
func (w *writer) countsAt(row []any, c column) map[string]int32 {
	columns := newColumns(w.at(row, c))
	counts := columns.counts()
	if err := columns.Err(); err != nil {
		w.fail(c, err)
	}
	return counts
}
