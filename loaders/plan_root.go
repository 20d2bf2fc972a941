package loaders

import (
	"fmt"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"puente/graph/model"
)

// root compiles a field of the root by its type: a connection is a list of a kind, a kind is a look-up.
func (c *compiler) root(f graphql.CollectedField) {
	kind, isList := strings.CutSuffix(f.Definition.Type.Name(), "Connection")
	switch {
	case f.Name == "node" || f.Name == "nodes":
		c.byIDs(f)
	case f.Name == "search":
		c.search(f)
	case f.Name == "release":
		c.release(f)
	case f.Name == "facts":
		c.facts(f)
	case f.Name == "fact":
		c.factByID(f)
	case f.Name == "coverage":
		c.coverage(f)
	case slices.Contains(computed(), f.Name):
		c.fail(ErrComputed)
	case !slices.Contains(append(model.Kinds(), records()...), model.Kind(kind)):
		c.fail(fmt.Errorf("%w: Query.%s", errUnplanned, f.Name))
	case isList:
		c.list(f, model.Kind(kind))
	case model.Kind(kind) == model.KindIndustry && !c.argument(f, "code").absent():
		c.industryByCode(f)
	default:
		c.byID(f, model.Kind(kind))
	}
}

// computed are the fields of the root that are computed in Go.
func computed() []string {
	return []string{
		"paths", "nearest", "neighborhood", "introductions", "corridors", "portDependency", "supplyGaps", "binationalScreen", "passThrough", "compare",
		"emergingIndustries", "ranking", "classify",
	}
}

// statement sets the text of the statement: what is read, and the columns of its record.
func (c *compiler) statement(read string, columns ...string) {
	calls, totals := c.totalsRead()
	columns = append(columns, totals...)
	check, unknown := c.b.unknownIDs()
	if unknown != "" {
		c.plan.absent = &column{len(columns), unknown}
		columns = append(columns, unknown)
	}
	c.plan.cypher = read + calls + check + "\nRETURN [" + strings.Join(columns, ", ") + "] AS answer"
}

// answer sets how the record is written. Counts over the whole graph follow the given number of columns.
func (c *compiler) answer(columns int, write appender) {
	_, totals := c.totalsRead()
	for i, name := range totals {
		c.plan.totals = append(c.plan.totals, column{columns + i, name})
	}
	c.plan.write = write
}

// list compiles the page of all entities of a kind.
func (c *compiler) list(f graphql.CollectedField, kind model.Kind) {
	s := c.selection(f, c.catalog.nouns[kind], string(kind))
	if s.page.fromRoot() != nil {
		c.fail(ErrArguments)
	}
	at, l := s.located(c.b), newLayout()
	p := &page{
		c: c, kinds: []model.Kind{kind}, hop: hop{to: c.b.Name("m")}, window: at.page, row: newLayout(),
		given: s, selected: at, outer: l,
		whole: func(s selection, node string, more ...string) string {
			return c.catalog.listRows(c.b, kind, node, s, more...)
		},
	}
	write := p.compile(f)
	c.reads(c.catalog.listRead(kind, s).cypher)
	if p.rows {
		p.rowsColumn = l.subquery("CALL () {\n"+c.catalog.listMatch(c.b, kind, p.hop.to, at)+"\nWITH "+p.hop.to+" "+p.read("rows")+"\n}", "rows")
	}
	if p.total {
		c.reads(c.catalog.listCount(NewBuilder(), kind, s))
		p.totalColumn = l.subquery("CALL () {\n"+c.catalog.listCount(c.b, kind, at)+"\n}", "total")
	}
	for _, g := range p.groups {
		c.reads(c.catalog.listGroups(NewBuilder(), kind, s, g.whole()))
		node, result := c.b.Name("m"), c.b.Name("g")
		g.at = l.subquery("CALL () {\n"+p.whole(at, node)+"\n"+g.read(c.b, node, result)+"\n}", result)
	}
	if p.nothing() {
		c.catalog.listConditions(c.b, kind, c.b.Name("m"), at)
	}
	c.statement(l.calls(), l.columns...)
	c.answer(len(l.columns), func(w *writer, row []any) { write(w, p.of(w, row)) })
}

// byID compiles the look-up of an entity of a kind by its id, or by the code that its id contains.
func (c *compiler) byID(f graphql.CollectedField, kind model.Kind) {
	id, given := c.argument(f, "id"), 0
	for _, a := range f.Definition.Arguments {
		v := c.argument(f, a.Name)
		if v.absent() {
			continue
		}
		given++
		if a.Name != "id" {
			id = v.as(asText).as(func(code any) (any, error) { return kind.Prefix() + fmt.Sprint(code), nil })
		}
	}
	if given != 1 {
		c.fail(ErrArguments)
	}
	ofKind := typed(func(id string) (any, error) {
		if err := checkKindOf("id", id, []model.Kind{kind}); err != nil {
			return nil, err
		}
		if k, _ := model.KindOf(id); k != kind {
			return nil, nil
		}
		return id, nil
	})
	node, inner := c.b.Name("m"), newLayout()
	c.readsByID(kind)
	write := c.entity([]model.Kind{kind}, f.Selections, node, inner)
	c.statement("CALL () {\nMATCH ("+node+":Entity {id: "+c.b.param(id.as(asText).as(ofKind))+"})\n"+inner.calls()+
		"\nRETURN collect("+inner.row()+") AS rows\n}", "rows")
	c.answer(1, appendFirst(column{0, "rows"}, write))
}

// byIDs compiles the look-up of nodes of any kind by id.
func (c *compiler) byIDs(f graphql.CollectedField) {
	list := f.Name == "nodes"
	ids := c.argument(f, "id").as(asText).as(asTexts)
	if list {
		ids = c.argument(f, "ids").as(asTexts).as(limited)
	}
	ids = ids.as(withoutEvidence)
	param := c.b.param(ids)
	c.readsByIDs(ids)
	var read string
	var columns []string
	var writers []appender
	// Each group reads only the ids of its own kinds.
	group := func(label string, of func(any) (any, error), compile func(node string, l *layout) appender) {
		node, inner, rows := c.b.Name("m"), newLayout(), c.b.Name("r")
		inner.column(node + ".id")
		writers = append(writers, compile(node, inner))
		read += "CALL () {\nUNWIND " + c.b.param(ids.as(of)) + " AS id\nMATCH (" + node + ":" + label + " {id: id})\n" + inner.calls() +
			"\nRETURN collect(" + inner.row() + ") AS " + rows + "\n}\n"
		columns = append(columns, rows)
	}
	group("Entity", idsOf(func(id string) bool { _, ok := model.KindOf(id); return ok }), func(node string, l *layout) appender { return c.entity(model.Kinds(), f.Selections, node, l) })
	for _, kind := range records() {
		group(string(kind), idsOf(func(id string) bool { k, _ := recordKind(id); return k == kind }), func(node string, l *layout) appender { return c.ofKind(kind, f.Selections, node, "", l) })
	}
	c.statement(strings.TrimSuffix(read, "\n"), columns...)
	param = nameOf(param)
	c.answer(len(columns), func(w *writer, row []any) {
		type found struct {
			write appender
			row   []any
		}
		byID := map[string]found{}
		for i, write := range writers {
			at := column{i, columns[i]}
			rows := w.rowsAt(row, at)
			for j := range rows {
				r := w.rowOf(rows, j, at)
				byID[w.textAt(r, column{0, "m.id"})] = found{write, r}
			}
		}
		wanted := w.listAt([]any{w.params[param]}, column{0, parameters + param})
		one := func(i int) {
			if each := byID[w.textOf(wanted, i, column{0, parameters + param})]; each.write != nil {
				each.write(w, each.row)
				return
			}
			w.null()
		}
		if list {
			w.list(len(wanted), one)
			return
		}
		one(0)
	})
}

// readsByID notes how resolvers read the nodes of some kinds by id.
func (c *compiler) readsByID(kinds ...model.Kind) {
	label := "Entity"
	if slices.Contains(records(), kinds[0]) {
		label = string(kinds[0])
	}
	c.reads(byIDsRead(label, c.catalog.project(oneOrAll(kinds))))
}

// readsByIDs notes how resolvers read nodes by ids of any kind.
func (c *compiler) readsByIDs(ids value) {
	given, err := literalOf[[]any](ids)
	if err != nil {
		return // the argument is refused
	}
	var entities []string
	for _, each := range given {
		id, _ := each.(string) // converted before
		if kind, ok := recordKind(id); ok {
			c.readsByID(kind)
		} else if _, ok := model.KindOf(id); ok {
			entities = append(entities, id)
		}
	}
	if len(entities) > 0 {
		c.readsByID(kindsOfIDs(entities)...)
	}
}

// idsOf converts a list of ids to those for which a condition holds.
func idsOf(holds func(string) bool) func(any) (any, error) {
	return typed(func(ids []any) (any, error) {
		kept := []any{}
		for _, id := range ids {
			if text, ok := id.(string); ok && holds(text) {
				kept = append(kept, id)
			}
		}
		return kept, nil
	})
}

// withoutEvidence leaves ids of facts and claims to resolvers.
func withoutEvidence(ids any) (any, error) {
	return typed(func(list []any) (any, error) {
		for _, each := range list {
			if id, ok := each.(string); ok {
				if _, evidence := evidenceKind(id); evidence {
					return nil, ErrArguments
				}
			}
		}
		return ids, nil
	})(ids)
}

// limited refuses a list of more ids than a page has rows.
func limited(ids any) (any, error) {
	return typed(func(list []any) (any, error) {
		if len(list) > MaxPage {
			return nil, ErrArguments
		}
		return ids, nil
	})(ids)
}

// industryByCode compiles the look-up of an industry by its code in a classification.
func (c *compiler) industryByCode(f graphql.CollectedField) {
	system, vintage := c.argument(f, "system"), c.argument(f, "vintage")
	if system.absent() || !c.argument(f, "id").absent() {
		c.fail(ErrArguments)
	}
	if vintage.absent() {
		vintage = literal(nil)
	} else {
		vintage = vintage.as(asInteger)
	}
	inner := newLayout()
	c.reads(industryRead(NewBuilder(), c.catalog.project([]model.Kind{model.KindIndustry}), system, system, vintage))
	write := c.entity([]model.Kind{model.KindIndustry}, f.Selections, "m", inner)
	c.statement("CALL () {\n"+industryMatch(c.b.param(system.as(asName)), c.b.param(c.argument(f, "code").as(asText)), c.b.param(vintage))+"\n"+
		inner.calls()+"\nRETURN collect("+inner.row()+") AS rows\n}", "rows")
	c.answer(1, appendFirst(column{0, "rows"}, write))
}
