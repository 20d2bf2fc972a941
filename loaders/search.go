package loaders

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"puente/graph/model"
	"puente/names"
)

// maxHits is the largest number of hits of a search, candidates how many it ranks, and maxSearchText the letters of its text: Lucene
// refuses words of a thousand letters, and queries of a thousand words.
const (
	maxHits       = 100
	candidates    = 1000
	maxSearchText = 200
)

// searched is the text of a search, normalized as indexed names are.
func searched(text string) (string, error) {
	long := model.BadInput("text", "`text` may have at most 200 letters.", "`text` puede tener a lo más 200 letras.")
	if utf8.RuneCountInString(text) > maxSearchText {
		return "", long
	}
	wanted := names.Search(text)
	if utf8.RuneCountInString(wanted) > 3*maxSearchText { // one letter can stand for many, as a ligature does
		return "", long
	}
	return wanted, nil
}

// Search finds entities by name or alias. The text is normalized as indexed names are, which leaves nothing of the query language
// of the index in it.
func Search(ctx context.Context, text string, kinds []model.EntityKind, first int32) ([]*model.SearchHit, error) {
	if first < 0 || first > maxHits {
		return nil, model.BadInput("first", "`first` must be from 0 to 100.", "`first` debe ser de 0 a 100.")
	}
	wanted, err := searched(text)
	if err != nil {
		return nil, err
	}
	if wanted == "" || first == 0 {
		return []*model.SearchHit{}, nil
	}
	op, err := FromContext(ctx)
	if err != nil {
		return nil, err
	}
	p, b := op.catalog.project(model.Kinds()), NewBuilder()
	c, err := op.query.readBuilt(ctx, searchRead(b, p, wanted, kinds, first), b)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	batch, hits := &model.Batch{}, []*model.SearchHit{}
	for row := range c.Rows() {
		if e := NodeColumn[model.Entity](row, p); e != nil {
			batch.Add(e, nil)
			hits = append(hits, &model.SearchHit{Node: e, Quality: model.MatchQuality(row.Text())})
		}
	}
	if err := c.Err(); err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	return hits, nil
}

// searchRead reads the hits of a search: of some kinds, or of all if there are none.
func searchRead(b *Builder, p Projection, wanted string, kinds []model.EntityKind, first int32) string {
	condition := ""
	if kinds != nil {
		condition = Where([]string{kindsOf(b, "m", literal(kinds))})
	}
	return "CALL () {\n" +
		searchMatch(b.param(literal(lucene(wanted))), b.param(literal(wanted)), b.param(literal(int64(first))), b.param(literal(candidates)), condition) +
		"\nRETURN collect([" + p.Columns("m") + ", quality]) AS rows\n}\nRETURN rows"
}

// searchMatch writes the hits m of a search, each with its quality, by descending relevance.
func searchMatch(words, text, first, candidates, condition string) string {
	return `CALL db.index.fulltext.queryNodes('entity_names', ` + words + `, {limit: ` + candidates + `}) YIELD node AS m, score` + condition + `
WITH m, score, CASE
  WHEN any(t IN m.searchText WHERE t = ` + text + `) THEN 'EXACT'
  WHEN any(t IN m.searchText WHERE t STARTS WITH ` + text + `) THEN 'PREFIX'
  ELSE 'PARTIAL' END AS quality
WITH m, quality ORDER BY CASE quality WHEN 'EXACT' THEN 0 WHEN 'PREFIX' THEN 1 ELSE 2 END, score DESC, m.sortName, m.id
LIMIT ` + first
}

// lucene writes the query of the full-text index: every word must match, the last one as a prefix. A match of the whole text as a phrase
// is boosted, so that exact names are among the candidates.
func lucene(folded string) string {
	words := strings.Fields(folded)
	if len(words) == 0 {
		return ""
	}
	last := len(words) - 1
	var q strings.Builder
	for i, w := range words {
		if i == last {
			q.WriteString("+(" + w + "^2 OR " + w + "*)")
		} else {
			q.WriteString("+" + w + " ")
		}
	}
	q.WriteString(` "` + folded + `"^8`)
	return q.String()
}
