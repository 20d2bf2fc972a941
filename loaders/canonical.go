package loaders

import "puente/graph/model"

// statement is a text with the names and the types of its parameters.
type statement struct {
	cypher string
	params map[string]any
}

// written is a statement whose parameters are collected while its text is written.
func written(write func(*Builder) string) statement {
	b := NewBuilder()
	return statement{write(b), b.params}
}

// canonicalStatements are those by which resolvers read the graph, as they follow from the declarations alone: those that are asked for
// most come first. Lists are without a filter, or with one condition.
func (c *catalog) canonicalStatements() []statement {
	all := c.lookupStatements()
	all = append(all, c.pageStatements(model.Page{})...)
	all = append(all, c.countStatements()...)
	all = append(all, c.pageStatements(model.Page{After: aCursor()})...)
	all = append(all, c.filteredStatements()...)
	all = append(all, written(func(b *Builder) string {
		return c.listClusters(b, model.KindEstablishment, c.project([]model.Kind{model.KindEstablishment}), selection{}, literal(int64(0)), literal(int64(0)))
	}))
	last := int32(1)
	all = append(all, c.pageStatements(model.Page{Last: &last})...)
	all = append(all, c.orderedStatements()...)
	all = append(all, c.groupedStatements()...)
	seen, distinct := map[string]bool{}, all[:0]
	for _, each := range all {
		if !seen[each.cypher] {
			seen[each.cypher] = true
			distinct = append(distinct, each)
		}
	}
	return distinct
}

// anyList is the name of a list where no cursor of a request is read.
const anyList = ""

// aCursor is a position in a list by name. Its values are in no text.
func aCursor() *string {
	cursor := Position{Order: anyList + " NAME", Key: "a", ID: "a", Fact: "a"}.Cursor()
	return &cursor
}

// lookupStatements read by id, code or name, and what the whole graph holds.
func (c *catalog) lookupStatements() []statement {
	byIDs := map[string]any{"ids": []string{}}
	var all []statement
	for _, k := range model.Kinds() {
		all = append(all, statement{byIDsRead("Entity", c.project([]model.Kind{k})), byIDs})
	}
	all = append(all, statement{byIDsRead("Entity", c.project(model.Kinds())), byIDs}, statement{sourcesRead(), byIDs},
		statement{claimsRead(), map[string]any{"facts": []string{}}})
	for _, k := range records() {
		all = append(all, statement{byIDsRead(string(k), c.project([]model.Kind{k})), byIDs})
	}
	for _, kinds := range [][]model.EntityKind{nil, {model.KindFirm.Enum()}} {
		wanted, err := searched("a")
		w, refused := searchWindow(literal(nil), literal(nil))
		if err == nil && refused == nil {
			for _, whole := range []bool{false, true} {
				all = append(all, written(func(b *Builder) string { return searchRead(b, c.project(model.Kinds()), wanted, kinds, w, whole) }))
			}
		}
	}
	none, id := literal(nil), literal("a")
	all = append(all,
		written(func(b *Builder) string {
			return industryRead(b, c.project([]model.Kind{model.KindIndustry}), id, id, none)
		}),
		statement{factRead(), map[string]any{"id": ""}})
	if page, err := windowOf(c.nouns[kindFact], paging{}); err == nil {
		for _, listed := range []listedFacts{{of: id}, {relations: literal([]model.Relation{})}} {
			all = append(all,
				written(func(b *Builder) string { return factsRead(b, listed, selection{page: page}) }),
				written(func(b *Builder) string { return factsCount(b, listed, selection{page: page}) }))
		}
	}
	for _, text := range []string{stateRead(), releaseRead(), allSourcesRead(), countsRead(), perSourceRead(entitiesPerSource), perSourceRead(factsPerSource)} {
		all = append(all, statement{cypher: text})
	}
	return append(all, written(func(b *Builder) string { return coverageRead(c, b, none) }))
}

// pageStatements read a page of each edge and each list in the default order.
func (c *catalog) pageStatements(page model.Page) []statement {
	var all []statement
	for _, k := range c.listed() {
		if w, err := windowOf(c.nouns[k], pagingOf(anyList, page)); err == nil {
			all = append(all, c.listRead(k, selection{page: w}))
		}
	}
	for _, e := range c.allEdges() {
		given := page
		if e.one {
			given = onlyOne()
		}
		if w, err := windowOf(c.of(e.targets), pagingOf(anyList, given)); err == nil {
			all = append(all, c.edgeRead(e, selection{page: w}))
		}
	}
	return all
}

// countStatements count each edge and each list.
func (c *catalog) countStatements() []statement {
	var all []statement
	for _, k := range c.listed() {
		all = append(all, written(func(b *Builder) string { return c.listCount(b, k, selection{}) }))
	}
	for _, e := range c.allEdges() {
		if w, err := windowOf(c.of(e.targets), paging{}); err == nil && !e.one {
			all = append(all, ofKeys(func(b *Builder) string { return c.edgeCount(b, e, selection{page: w}) }))
		}
	}
	return all
}

// filteredStatements read the first page of each list with one comparison of its filter, and count it.
func (c *catalog) filteredStatements() []statement {
	var all []statement
	for _, k := range c.listed() {
		w, err := windowOf(c.nouns[k], paging{})
		if err != nil {
			continue
		}
		for _, filter := range c.nouns[k].filters.examples() {
			s := selection{filter: argumentOf("filter", filter), page: w}
			all = append(all, c.listRead(k, s), written(func(b *Builder) string { return c.listCount(b, k, s) }))
		}
	}
	return all
}

// examples are filters of one comparison each, for the comparisons that lists of names and codes have in common.
func (fs filters) examples() []map[string]any {
	var all []map[string]any
	for _, f := range fs {
		switch f.name {
		case "name":
			all = append(all, map[string]any{"name": map[string]any{"contains": "a"}})
		case "place", "country":
			all = append(all, map[string]any{f.name: map[string]any{"in": []any{"a"}}})
		case "industry":
			all = append(all, map[string]any{"industry": map[string]any{"under": []any{"a"}}})
		case "within":
			all = append(all, map[string]any{"within": map[string]any{"south": 0.0, "west": 0.0, "north": 0.0, "east": 0.0}})
		case "near":
			all = append(all, map[string]any{"near": aCircle()})
		}
	}
	return all
}

// aCircle is a circle that holds nothing.
func aCircle() map[string]any {
	return map[string]any{"latitude": 0.0, "longitude": 0.0, "kilometres": 0.0}
}

// orderedStatements read the first page of each list in each order and direction.
func (c *catalog) orderedStatements() []statement {
	var all []statement
	for _, k := range c.listed() {
		for _, order := range keys(c.nouns[k].orders) {
			for _, descending := range []bool{false, true} {
				if w, err := windowOf(c.nouns[k], paging{order: order, descending: descending}); err == nil && w.fromRoot() == nil {
					s := selection{page: w}
					if order == byDistance {
						s.filter = argumentOf("filter", map[string]any{"near": aCircle()})
					}
					all = append(all, c.listRead(k, s))
				}
			}
		}
	}
	return all
}

// listRead reads a page of a list.
func (c *catalog) listRead(k model.Kind, s selection) statement {
	return written(func(b *Builder) string { return c.listPage(b, k, c.project([]model.Kind{k}), s) })
}

// edgeRead reads a page of an edge.
func (c *catalog) edgeRead(e edge, s selection) statement {
	return ofKeys(func(b *Builder) string { return c.edgePage(b, e, c.project(e.targets), s) })
}

// ofKeys is a statement that reads something of each of $p.keys.
func ofKeys(write func(*Builder) string) statement {
	return written(func(b *Builder) string {
		text := write(b)
		b.Set("keys", []string{})
		return text
	})
}

// listed are the kinds of which there are lists.
func (c *catalog) listed() []model.Kind { return append(model.Kinds(), records()...) }

// allEdges are the edges of all kinds, by kind and name.
func (c *catalog) allEdges() []edge {
	var all []edge
	for _, k := range model.Kinds() {
		for _, name := range keys(c.nouns[k].edges) {
			all = append(all, c.nouns[k].edges[name])
		}
	}
	return all
}
