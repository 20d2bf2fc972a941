package loaders

import (
	"encoding/base64"
	"encoding/json"
	"strings"

	"puente/graph/model"
)

// Sizes of a page.
const (
	defaultPage = 25
	maxPage     = 1000
)

// window is a page as the database reads it: from a position, in a direction, so many rows.
type window struct {
	key      string // sort key, "@" for the node
	order    string // name of the order, which cursors carry
	backward bool   // rows come from the end and are turned round in Go
	desc     bool   // direction of reading, backward already counted in
	size     int
	from     *position // where reading starts
	stop     *position // where it ends at the latest
}

// position is where an edge stands in its list: its sort key, id and fact.
type position struct {
	Order string `json:"o"`
	Key   any    `json:"k"`
	ID    string `json:"i"`
	Fact  string `json:"f,omitempty"`
}

// cursor is the position as a reader sees it.
func (p position) cursor() string {
	text, err := json.Marshal(p)
	if err != nil {
		return "" // strings and numbers always marshal
	}
	return base64.RawURLEncoding.EncodeToString(text)
}

// windowOf checks what was asked of a list.
func windowOf(n noun, page model.Page) (window, error) {
	w := window{order: page.Field, size: defaultPage}
	if w.order == "" {
		w.order = "NAME"
	}
	var ok bool
	if w.key, ok = n.orders[w.order]; !ok {
		return w, model.BadInput("orderBy", "This list cannot be ordered by "+w.order+".", "Esta lista no se puede ordenar por "+w.order+".")
	}
	if page.First != nil && page.Last != nil {
		return w, model.BadInput("last", "Give either `first` or `last`, not both.", "Dé `first` o `last`, no ambos.")
	}
	for name, size := range map[string]*int32{"first": page.First, "last": page.Last} {
		if size == nil {
			continue
		}
		if *size < 0 || *size > maxPage {
			return w, model.BadInput(name, "`"+name+"` must be from 0 to 1,000.", "`"+name+"` debe ser de 0 a 1,000.")
		}
		w.size = int(*size)
	}
	w.backward = page.Last != nil
	w.desc = page.Descending != w.backward
	after, err := w.parse("after", page.After)
	if err != nil {
		return w, err
	}
	before, err := w.parse("before", page.Before)
	if err != nil {
		return w, err
	}
	w.from, w.stop = after, before
	if w.backward {
		w.from, w.stop = before, after
	}
	return w, nil
}

// parse reads a cursor and checks that it belongs to this order.
func (w window) parse(argument string, cursor *string) (*position, error) {
	if cursor == nil {
		return nil, nil
	}
	bad := model.BadInput(argument, "`"+argument+"` is not a cursor of this list and order.", "`"+argument+"` no es un cursor de esta lista y orden.")
	text, err := base64.RawURLEncoding.DecodeString(*cursor)
	if err != nil {
		return nil, bad
	}
	var p position
	if err := json.Unmarshal(text, &p); err != nil || p.Order != w.order || p.ID == "" {
		return nil, bad
	}
	switch p.Key.(type) {
	case string, float64:
		return &p, nil
	}
	return nil, bad
}

// bounds writes the conditions that start and end the window.
func (w window) bounds(b *builder, node, fact string) []string {
	var all []string
	key := strings.ReplaceAll(w.key, "@", node)
	if w.from != nil {
		all = append(all, beyond(b, key, node, fact, *w.from, w.desc))
	}
	if w.stop != nil {
		all = append(all, beyond(b, key, node, fact, *w.stop, !w.desc))
	}
	return all
}

// beyond holds for rows after a position. The first term lets an index range answer it.
func beyond(b *builder, key, node, fact string, p position, desc bool) string {
	op := ">"
	if desc {
		op = "<"
	}
	k, id := b.param(p.Key), b.param(p.ID)
	last := node + ".id " + op + " " + id
	if fact != "" {
		last = "(" + last + " OR " + node + ".id = " + id + " AND " + fact + ".id " + op + " " + b.param(p.Fact) + ")"
	}
	return key + " " + op + "= " + k + " AND (" + key + " " + op + " " + k + " OR " + last + ")"
}

// sorted writes the order and the cut. One row more than the page tells whether there is another page.
func (w window) sorted(b *builder, node, fact string) string {
	dir := ""
	if w.desc {
		dir = " DESC"
	}
	order := strings.ReplaceAll(w.key, "@", node) + dir + ", " + node + ".id" + dir
	if fact != "" {
		order += ", " + fact + ".id" + dir
	}
	return "ORDER BY " + order + " LIMIT " + b.param(int64(w.size+1))
}

// sortKey is the value by which a row was ordered, for its cursor.
func sortKey(w window, node string) string { return strings.ReplaceAll(w.key, "@", node) }
