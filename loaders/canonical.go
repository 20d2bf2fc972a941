package loaders

import "puente/graph/model"

// canonicalStatements are the texts by which resolvers read the graph, as they follow from the declarations alone: those that are asked for
// most come first. Lists are without a filter, or with one condition.
func (c *catalog) canonicalStatements() []string {
	all := c.lookupStatements()
	for _, page := range []model.Page{{}, {After: aCursor()}} {
		all = append(all, c.pageStatements(page)...)
	}
	all = append(all, c.countStatements()...)
	all = append(all, c.filteredStatements()...)
	last := int32(1)
	all = append(all, c.pageStatements(model.Page{Last: &last})...)
	all = append(all, c.orderedStatements()...)
	return Distinct([][]string{all})
}

// aCursor is a position in a list by name. Its values are in no text.
func aCursor() *string {
	cursor := Position{Order: "NAME", Key: "a", ID: "a", Fact: "a"}.Cursor()
	return &cursor
}

// lookupStatements read by id, code or name.
func (c *catalog) lookupStatements() []string {
	var all []string
	for _, k := range model.Kinds() {
		all = append(all, byIDsRead("Entity", c.project([]model.Kind{k})))
	}
	all = append(all, byIDsRead("Entity", c.project(model.Kinds())), sourcesRead(), claimsRead())
	for _, k := range records() {
		all = append(all, byIDsRead(string(k), c.project([]model.Kind{k})))
	}
	none := literal(nil)
	industry := industryRead(NewBuilder(), c.project([]model.Kind{model.KindIndustry}), none, none, none)
	page, err := windowOf(c.nouns[kindFact], paging{})
	if err != nil {
		return all // no order or size is given that could be refused
	}
	s := selection{page: page}
	all = append(all, industry, factRead(), factsRead(NewBuilder(), literal("a"), none, s), factsCount(NewBuilder(), literal("a"), none, s))
	for _, kinds := range [][]model.EntityKind{nil, {model.KindFirm.Enum()}} {
		all = append(all, searchRead(NewBuilder(), c.project(model.Kinds()), "a", kinds, 1))
	}
	return append(all, releaseRead(), allSourcesRead(), countsRead(), perSourceRead(entitiesPerSource), perSourceRead(factsPerSource),
		coverageRead(c, NewBuilder(), none))
}

// pageStatements read a page of each edge and each list in the default order.
func (c *catalog) pageStatements(page model.Page) []string {
	var all []string
	for _, k := range c.listed() {
		if w, err := windowOf(c.nouns[k], pagingOf(page)); err == nil {
			all = append(all, c.listRead(k, selection{page: w}))
		}
	}
	for _, e := range c.allEdges() {
		given := page
		if e.one {
			given = onlyOne()
		}
		if w, err := windowOf(c.of(e.targets), pagingOf(given)); err == nil {
			all = append(all, c.edgeRead(e, selection{page: w}))
		}
	}
	return all
}

// countStatements count each edge and each list.
func (c *catalog) countStatements() []string {
	var all []string
	for _, k := range c.listed() {
		all = append(all, c.listCount(NewBuilder(), k, selection{}))
	}
	for _, e := range c.allEdges() {
		if w, err := windowOf(c.of(e.targets), paging{}); err == nil && !e.one {
			all = append(all, c.edgeCount(NewBuilder(), e, selection{page: w}))
		}
	}
	return all
}

// filteredStatements read the first page of each list with one comparison of its filter, and count it.
func (c *catalog) filteredStatements() []string {
	var all []string
	for _, k := range c.listed() {
		w, err := windowOf(c.nouns[k], paging{})
		if err != nil {
			continue
		}
		for _, filter := range c.nouns[k].filters.examples() {
			s := selection{filter: literal(filter), page: w}
			all = append(all, c.listRead(k, s), c.listCount(NewBuilder(), k, s))
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
		}
	}
	return all
}

// orderedStatements read the first page of each list in each order and direction.
func (c *catalog) orderedStatements() []string {
	var all []string
	for _, k := range c.listed() {
		for _, order := range keys(c.nouns[k].orders) {
			for _, descending := range []bool{false, true} {
				if w, err := windowOf(c.nouns[k], paging{order: order, descending: descending}); err == nil {
					all = append(all, c.listRead(k, selection{page: w}))
				}
			}
		}
	}
	return all
}

// listRead reads a page of a list.
func (c *catalog) listRead(k model.Kind, s selection) string {
	return c.listPage(NewBuilder(), k, c.project([]model.Kind{k}), s)
}

// edgeRead reads a page of an edge.
func (c *catalog) edgeRead(e edge, s selection) string {
	return c.edgePage(NewBuilder(), e, c.project(e.targets), s)
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
