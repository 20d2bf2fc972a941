package loaders

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
)

// Values of each type that the driver gives.
func driverValues() []any {
	return []any{
		nil, "text", int64(7), 1.5, true, time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC), neo4j.Point2D{X: 1, Y: 2}, []any{},
		[]any{"a"}, []any{int64(1), 2.5}, []any{[]any{"a"}}, []any{nil}, map[string]any{},
	}
}

// A reading of a column gives each value of its type, and an error with the position of any other.
func TestColumnsAreTyped(t *testing.T) {
	text, seven, half, yes := "text", 7, 1.5, true
	at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	date := model.Date("text")
	into := func(to any) func(*Columns) any {
		return func(c *Columns) any {
			c.assign(to)
			return reflect.ValueOf(to).Elem().Interface()
		}
	}
	type values = map[int]any // index in driverValues: what is read
	for name, of := range map[string]struct {
		read func(*Columns) any
		want values
	}{
		"Text":                {func(c *Columns) any { return c.Text() }, values{1: text}},
		"OptionalText":        {func(c *Columns) any { return c.OptionalText() }, values{0: "", 1: text}},
		"Bool":                {func(c *Columns) any { return c.Bool() }, values{4: yes}},
		"Int":                 {func(c *Columns) any { return c.Int() }, values{2: seven}},
		"OptionalInt":         {func(c *Columns) any { n, _ := c.OptionalInt(); return n }, values{0: 0, 2: seven}},
		"Figure":              {func(c *Columns) any { return c.Figure() }, values{2: 7.0, 3: half}},
		"optionalFigure":      {func(c *Columns) any { x, _ := c.optionalFigure(); return x }, values{0: 0.0, 2: 7.0, 3: half}},
		"OptionalPoint":       {func(c *Columns) any { return c.OptionalPoint() != nil }, values{0: false, 6: true}},
		"Texts":               {func(c *Columns) any { return len(c.Texts()) }, values{0: 0, 7: 0, 8: 1}},
		"figures":             {func(c *Columns) any { return len(c.figures()) }, values{0: 0, 7: 0, 9: 2}},
		"Row":                 {func(c *Columns) any { return c.Row() != nil }, values{0: false, 7: true, 8: true, 9: true, 10: true, 11: true}},
		"sort key":            {func(c *Columns) any { return c.sortKey() }, values{0: nil, 1: text, 2: int64(7), 3: half}},
		"string property":     {into(new(string)), values{0: "", 1: text}},
		"*string property":    {into(new(*string)), values{0: (*string)(nil), 1: &text}},
		"int property":        {into(new(int)), values{0: 0, 2: seven}},
		"*int property":       {into(new(*int)), values{0: (*int)(nil), 2: &seven}},
		"float64 property":    {into(new(float64)), values{0: 0.0, 2: 7.0, 3: half}},
		"bool property":       {into(new(bool)), values{0: false, 4: yes}},
		"time property":       {into(new(time.Time)), values{0: time.Time{}, 5: at}},
		"*time property":      {into(new(*time.Time)), values{0: (*time.Time)(nil), 5: &at}},
		"date property":       {into(new(model.Date)), values{0: model.Date(""), 1: date}},
		"*date property":      {into(new(*model.Date)), values{0: (*model.Date)(nil), 1: &date}},
		"*location property":  {into(new(*model.Location)), values{0: (*model.Location)(nil), 6: &model.Location{Latitude: 2, Longitude: 1}}},
		"strings property":    {into(new([]string)), values{0: []string{}, 7: []string{}, 8: []string{"a"}}},
		"enumeration":         {func(c *Columns) any { var e model.FactStatus; c.assign(enum(&e)); return e }, values{0: model.FactStatus(""), 1: model.FactStatus(text)}},
		"list of enumeration": {func(c *Columns) any { var l []model.PortMode; c.assign(enumList(&l)); return l }, values{0: []model.PortMode{}, 7: []model.PortMode{}, 8: []model.PortMode{"a"}}},
		"no rule":             {into(new(complex128)), nil},
	} {
		for i, value := range driverValues() {
			c := newColumns(value)
			got := of.read(c)
			want, valid := of.want[i]
			switch {
			case !valid && (c.Err() == nil || !strings.HasPrefix(c.Err().Error(), "column ")):
				t.Errorf("%s of %T %v: %v, error %v", name, value, value, got, c.Err())
			case valid && (c.Err() != nil || !reflect.DeepEqual(got, want)):
				t.Errorf("%s of %T %v: %v instead of %v, error %v", name, value, value, got, want, c.Err())
			}
		}
		if c := newColumns(); of.read(c) == "any" || c.Err() == nil {
			t.Errorf("%s of a row without columns is no error", name)
		}
	}
}

// The first error is kept, and names its row.
func TestErrorsNameTheirPlace(t *testing.T) {
	for want, value := range map[string]any{
		"column 1, row 2, column 2: expected int64, got string":                  []any{[]any{"a", int64(1)}, []any{"b", "c"}},
		"column 1, row 1, column 2: the row has only 1 columns":                  []any{[]any{"a"}},
		"column 1, row 1, column 2: the row has 3 columns, of which 2 were read": []any{[]any{"a", int64(1), true}},
		"column 1: expected a list of rows, got a string as element 2":           []any{[]any{"a", int64(1)}, "b"},
		"column 1: expected []interface {}, got <nil>":                           nil,
		"column 1, row 1, column 1: expected string, got bool":                   []any{[]any{true, "c"}},
	} {
		c := newColumns(value)
		c.counts()
		if c.Err() == nil || c.Err().Error() != want {
			t.Errorf("%v\nwant %s", c.Err(), want)
		}
	}
}

// An error names the property and the id of the node or fact to which it belongs.
func TestErrorsNameTheProperty(t *testing.T) {
	p := newCatalog().project([]model.Kind{model.KindFirm, model.KindCounty})
	node := make([]any, len(p.columns))
	node[p.index["id"]], node[p.index["population"]] = "county:48141", "many"
	c := newColumns([]any{[]any{node, nil, "key"}})
	c.listRows(p, &model.Batch{}, "NAME")
	if want := "county:48141.population: column 1, row 1, column 1, row 1, column "; c.Err() == nil || !strings.HasPrefix(c.Err().Error(), want) {
		t.Errorf("%v\nwant %s", c.Err(), want)
	}
	fact := make([]any, 3+len(factProperties(&model.Fact{})))
	fact[3], fact[4] = "fact:1", int64(1)
	c = newColumns([]any{fact})
	c.Facts()
	if want := "fact:1.status: "; c.Err() == nil || !strings.HasPrefix(c.Err().Error(), want) {
		t.Errorf("%v\nwant %s", c.Err(), want)
	}
}
