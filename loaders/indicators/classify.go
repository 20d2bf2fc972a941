package indicators

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

const (
	// maxClassified is the largest number of industries of each classification that a text is given.
	maxClassified = 50
	// comparedClasses is how many classes a text is compared with: those that the index ranks first.
	comparedClasses = 200
	// enoughScore is the part of the best score that a class must have to be worth showing.
	enoughScore = 0.4
	// corresponding is the weight of a score that an industry has by its correspondence to another.
	corresponding = 0.8
)

// Classify finds the industries of both classifications that words for a product or activity may mean, in English or Spanish.
func Classify(ctx context.Context, text string, systems []model.IndustrySystem, first int32) ([]*model.Classification, error) {
	if first < 0 || first > maxClassified {
		return nil, model.BadInput("first", "`first` must be from 0 to 50.", "`first` debe ser de 0 a 50.")
	}
	asked, err := loaders.ReadTopic(text)
	if err != nil {
		return nil, err
	}
	query := asked.AnyWord()
	if query == "" || first == 0 {
		return []*model.Classification{}, nil
	}
	if systems == nil {
		systems = model.AllIndustrySystem
	}
	op, err := loaders.FromContext(ctx)
	if err != nil {
		return nil, err
	}
	classes, err := readIndexedClasses(ctx, op, query, asked)
	if err != nil {
		return nil, err
	}
	found := classes.score(asked)
	if len(found) == 0 {
		return []*model.Classification{}, nil
	}
	return readClassified(ctx, op, found, systems, int(first))
}

// classified is a class that was found, with the words of the text that match.
type classified struct {
	analysis.Found
	words []string
}

// class is a class of activity with the entries of its index in each language.
type class struct {
	id, code string
	system   model.IndustrySystem
	vintage  int
	indexed  bool // its edition has an index, of which it has an entry here
	en, es   analysis.IndexedClass
}

type classes []class

// readIndexedClasses reads the classes that have words of a topic, each with its titles and those entries of its index that have one.
func readIndexedClasses(ctx context.Context, op *loaders.Operation, query string, topic loaders.Topic) (classes, error) {
	entries := func(stems, title, terms, stored string) string {
		return "[i IN range(0, size(coalesce(m." + stored + ", [])) - 1) WHERE any(w IN $p." + stems + " WHERE w IN split(m." + stored + "[i], ' ')) | " +
			"[i, CASE i WHEN 0 THEN m." + title + " ELSE m." + terms + "[i - 1] END, split(m." + stored + "[i], ' ')]]"
	}
	c, err := op.Read(ctx, `
CALL db.index.fulltext.queryNodes('topics', $p.query, {limit: $p.limit}) YIELD node AS m, score
  WHERE m:Industry
WITH m ORDER BY score DESC, m.id
RETURN collect([m.id, m.code, m.system, m.vintage, m.termsEn IS NOT NULL OR m.termsEs IS NOT NULL, size(coalesce(m.termsEs, [])), `+
		entries("en", "name", "termsEn", "topicsEn")+`, `+entries("es", "nameEs", "termsEs", "topicsEs")+`]) AS classes`,
		map[string]any{"query": query, "limit": comparedClasses, "en": topic.En, "es": topic.Es})
	if err != nil {
		return nil, fmt.Errorf("classes of a text: %w", err)
	}
	var all classes
	for row := range c.Rows() {
		one := class{id: row.Text(), code: row.Text(), system: model.IndustrySystem(row.Text()), vintage: row.Int(), indexed: row.Bool()}
		trades := loaders.Trades(one.code)
		one.en, one.es = analysis.IndexedClass{ID: one.id, Trades: trades}, analysis.IndexedClass{ID: one.id, Trades: trades, Bag: row.Int()}
		readEntries(row, &one.en)
		readEntries(row, &one.es)
		all = append(all, one)
	}
	if err := c.Err(); err != nil {
		return nil, fmt.Errorf("classes of a text: %w", err)
	}
	return all, nil
}

// readEntries reads the entries of a class, of which the first of all is its title.
func readEntries(row *loaders.Columns, to *analysis.IndexedClass) {
	for each := range row.Rows() {
		i, entry := each.Int(), analysis.Entry{Text: each.OptionalText(), Stems: each.Texts()}
		if i == 0 {
			to.Title = entry
			continue
		}
		to.Index = append(to.Index, entry)
	}
}

// score compares a text with the classes, and gives those that are worth showing, best first. Of the editions of a classification those are left
// out that have no index where another has one; and of classes those of which a narrower one is found that is as good.
func (cs classes) score(asked loaders.Topic) []classified {
	indexed := map[model.IndustrySystem]int{}
	for _, c := range cs {
		if c.indexed {
			indexed[c.system] = max(indexed[c.system], c.vintage)
		}
	}
	var found []classified
	best := 0.0
	for _, c := range cs {
		if v := indexed[c.system]; v != 0 && v != c.vintage {
			continue
		}
		one := analysis.Classify(asked.En, c.en)
		if es := analysis.Classify(asked.Es, c.es); es.Score > one.Score {
			one = es
		}
		found = append(found, classified{one, asked.Words(one.Stems)})
		best = max(best, one.Score)
	}
	found = slices.DeleteFunc(found, func(f classified) bool { return f.Score == 0 || f.Score < best*enoughScore })
	slices.SortFunc(found, func(a, b classified) int { return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID)) })
	kept := make([]classified, 0, len(found))
	for _, f := range found {
		if !slices.ContainsFunc(found, func(other classified) bool {
			return other.ID != f.ID && strings.HasPrefix(other.ID, f.ID) && other.Score >= f.Score
		}) {
			kept = append(kept, f)
		}
	}
	return kept
}
