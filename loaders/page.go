package loaders

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"puente/graph/model"
)

// Sizes of a page.
const (
	defaultPage = 25
	MaxPage     = 1000
)

// paging are the arguments of a list: its order and the four of Relay.
type paging struct {
	list                       string // name of the list, which cursors carry: a kind, or a kind and an edge
	order                      string // empty: by name
	descending                 bool
	first, after, last, before value
}

func pagingOf(list string, p model.Page) paging {
	return paging{
		list: list, order: p.Field, descending: p.Descending,
		first: literal(p.First), after: literal(p.After), last: literal(p.Last), before: literal(p.Before),
	}
}

// window is a page as the database reads it: a number of rows from a position on, in a direction.
type window struct {
	key      string // sort key, "@" for the node, "#" for the fact
	ofFacts  bool   // the key is of the facts of an edge
	order    string // names of the list and its order, which cursors carry
	backward bool   // rows are read from the end, and reversed in Go
	desc     bool   // direction of reading, with backward applied
	size     value  // int
	from     *value // position after which reading starts
	stop     *value // position before which it ends
}

// Position is the position of an edge in its list: its sort key, id and fact.
type Position struct {
	Order string `json:"o"` // names of the list and its order
	Key   any    `json:"k"`
	ID    string `json:"i"`
	Fact  string `json:"f,omitempty"`
}

// Cursor is the position as clients see it.
func (p Position) Cursor() string {
	text, err := json.Marshal(p)
	if err != nil {
		return "" // strings and numbers always marshal
	}
	return base64.RawURLEncoding.EncodeToString(text)
}

// ListWindow is a page of a list that is in memory: its start and its size.
type ListWindow struct {
	Order      string // name of the order
	Name       string // names of the list and its order, which cursors carry
	Descending bool
	Size       int
	After      *Position // nil: from the start
}

// NewListWindow checks the arguments of a list in memory that has a name and these orders. Such a list is read forwards.
func NewListWindow(name string, orderNames []string, page model.Page) (ListWindow, error) {
	n := noun{orders: orders{}}
	for _, order := range orderNames {
		n.orders[order] = sortKey{up: order, down: order}
	}
	w, err := windowOf(n, pagingOf(name, page))
	if err != nil {
		return ListWindow{}, err
	}
	list := ListWindow{Order: w.key, Name: w.order, Descending: w.desc}
	if list.Size, err = literalOf[int](w.size); err != nil {
		return ListWindow{}, err
	}
	if w.from != nil {
		from, err := literalOf[Position](*w.from)
		if err != nil {
			return ListWindow{}, err
		}
		list.After = &from
	}
	return list, nil
}

// windowOf checks the arguments of a list.
func windowOf(n noun, p paging) (window, error) {
	order := cmp.Or(p.order, "NAME")
	w := window{order: p.list + " " + order, size: literal(defaultPage)}
	key, ok := n.orders[order]
	if !ok {
		return w, model.BadInput("orderBy", "This list cannot be ordered by "+order+".", "Esta lista no se puede ordenar por "+order+".")
	}
	if !p.first.absent() && !p.last.absent() {
		return w, model.BadInput("last", "Give either `first` or `last`, not both.", "Dé `first` o `last`, no ambos.")
	}
	for name, size := range map[string]value{"first": p.first, "last": p.last} {
		if !size.absent() {
			w.size = size.as(sizeOf(name))
		}
	}
	w.backward, w.key, w.ofFacts = !p.last.absent(), key.up, key.ofFacts
	descending := p.descending != n.newestFirst
	if descending {
		w.key = key.down
	}
	w.desc = descending != w.backward
	w.from, w.stop = w.bound("after", p.after), w.bound("before", p.before)
	if w.backward {
		w.from, w.stop = w.stop, w.from
	}
	for _, v := range []*value{&w.size, w.from, w.stop} {
		if v != nil && v.err != nil {
			return w, v.err
		}
	}
	return w, nil
}

// fromRoot is an error if the window is in an order of facts, of which a list from the root has none.
func (w window) fromRoot() error {
	if w.ofFacts {
		return model.BadInput("orderBy", "This list has no facts to be ordered by.", "Esta lista no tiene hechos por los cuales ordenar.")
	}
	return nil
}

// whole is the window of all rows, whose key is that of the index which serves the page.
func (w window) whole() window { return window{key: w.key} }

// sizeOf converts the size of a page.
func sizeOf(argument string) func(any) (any, error) {
	return func(v any) (any, error) {
		if p, ok := v.(*int32); ok {
			v = int64(*p)
		}
		n, err := graphql.UnmarshalInt32(v)
		if err != nil {
			return nil, err
		}
		if n < 0 || n > MaxPage {
			return nil, model.BadInput(argument, "`"+argument+"` must be from 0 to 1,000.", "`"+argument+"` debe ser de 0 a 1,000.")
		}
		return int(n), nil
	}
}

// bound converts a cursor, which must be of this list and order.
func (w window) bound(argument string, cursor value) *value {
	if cursor.absent() {
		return nil
	}
	bad := model.BadInput(argument, "`"+argument+"` is not a cursor of this list and order.", "`"+argument+"` no es un cursor de esta lista y orden.")
	v := cursor.as(asText).as(typed(func(s string) (any, error) {
		text, err := base64.RawURLEncoding.DecodeString(s)
		if err != nil {
			return nil, bad
		}
		var p Position
		if err := json.Unmarshal(text, &p); err != nil || p.Order != w.order || p.ID == "" {
			return nil, bad
		}
		switch p.Key.(type) {
		case string, float64:
			return p, nil
		}
		return nil, bad
	}))
	return &v
}

// component is one component of a position.
func component(of value, get func(Position) any) value {
	return of.as(typed(func(p Position) (any, error) { return get(p), nil }))
}

// bounds writes the conditions at the start and the end of the window.
func (w window) bounds(b *Builder, node, fact string) []string {
	var all []string
	key := w.sortKey(node, fact)
	if w.from != nil {
		all = append(all, after(b, key, node, fact, *w.from, w.desc))
	}
	if w.stop != nil {
		all = append(all, after(b, key, node, fact, *w.stop, !w.desc))
	}
	return all
}

// after writes the condition for rows after a position (keyset pagination). Its first term can be answered by an index range.
func after(b *Builder, key, node, fact string, p value, desc bool) string {
	op := ">"
	if desc {
		op = "<"
	}
	k := b.param(component(p, func(p Position) any { return p.Key }))
	id := b.param(component(p, func(p Position) any { return p.ID }))
	last := node + ".id " + op + " " + id
	if fact != "" {
		last = "(" + last + " OR " + node + ".id = " + id + " AND " + fact + ".id " + op + " " +
			b.param(component(p, func(p Position) any { return p.Fact })) + ")"
	}
	return key + " " + op + "= " + k + " AND (" + key + " " + op + " " + k + " OR " + last + ")"
}

// sorted writes the order and the limit. With tie two facts that lead to the same node have an order.
func (w window) sorted(node, fact string, tie bool, limit string) string {
	dir := ""
	if w.desc {
		dir = " DESC"
	}
	order := w.sortKey(node, fact) + dir + ", " + node + ".id" + dir
	if tie && fact != "" {
		order += ", " + fact + ".id" + dir
	}
	return "ORDER BY " + order + " LIMIT " + limit
}

// limit is the parameter of the limit. With ahead it is one row more than the page, which shows whether there is a next page.
func (w window) limit(b *Builder, ahead bool) string {
	return b.param(w.size.as(typed(func(n int) (any, error) {
		if ahead {
			n++
		}
		return int64(n), nil
	})))
}

// sortKey is the expression by which a row is ordered, and whose value is in its cursor.
func (w window) sortKey(node, fact string) string {
	return strings.NewReplacer("@", node, "#", fact).Replace(w.key)
}
