package loaders

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"puente/graph/model"
)

const (
	// maxHits is how many hits a search has at most.
	maxHits = 1000
	// byRank is the order of the hits of a search: what matches better comes first.
	byRank = "RANK"
)

// Search finds entities by name or alias. What is told of all hits is read where one of the fields needs it.
func Search(ctx context.Context, text string, kinds []model.EntityKind, first int32, after *string, fields []string) (*model.SearchConnection, error) {
	window, err := searchWindow(literal(&first), literal(after))
	if err != nil {
		return nil, err
	}
	wanted, err := searched(text)
	if err != nil {
		return nil, err
	}
	answer := &model.SearchConnection{Edges: []*model.SearchEdge{}, Complete: true, Facets: []*model.SearchFacet{}}
	if wanted["text"] == "" {
		return answer, nil
	}
	op, err := FromContext(ctx)
	if err != nil {
		return nil, err
	}
	p, b := op.catalog.project(model.Kinds()), NewBuilder()
	c, err := op.query.readBuilt(ctx, searchRead(b, p, wanted, kinds, window, tellsOfAll(window, fields)), b)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	rows, begin, batch := c.Rows(), c.Int(), &model.Batch{}
	read := 0
	for row := range rows {
		read++
		if e := NodeColumn[model.Entity](row, p); e != nil {
			batch.Add(e, nil)
			answer.Edges = append(answer.Edges, &model.SearchEdge{
				Node: e, Quality: model.MatchQuality(row.Text()), Cursor: searchCursor(window, int64(begin+read-1), e.GetID()),
			})
		}
	}
	found := foundHits{total: int64(c.Int())}
	for row := range c.Rows() {
		found.add(model.Kind(row.Text()), int64(row.Int()))
	}
	found.candidates = int64(c.Int())
	if err := c.Err(); err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	answer.TotalCount, answer.Complete, answer.Facets = int(found.total), found.complete(), found.facets()
	answer.PageInfo.HasNextPage, answer.PageInfo.HasPreviousPage = begin+read < answer.TotalCount, begin > 0
	if n := len(answer.Edges); n > 0 {
		answer.PageInfo.StartCursor, answer.PageInfo.EndCursor = &answer.Edges[0].Cursor, &answer.Edges[n-1].Cursor
	}
	return answer, nil
}

// foundHits is what is told of all hits of a search.
type foundHits struct {
	total, candidates int64 // hits; names that match, of any kind, as many as are ranked
	counts            []kindCount
}

type kindCount struct {
	kind  model.Kind
	count int64
}

func (f *foundHits) add(kind model.Kind, count int64) {
	f.counts = append(f.counts, kindCount{kind, count})
}

// complete reports whether no match was left out.
func (f *foundHits) complete() bool { return f.candidates < candidates && f.total < maxHits }

// sorted gives the counts by kind, the largest first.
func (f *foundHits) sorted() []kindCount {
	kinds := model.Kinds()
	slices.SortFunc(f.counts, func(a, b kindCount) int {
		return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(slices.Index(kinds, a.kind), slices.Index(kinds, b.kind)))
	})
	return f.counts
}

func (f *foundHits) facets() []*model.SearchFacet {
	all := []*model.SearchFacet{}
	for _, each := range f.sorted() {
		all = append(all, &model.SearchFacet{Kind: each.kind.Enum(), Count: int32(min(each.count, maxHits))})
	}
	return all
}

// searchWindow is a page of the hits of a search.
func searchWindow(first, after value) (window, error) {
	return windowOf(noun{orders: orders{byRank: {up: byRank, down: byRank}}}, paging{list: "Search", order: byRank, first: first, after: after})
}

// searchCursor is the position of a hit: its place, counted from zero, and its id, by which it is found where the graph has changed.
func searchCursor(w window, at int64, id string) string {
	return Position{Order: w.order, Key: at, ID: id}.Cursor()
}

// lastHit is the hit after which a page begins, as a parameter, or null.
func lastHit(w window) value {
	if w.from == nil {
		return literal(nil)
	}
	return w.from.as(typed(func(p Position) (any, error) {
		at, ok := p.Key.(float64)
		if !ok || at != float64(int64(at)) || at < 0 {
			return nil, model.BadInput("after", "`after` is not a cursor of a search.", "`after` no es un cursor de una búsqueda.")
		}
		return map[string]any{"id": p.ID, "at": int64(at)}, nil
	}))
}

// tellsOfAll reports whether a page of hits needs more of a search than its best hits: it is not the first, or it is asked for what is told of all hits.
func tellsOfAll(w window, fields []string) bool {
	return w.from != nil || slices.ContainsFunc(fields, func(name string) bool {
		return slices.Contains([]string{"totalCount", "complete", "facets", "pageInfo"}, name)
	})
}

// searchRead reads a page of the hits of a search, of some kinds, or of all if there are none; and with all what is told of all hits.
func searchRead(b *Builder, p Projection, wanted sought, kinds []model.EntityKind, w window, all bool) string {
	condition := ""
	if kinds != nil {
		condition = Where([]string{kindsOf(b, "m", literal(kinds))})
	}
	text, columns := searchHits(b, b.Put(wanted), condition, w, "RETURN collect(["+p.Columns("m")+", quality])", all)
	for i, name := range []string{"rows", "begin", "total", "facets", "candidates"} {
		columns[i] += " AS " + name
	}
	return text + "\nRETURN " + strings.Join(columns, ", ")
}

// searchHits writes a page of hits, and gives its columns: the rows, the place of the first, the number of hits, that of each kind, and that of the names
// that match; without all only the rows are read, of the first page. terms and condition are those of searchMatch; rows collects the hits m with their quality.
func searchHits(b *Builder, terms, condition string, w window, rows string, all bool) (text string, columns []string) {
	size := b.param(w.size)
	if !all {
		return "CALL () {\n" + searchMatch(terms, condition) + "\nLIMIT " + size + "\n" + rows + " AS rows\n}", []string{"rows", "0", "0", "[]", "0"}
	}
	last := b.param(lastHit(w))
	return "CALL () {\n" + searchMatch(terms, condition) + "\nLIMIT " + strconv.Itoa(maxHits) + "\nRETURN collect([m, quality]) AS hits\n}\n" +
		"CALL () {\n" + nodesOf(terms+".names", candidates, "") + "\nRETURN count(m) AS candidates\n}\n" +
		"CALL (hits) {\nUNWIND hits AS hit\nWITH head([l IN labels(hit[0]) WHERE l <> 'Entity']) AS kind, count(*) AS n\nRETURN collect([kind, n]) AS facets\n}\n" +
		"WITH hits, candidates, facets, CASE WHEN " + last + " IS NULL THEN 0\n" +
		"  ELSE coalesce(head([i IN range(0, size(hits) - 1) WHERE hits[i][0].id = " + last + ".id]) + 1, " + last + ".at) END AS begin\n" +
		"CALL (hits, begin) {\nUNWIND hits[begin..begin + " + size + "] AS hit\nWITH hit[0] AS m, hit[1] AS quality\n" + rows + " AS rows\n}", []string{"rows", "begin", "size(hits)", "facets", "candidates"}
}
