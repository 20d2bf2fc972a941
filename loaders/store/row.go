package store

import (
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// row reads the columns of a record, or of a list that a statement returns as a row, in their order and each as one type. The first
// column that is missing or of another type is kept as an error; from then on every read returns a zero value. Callers check err
// once, after the last read.
type row struct {
	columns []any
	next    int
	err     error
}

func newRow(record *neo4j.Record) *row { return &row{columns: record.Values} }

// fail keeps an error about the column that was read last, unless there is an earlier one.
func (r *row) fail(err error) {
	if r.err == nil {
		r.err = fmt.Errorf("column %d: %w", r.next, err)
	}
}

// value reads the next column as it is.
func (r *row) value() any {
	if r.err != nil {
		return nil
	}
	r.next++
	if r.next > len(r.columns) {
		r.fail(fmt.Errorf("the row has %d columns", len(r.columns)))
		return nil
	}
	return r.columns[r.next-1]
}

// column reads the next column as a T; null is an error.
func column[T any](r *row) T {
	value := r.value()
	typed, ok := value.(T)
	if !ok {
		r.fail(fmt.Errorf("the database returned a %T where a %T is expected", value, typed))
	}
	return typed
}

// text reads a string.
func (r *row) text() string { return column[string](r) }

// optionalText reads a string, or null as the empty string.
func (r *row) optionalText() string {
	value := r.value()
	if value == nil {
		return ""
	}
	text, ok := value.(string)
	if !ok {
		r.fail(fmt.Errorf("the database returned a %T where a string or null is expected", value))
	}
	return text
}

// texts reads a list of strings.
func (r *row) texts() []string {
	texts, err := listOf[string](column[[]any](r))
	if err != nil {
		r.fail(err)
	}
	return texts
}

// properties reads the map of a node's or relationship's properties, and checks the types of those that this package reads by name.
func (r *row) properties(check func(properties) error) properties {
	props, err := newProperties(r.value(), check)
	if err != nil {
		r.fail(err)
	}
	return props
}

// propertiesList reads a list of such maps.
func (r *row) propertiesList(check func(properties) error) []properties {
	values := column[[]any](r)
	list := make([]properties, 0, len(values))
	for i, value := range values {
		props, err := newProperties(value, check)
		if err != nil {
			r.fail(fmt.Errorf("element %d: %w", i+1, err))
			return nil
		}
		list = append(list, props)
	}
	return list
}

// each reads a list of rows and calls read for each of them.
func (r *row) each(read func(*row)) {
	for i, value := range column[[]any](r) {
		columns, ok := value.([]any)
		if !ok {
			r.fail(fmt.Errorf("row %d is a %T", i+1, value))
			return
		}
		inner := &row{columns: columns}
		if read(inner); inner.err != nil {
			r.fail(fmt.Errorf("row %d: %w", i+1, inner.err))
			return
		}
	}
}

// listOf converts a list as the driver returns it. An element of another type is an error.
func listOf[T any](values []any) ([]T, error) {
	list := make([]T, len(values))
	for i, value := range values {
		typed, ok := value.(T)
		if !ok {
			return nil, fmt.Errorf("element %d of a list is a %T where a %T is expected", i+1, value, typed)
		}
		list[i] = typed
	}
	return list, nil
}
