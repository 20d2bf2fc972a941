package loaders

import (
	"fmt"
	"iter"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
)

// Columns reads the values of a row from the database in their order, each as the type that is asked for. A value of another
// type, a null where none may stand, and a missing or unread column are errors: the first one is kept for the whole answer of
// a statement, and from then on every read gives a zero value. So a reader asks Err once, when all has been read.
type Columns struct {
	values []any
	next   int
	parent *Columns // nil: the record itself
	index  int      // of the row within the column of its parent
	err    *error   // shared by all rows of a statement
}

// newColumns reads the columns of a record, or of a value as if it were one.
func newColumns(values ...any) *Columns { return &Columns{values: values, err: new(error)} }

// Err is the first fault of all that was read of a statement's answer.
func (c *Columns) Err() error { return *c.err }

// path is where the row stands in the answer: the column of the record, then row and column of each level below.
func (c *Columns) path() string {
	if c.parent == nil {
		return fmt.Sprintf("column %d", c.next)
	}
	return fmt.Sprintf("%s, row %d, column %d", c.parent.path(), c.index+1, c.next)
}

// Fail keeps an error of what a column holds, unless there is an earlier one.
func (c *Columns) Fail(err error) {
	if *c.err == nil {
		*c.err = fmt.Errorf("%s: %w", c.path(), err)
	}
}

// take gives the next column, and nil once anything has failed.
func (c *Columns) take() any {
	if *c.err != nil {
		return nil
	}
	c.next++
	if c.next > len(c.values) {
		c.Fail(fmt.Errorf("the row has %d columns only", len(c.values)))
		return nil
	}
	return c.values[c.next-1]
}

// column reads the next column as a type.
func column[T any](c *Columns) T {
	v := c.take()
	t, ok := v.(T)
	if !ok && *c.err == nil {
		c.Fail(fmt.Errorf("a %T stands where a %T is expected", v, t))
	}
	return t
}

// optionalColumn reads the next column as a type, or null.
func optionalColumn[T any](c *Columns) (value T, present bool) {
	v := c.take()
	if v == nil {
		return value, false
	}
	t, ok := v.(T)
	if !ok {
		c.Fail(fmt.Errorf("a %T stands where a %T or null is expected", v, t))
	}
	return t, ok
}

// Text reads a string.
func (c *Columns) Text() string { return column[string](c) }

// OptionalText reads a string, or null as the empty string.
func (c *Columns) OptionalText() string {
	s, _ := optionalColumn[string](c)
	return s
}

// Bool reads a boolean.
func (c *Columns) Bool() bool { return column[bool](c) }

// Int reads an integer.
func (c *Columns) Int() int { return int(column[int64](c)) }

// OptionalInt reads an integer, or null.
func (c *Columns) OptionalInt() (value int, present bool) {
	n, present := optionalColumn[int64](c)
	return int(n), present
}

// Figure reads a number, integer or not.
func (c *Columns) Figure() float64 {
	x, present := c.OptionalFigure()
	if !present {
		c.Fail(fmt.Errorf("null stands where a number is expected"))
	}
	return x
}

// OptionalFigure reads a number, integer or not, or null.
func (c *Columns) OptionalFigure() (value float64, present bool) {
	switch x := c.take().(type) {
	case nil:
		return 0, false
	case float64:
		return x, true
	case int64:
		return float64(x), true
	default:
		c.Fail(fmt.Errorf("a %T stands where a number or null is expected", x))
		return 0, false
	}
}

// OptionalPoint reads a point, or null as nil.
func (c *Columns) OptionalPoint() *model.Location {
	at, present := optionalColumn[neo4j.Point2D](c)
	if !present {
		return nil
	}
	return &model.Location{Latitude: model.Latitude(at.Y), Longitude: model.Longitude(at.X)}
}

// Texts reads a list of strings; null is an empty one.
func (c *Columns) Texts() []string {
	list, _ := optionalColumn[[]any](c)
	texts := make([]string, 0, len(list))
	for _, v := range list {
		s, ok := v.(string)
		if !ok {
			c.Fail(fmt.Errorf("a list of strings holds a %T", v))
			return nil
		}
		texts = append(texts, s)
	}
	return texts
}

// Value reads a column as it is.
func (c *Columns) Value() any { return c.take() }

// Row reads a list as a row of its own, and null as nil.
func (c *Columns) Row() *Columns {
	values, present := optionalColumn[[]any](c)
	if !present {
		return nil
	}
	return &Columns{values: values, parent: c, err: c.err}
}

// Rows reads a list of rows, each of which has to be read whole.
func (c *Columns) Rows() iter.Seq[*Columns] {
	list := column[[]any](c)
	return func(yield func(*Columns) bool) {
		for i, v := range list {
			values, ok := v.([]any)
			if !ok {
				c.Fail(fmt.Errorf("element %d is a %T and no row", i+1, v))
				return
			}
			row := &Columns{values: values, parent: c, index: i, err: c.err}
			if !yield(row) || *c.err != nil {
				return
			}
			if row.next < len(values) {
				row.Fail(fmt.Errorf("the row has %d columns, and %d were read", len(values), row.next))
				return
			}
		}
	}
}

// More reports whether there is a column left to read.
func (c *Columns) More() bool { return *c.err == nil && c.next < len(c.values) }

// Skip passes over columns that are not wanted.
func (c *Columns) Skip(n int) { c.next += n }

// Fact reads a fact that was written by FactColumns, or null as nil.
func (c *Columns) Fact() *model.Fact {
	v := c.take()
	if v == nil {
		return nil
	}
	f, err := ReadFact(v)
	if err != nil {
		c.Fail(err)
		return nil
	}
	return f
}

// Facts reads a list of facts that were written by FactColumns, and makes them one batch.
func (c *Columns) Facts() []*model.Fact {
	list, batch := column[[]any](c), &model.Batch{}
	facts := make([]*model.Fact, 0, len(list))
	for _, v := range list {
		f, err := ReadFact(v)
		if err != nil {
			c.Fail(err)
			return nil
		}
		batch.AddFact(f)
		facts = append(facts, f)
	}
	return facts
}

// Sources reads a list of sources that were written by SourceColumns.
func (c *Columns) Sources() []*model.Source {
	sources, err := ReadSources(c.take())
	if err != nil {
		c.Fail(err)
	}
	return sources
}

// NodeColumn reads a node that was written by a projection, and wants it to be of a type.
func NodeColumn[T model.Node](c *Columns, p Projection) T {
	var none T
	v := c.take()
	if *c.err != nil {
		return none
	}
	n, err := p.read(v)
	if err != nil {
		c.Fail(err)
		return none
	}
	t, ok := n.(T)
	if !ok {
		c.Fail(fmt.Errorf("%s is a %T where a %T is expected", n.GetID(), n, none))
	}
	return t
}
