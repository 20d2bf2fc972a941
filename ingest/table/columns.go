package table

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"puente/names"
)

// Column declares a column of a table.
type Column struct {
	Name     string   // the usual header; messages name the column by it
	Also     []string // the headers of other editions, long and short, English and Spanish
	Optional bool     // the table can be read without it
	Unread   bool     // known and not needed
	Form     string   // regular expression for headers that are not fixed, of the form that Key gives
	Total    []string // where the column splits rows into parts: what it says of the row of all of them, beside nothing
}

// Layout declares the columns of a table, in any order.
type Layout struct {
	Name    string // of the table, for messages
	Columns []Column
	byName  map[string]int
	forms   []*regexp.Regexp
}

// NewLayout prepares a layout.
func NewLayout(name string, columns ...Column) *Layout {
	l := &Layout{Name: name, Columns: columns, byName: map[string]int{}, forms: make([]*regexp.Regexp, len(columns))}
	for i, c := range columns {
		for _, header := range append([]string{c.Name}, c.Also...) {
			l.byName[Key(header)] = i
		}
		if c.Form != "" {
			l.forms[i] = regexp.MustCompile("^(?:" + c.Form + ")$")
		}
	}
	return l
}

// Key is the form in which headers are compared: without case, accents, blanks and punctuation.
func Key(header string) string { return strings.ReplaceAll(names.Fold(header), " ", "") }

// Header says where the columns of a layout stand in one file.
type Header struct {
	layout *Layout
	at     []int // by column of the layout; -1 where the file lacks it
	splits []int
	Names  []string // of the file
	Others []string // headers that the layout does not know
	Beside []int    // where these stand
	Blank  []int    // columns without a name
}

// Find finds the columns of a file. The error names the first that is missing, or why the file cannot be read.
func (l *Layout) Find(header []string) (*Header, error) {
	h := &Header{layout: l, at: make([]int, len(l.Columns)), Names: slices.Clone(header)}
	for i := range h.at {
		h.at[i] = -1
	}
	for i, name := range header {
		key := Key(name)
		c, known := l.find(key)
		switch {
		case key == "":
			h.Blank = append(h.Blank, i)
		case !known && Splitting(name):
			return nil, fmt.Errorf("the column %s splits rows into parts, which %s cannot be read by: ask for the totals only", name, l.Name)
		case !known:
			h.Others, h.Beside = append(h.Others, name), append(h.Beside, i)
		case h.at[c] >= 0 && !l.Columns[c].Unread:
			return nil, fmt.Errorf("the column %s is repeated", name)
		default:
			h.at[c] = i
			if l.Columns[c].Total != nil {
				h.splits = append(h.splits, c)
			}
		}
	}
	for i, c := range l.Columns {
		if h.at[i] < 0 && !c.Optional && !c.Unread {
			return h, fmt.Errorf("not the header of %s: the column %s is missing", l.Name, c.Name)
		}
	}
	return h, nil
}

func (l *Layout) find(key string) (int, bool) {
	if i, ok := l.byName[key]; ok {
		return i, true
	}
	for i, form := range l.forms {
		if form != nil && form.MatchString(key) {
			return i, true
		}
	}
	return 0, false
}

// Splitting reports whether a header is one of those that divide each row of a table into parts: counted as rows of their own, they would
// be added to their total.
func Splitting(header string) bool {
	key := Key(header)
	for _, part := range []string{"estrato", "sizeclass", "tamano", "sexo", "ownership", "tamanio"} {
		if strings.Contains(key, part) {
			return true
		}
	}
	return key == "sex" || key == "empszes" || key == "lfo"
}

// Expected lists the columns that a file must have.
func (l *Layout) Expected() string {
	var all []string
	for _, c := range l.Columns {
		if !c.Optional && !c.Unread {
			all = append(all, c.Name)
		}
	}
	return strings.Join(all, ", ")
}

// Has reports whether the file has a column.
func (h *Header) Has(column int) bool { return h.at[column] >= 0 }

// As returns the header under which the file has a column, and "".
func (h *Header) As(column int) string {
	if h.at[column] < 0 {
		return ""
	}
	return h.Names[h.at[column]]
}

// Text returns a cell of a row as wide as the header, and "" where the file lacks the column.
func (h *Header) Text(cells []string, column int) string {
	if i := h.at[column]; i >= 0 && i < len(cells) {
		return cells[i]
	}
	return ""
}

// Part returns the column and the value by which a row is of a part, whose total has a row of its own.
func (h *Header) Part(cells []string) (column, value string, part bool) {
	for _, c := range h.splits {
		value := h.Text(cells, c)
		if value == "" || slices.ContainsFunc(h.layout.Columns[c].Total, func(total string) bool { return Key(total) == Key(value) }) {
			continue
		}
		return h.As(c), value, true
	}
	return "", "", false
}
