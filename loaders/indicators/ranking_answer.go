package indicators

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"puente/graph/model"
	"puente/loaders"
)

// missingPosition is the sort key of a cursor at a row that has none.
const missingPosition = ""

// page is the rows of the page that was asked for, and whether rows follow it.
func (r *ranking) page() (rows []rankedRow, more bool, err error) {
	rows = r.rows
	if after := r.window.After; after != nil {
		key := math.NaN()
		switch k := after.Key.(type) {
		case float64:
			key = k
		case string:
			if k != missingPosition {
				return nil, false, model.BadInput("after", "`after` is not a cursor of this list and order.", "`after` no es un cursor de esta lista y orden.")
			}
		}
		start := slices.IndexFunc(rows, func(row rankedRow) bool { return r.order(row.key, key, row.id, after.ID) > 0 })
		if start < 0 {
			return nil, false, nil
		}
		rows = rows[start:]
	}
	return rows[:min(r.window.Size, len(rows))], len(rows) > r.window.Size, nil
}

// answer is the page that was asked for, with the entities that it shows read by one statement.
func (r *ranking) answer(ctx context.Context, op *loaders.Operation) (*model.RankingConnection, error) {
	rows, more, err := r.page()
	if err != nil {
		return nil, err
	}
	missing := r.missing[:min(len(r.missing), maxMissing)]
	var ids []string
	for _, row := range slices.Concat(rows, missing) {
		ids = append(ids, row.id)
	}
	entities, err := op.Entities(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("ranking: %w", err)
	}
	c := &model.RankingConnection{
		Edges: []*model.RankingEdge{}, TotalCount: len(r.rows), Unit: r.unit, Period: r.period, Sum: r.sum(), MissingCount: len(r.missing),
		Missing: []*model.RankingMissing{}, Sources: r.usedSources(),
		PageInfo: model.PageInfo{HasNextPage: more, HasPreviousPage: r.window.After != nil},
	}
	for _, row := range rows {
		if e := entities[row.id]; e != nil { // else it was deleted meanwhile
			node := &model.Ranked{Entity: e, Rank: row.rank, Figure: row.figure, Share: row.share, Before: row.before, Change: row.change, Growth: row.growthRate}
			c.Edges = append(c.Edges, &model.RankingEdge{Node: node, Cursor: r.cursor(row)})
		}
	}
	if n := len(c.Edges); n > 0 {
		c.PageInfo.StartCursor, c.PageInfo.EndCursor = &c.Edges[0].Cursor, &c.Edges[n-1].Cursor
	}
	for _, row := range missing {
		if e := entities[row.id]; e != nil {
			c.Missing = append(c.Missing, &model.RankingMissing{Entity: e, Figure: row.figure, Reason: r.reason(row)})
		}
	}
	return c, nil
}

func (r *ranking) cursor(row rankedRow) string {
	p := loaders.Position{Order: r.window.Name, Key: row.key, ID: row.id}
	if math.IsNaN(row.key) {
		p.Key = missingPosition
	}
	return p.Cursor()
}

// usedSources are the sources of the figures, by id.
func (r *ranking) usedSources() []*model.Source {
	used := map[string]bool{}
	for _, row := range slices.Concat(r.rows, r.missing) {
		if row.series != nil {
			used[row.series.SourceID] = true
		}
	}
	all := []*model.Source{}
	for id := range used {
		if s := r.sources[id]; s != nil {
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b *model.Source) int { return strings.Compare(a.ID, b.ID) })
	return all
}

// reason says why a candidate has no figure.
func (r *ranking) reason(row rankedRow) model.Localized {
	switch row.figure.Flag {
	case model.FlagSuppressed:
		return model.Localized{EN: "The figure is withheld.", ES: "La cifra está reservada."}
	case model.FlagBanded:
		return model.Localized{EN: "Only bounds are published.", ES: "Solo se publican cotas."}
	case model.FlagAbsent, model.FlagExact, model.FlagNoisy, model.FlagImputed:
	}
	if len(r.series[row.id]) == 0 {
		return model.Localized{EN: "The graph has no such series of it.", ES: "El grafo no tiene una serie así de esto."}
	}
	return model.Localized{EN: "Its series have no figure of this period.", ES: "Sus series no tienen cifra de este periodo."}
}
