package randomop

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// draw draws a value of an input type, now and then null where that is allowed.
func (g *generator) draw(t *ast.Type, at place) any {
	if !t.NonNull && g.chance(0.04) {
		return nil
	}
	return g.drawGiven(t, at)
}

// drawGiven draws a value that is not null.
func (g *generator) drawGiven(t *ast.Type, at place) any {
	if t.Elem != nil {
		return g.list(t.Elem, at)
	}
	switch def := g.schema.Types[t.NamedType]; def.Kind {
	case ast.InputObject:
		return g.object(def, at)
	case ast.Enum:
		return g.enum(def, at)
	}
	return g.scalar(t.NamedType, at)
}

// list draws a short list, or a value alone, which stands for a list of one.
func (g *generator) list(elem *ast.Type, at place) any {
	if g.chance(0.04) {
		return g.drawGiven(elem, at)
	}
	list := make([]any, pick(g.r, []int{0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 5}))
	for i := range list {
		list[i] = g.draw(elem, at)
	}
	return list
}

// object draws an input object: mostly with few of its fields, since each condition of a filter leaves less.
func (g *generator) object(def *ast.Definition, at place) any {
	if v := g.sameType(def.Name); v != nil && g.chance(0.2) {
		return clone(v.value)
	}
	wanted := pick(g.r, []int{0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, len(def.Fields), len(def.Fields)})
	single := def.Directives.ForName("oneOf") != nil
	if single {
		wanted = 1
	}
	object := map[string]any{}
	for i, j := range g.r.Perm(len(def.Fields)) {
		f := def.Fields[j]
		required := f.Type.NonNull && f.DefaultValue == nil
		switch below := at.below(def.Name, f.Name); {
		case f.Type.Name() == def.Name && (at.input == def.Name || g.chance(0.5)): // filters within filters: one level, and not in each
		case single && i == 0:
			object[f.Name] = g.drawGiven(f.Type, below)
		case required || !single && i < wanted:
			object[f.Name] = g.draw(f.Type, below)
		}
	}
	return object
}

func (g *generator) scalar(name string, at place) any {
	switch name {
	case "Int":
		return g.integer(at)
	case "Float":
		return g.float(at)
	case "Boolean":
		return g.chance(0.5)
	case "ID":
		if g.chance(0.01) {
			return number(g.r.IntN(100)) // an id may be written as a number
		}
		return g.id(at)
	case "Date", "DateTime":
		return g.date(at)
	case "Latitude", "Longitude":
		return g.degrees(at)
	}
	return g.text(at)
}

// enum draws a value, often one that is known to be in use.
func (g *generator) enum(def *ast.Definition, at place) string {
	if codes := g.codes(at); len(codes) > 0 && g.chance(0.5) {
		if code := pick(g.r, codes); def.EnumValues.ForName(code) != nil {
			return code
		}
	}
	return pick(g.r, def.EnumValues).Name
}

func (g *generator) integer(at place) any {
	if texts := g.codes(at); len(texts) > 0 && g.chance(0.8) {
		if n, err := strconv.ParseInt(pick(g.r, texts), 10, 32); err == nil {
			return number(int(n))
		}
	}
	return number(pick(g.r, []int{0, 1, 2, 3, 4, 5, 6, 2007, 2012, 2018, 2022, -1, 1<<31 - 1}))
}

// float draws a figure: mostly a share where the name speaks of one, else anything from nothing to millions.
func (g *generator) float(at place) any {
	if texts := g.codes(at); len(texts) > 0 && g.chance(0.5) {
		if text := pick(g.r, texts); isNumber(text) {
			return json.Number(text)
		}
	}
	if strings.Contains(at.name(), "onfidence") && g.chance(0.9) || g.chance(0.3) {
		return json.Number(pick(g.r, []string{"0", "1", "0.5", "0.7", "0.80", "0.95", "1.0", "9e-1", "-0.0"}))
	}
	return json.Number(pick(g.r, []string{"1000", "50000.5", "3e5", "1E+6", "1500000", "-1", "1e308"}))
}

// degrees draws a coordinate, now and then one that no place on the earth has.
func (g *generator) degrees(at place) any {
	if texts := g.codes(at); len(texts) > 0 && g.chance(0.9) {
		return json.Number(pick(g.r, texts))
	}
	return json.Number(pick(g.r, []string{"0", "31.5", "-106.25", "90", "-180", "180.5"}))
}

func isNumber(text string) bool {
	_, err := strconv.ParseFloat(text, 64)
	return err == nil && json.Valid([]byte(text))
}

// date draws a date of any precision.
func (g *generator) date(at place) any {
	if g.plant() {
		return g.noDate()
	}
	if texts := g.codes(at); len(texts) > 0 && g.chance(0.5) {
		return pick(g.r, texts)
	}
	year, month, day := 1990+g.r.IntN(40), 1+g.r.IntN(12), 1+g.r.IntN(28)
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)[:pick(g.r, []int{4, 7, 10})]
}
