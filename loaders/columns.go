package loaders

import (
	"errors"
	"fmt"
	"iter"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
)

// Columns reads the values of a row from the database in their order, each as the type that is asked for. A value of another
// type, a null where none is allowed, and a missing or unread column are errors. The first error is kept for the whole answer
// of a statement, and every later read gives a zero value, so that a reader calls Err once, after the last read.
type Columns struct {
	values []any
	next   int
	parent *Columns // nil: the record itself
	index  int      // of the row in the column of its parent
	err    *error   // shared by all rows of an answer
}

// newColumns reads the values of a record.
func newColumns(values ...any) *Columns { return &Columns{values: values, err: new(error)} }

// Err is the first error of all reads of the answer.
func (c *Columns) Err() error { return *c.err }

// path is the position of the last read in the answer: the column of the record, then row and column of each level below.
func (c *Columns) path() string {
	if c.parent == nil {
		return fmt.Sprintf("column %d", c.next)
	}
	return fmt.Sprintf("%s, row %d, column %d", c.parent.path(), c.index+1, c.next)
}

// fail keeps an error about the column that was read last, unless there is an earlier error.
func (c *Columns) fail(err error) {
	if *c.err == nil {
		*c.err = fmt.Errorf("%s: %w", c.path(), err)
	}
}

// value reads a column of any type. It is nil after an error.
func (c *Columns) value() any {
	if *c.err != nil {
		return nil
	}
	c.next++
	if c.next > len(c.values) {
		c.fail(fmt.Errorf("the row has only %d columns", len(c.values)))
		return nil
	}
	return c.values[c.next-1]
}

// required reads a column of one type.
func required[T any](c *Columns) T {
	v := c.value()
	t, ok := v.(T)
	if !ok {
		c.fail(unexpected(v, t))
	}
	return t
}

// optional reads a column of one type, or null.
func optional[T any](c *Columns) (value T, present bool) {
	v := c.value()
	if v == nil {
		return value, false
	}
	value, present = v.(T)
	if !present {
		c.fail(unexpected(v, value))
	}
	return value, present
}

// unexpected is the error for a value that is not of the type of another.
func unexpected(v, want any) error { return fmt.Errorf("expected %T, got %T", want, v) }

// Text reads a string.
func (c *Columns) Text() string { return required[string](c) }

// OptionalText reads a string, or null as the empty string.
func (c *Columns) OptionalText() string {
	s, _ := optional[string](c)
	return s
}

// Bool reads a boolean.
func (c *Columns) Bool() bool { return required[bool](c) }

// Int reads an integer.
func (c *Columns) Int() int { return int(required[int64](c)) }

// OptionalInt reads an integer, or null.
func (c *Columns) OptionalInt() (value int, present bool) {
	n, present := optional[int64](c)
	return int(n), present
}

// Figure reads an integer or a float.
func (c *Columns) Figure() float64 {
	x, present := c.optionalFigure()
	if !present {
		c.fail(errors.New("expected a number, got null"))
	}
	return x
}

// optionalFigure reads an integer or a float, or null.
func (c *Columns) optionalFigure() (value float64, present bool) {
	v := c.value()
	if v == nil {
		return 0, false
	}
	value, present = figureOf(v)
	if !present {
		c.fail(fmt.Errorf("expected a number, got %T", v))
	}
	return value, present
}

// figureOf is a number of the database, integer or float.
func figureOf(v any) (value float64, ok bool) {
	switch x := v.(type) {
	case float64:
		return x, true
	case int64:
		return float64(x), true
	}
	return 0, false
}

// OptionalPoint reads a point, or null as nil.
func (c *Columns) OptionalPoint() *model.Location {
	at, present := optional[neo4j.Point2D](c)
	if !present {
		return nil
	}
	return &model.Location{Latitude: model.Latitude(at.Y), Longitude: model.Longitude(at.X)}
}

// Texts reads a list of strings. Null is read as an empty list.
func (c *Columns) Texts() []string {
	list, _ := optional[[]any](c)
	texts := make([]string, 0, len(list))
	for _, v := range list {
		s, ok := v.(string)
		if !ok {
			c.fail(fmt.Errorf("expected a list of strings, got an element of type %T", v))
			return nil
		}
		texts = append(texts, s)
	}
	return texts
}

// figures reads a list of numbers. Null is read as nil.
func (c *Columns) figures() []float64 {
	list, present := optional[[]any](c)
	if !present {
		return nil
	}
	all := make([]float64, 0, len(list))
	for _, v := range list {
		x, ok := figureOf(v)
		if !ok {
			c.fail(fmt.Errorf("expected a list of numbers, got an element of type %T", v))
			return nil
		}
		all = append(all, x)
	}
	return all
}

// Row reads a list as a row of its own, and null as nil.
func (c *Columns) Row() *Columns {
	values, present := optional[[]any](c)
	if !present {
		return nil
	}
	return &Columns{values: values, parent: c, err: c.err}
}

// Rows reads a list of rows. All columns of each row must be read.
func (c *Columns) Rows() iter.Seq[*Columns] {
	list := required[[]any](c)
	return func(yield func(*Columns) bool) {
		for i, v := range list {
			values, ok := v.([]any)
			if !ok {
				c.fail(fmt.Errorf("expected a list of rows, got a %T as element %d", v, i+1))
				return
			}
			row := &Columns{values: values, parent: c, index: i, err: c.err}
			if !yield(row) || *c.err != nil {
				return
			}
			row.end()
		}
	}
}

// end is an error if there are columns that were not read.
func (c *Columns) end() {
	if c.next < len(c.values) {
		c.fail(fmt.Errorf("the row has %d columns, of which %d were read", len(c.values), c.next))
	}
}

// More reports whether there is a column left to read.
func (c *Columns) More() bool { return *c.err == nil && c.next < len(c.values) }
