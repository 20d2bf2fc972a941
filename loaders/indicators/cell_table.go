package indicators

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

// cellQuery selects the series of a cellTable.
type cellQuery struct {
	Subjects []string
	Measures []model.Measure
	Levels   []int // digits of the industries; series without an industry, such as totals and groups, are read in any case
	Datasets []string
}

// cellTable is an index of series by subject, measure and item.
type cellTable struct {
	sources  map[string]*model.Source // of the datasets, by id
	series   map[cellKey][]*model.Series
	subjects map[string]map[string]bool // keys of each subject that has any
	editions map[editionKey]string
	lastYear int // year in which the last series ends
}

// editionKey is one measure of a dataset in one year, by industries of one level.
type editionKey struct {
	dataset string
	measure model.Measure
	level   int
	year    int
}

// cellKey is one measure of one subject. The item is the code of an industry, "" for the total, or the text of a breakdown.
type cellKey struct {
	subject string
	measure model.Measure
	item    string
}

// publishedCell is a published figure, or an absent one: then Series is nil.
type publishedCell struct {
	analysis.Cell
	Value  float64 // NaN where there is none
	Series *model.Series
}

// readCellTable reads the series of a query and the sources of its datasets by one statement. Later releases of a dataset come before
// earlier ones.
func readCellTable(ctx context.Context, op *loaders.Operation, q cellQuery) (*cellTable, error) {
	p := op.Project(model.KindSeries)
	measures, levels := make([]string, len(q.Measures)), make([]int64, len(q.Levels))
	for i, m := range q.Measures {
		measures[i] = string(m)
	}
	for i, l := range q.Levels {
		levels[i] = int64(l)
	}
	// Without the index hint the planner may scan all series of a measure or of a dataset.
	answer, err := op.Read(ctx, `
MATCH (o:Source) WHERE o.dataset IN $p.datasets
WITH o ORDER BY coalesce(o.releasedOn, o.retrieved) DESC, o.id
WITH collect(`+loaders.SourceColumns("o")+`) AS sources
CALL () {
  UNWIND $p.subjects AS subject
  MATCH (s:Series {subject: subject})
  USING INDEX s:Series(subject, sortKey)
  WHERE s.sortKey IS NOT NULL AND s.measure IN $p.measures AND s.dataset IN $p.datasets
    AND (s.industry IS NULL OR s.industryLevel IN $p.levels) AND s.product IS NULL AND s.counterpart IS NULL AND s.mode IS NULL
  RETURN collect([`+p.Columns("s")+`]) AS series
}
RETURN [sources, series] AS cells`, map[string]any{"subjects": q.Subjects, "measures": measures, "levels": levels, "datasets": q.Datasets})
	if err != nil {
		return nil, fmt.Errorf("cells: %w", err)
	}
	cells, err := readCellColumns(ctx, answer.Row(), p)
	if err != nil {
		return nil, fmt.Errorf("cells: %w", err)
	}
	return cells, nil
}

func newCellTable() *cellTable {
	return &cellTable{
		sources: map[string]*model.Source{}, series: map[cellKey][]*model.Series{}, subjects: map[string]map[string]bool{}, editions: map[editionKey]string{},
	}
}

// readCellColumns reads the columns sources and series.
func readCellColumns(ctx context.Context, answer *loaders.Columns, p loaders.Projection) (*cellTable, error) {
	c := newCellTable()
	rank := map[string]int{}
	for i, s := range answer.Sources() {
		c.sources[s.ID], rank[s.ID] = s, i
	}
	for row := range answer.Rows() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if s := loaders.NodeColumn[*model.Series](row, p); s != nil {
			c.add(s, rank)
		}
	}
	return c, answer.Err()
}

// add inserts a series behind those of later releases; rank is the position of each source, the latest release first.
func (c *cellTable) add(s *model.Series, rank map[string]int) {
	key := cellKey{s.SubjectID, s.Measure, itemOf(s)}
	list := append(c.series[key], s)
	for i := len(list) - 1; i > 0 && rank[list[i].SourceID] < rank[list[i-1].SourceID]; i-- {
		list[i], list[i-1] = list[i-1], list[i]
	}
	c.series[key] = list
	if c.subjects[s.SubjectID] == nil {
		c.subjects[s.SubjectID] = map[string]bool{}
	}
	c.subjects[s.SubjectID][key.item] = true
	o, first, last := c.sources[s.SourceID], year(&s.First), year(&s.Last)
	if o == nil || o.Dataset == nil || first == nil || last == nil {
		return
	}
	c.lastYear = max(c.lastYear, *last)
	if s.IndustryID == nil {
		return
	}
	for y := *first; y <= *last; y++ { // of several editions in one year the latest is used
		at := editionKey{*o.Dataset, s.Measure, levelOf(codeOf(*s.IndustryID)), y}
		c.editions[at] = max(c.editions[at], editionOf(*s.IndustryID))
	}
}

// edition is the edition of the classification by which datasets publish a measure in a year; empty if they do not.
func (c *cellTable) edition(datasets []string, measure model.Measure, level, year int) string {
	edition := ""
	for _, dataset := range datasets {
		edition = max(edition, c.editions[editionKey{dataset, measure, level, year}])
	}
	return edition
}

// itemOf is the item of a series: the code of its industry, the text of its breakdown, or "" for neither. A series with both is a sum
// for the industry, and has the code of the industry.
func itemOf(s *model.Series) string {
	switch {
	case s.IndustryID != nil:
		return codeOf(*s.IndustryID)
	case s.Breakdown != nil:
		return *s.Breakdown
	}
	return ""
}

// cell is the cell of an item in one period: from the first dataset, and the latest release of it, that has a value; else from the
// first that has a flag other than ABSENT. A code of another edition of the classification is another industry; an empty edition
// matches any.
func (c *cellTable) cell(subject string, measure model.Measure, item, edition string, period model.Date, datasets []string) publishedCell {
	none := publishedCell{Cell: analysis.Cell{Flag: analysis.Absent}, Value: math.NaN()}
	for _, dataset := range datasets {
		for _, s := range c.series[cellKey{subject, measure, item}] {
			if o := c.sources[s.SourceID]; o == nil || o.Dataset == nil || *o.Dataset != dataset {
				continue
			}
			if edition != "" && s.IndustryID != nil && editionOf(*s.IndustryID) != edition {
				continue
			}
			cell, ok := cellOf(s, period)
			if !ok {
				continue
			}
			if !math.IsNaN(cell.Value) {
				return cell
			}
			if none.Series == nil || none.Flag == analysis.Absent {
				none = cell
			}
		}
	}
	return none
}

// industries are the ids of the industries of a level that have a series.
func (c *cellTable) industries(level int) []string {
	found := map[string]bool{}
	for _, list := range c.series {
		for _, s := range list {
			if s.IndustryID != nil && levelOf(codeOf(*s.IndustryID)) == level {
				found[*s.IndustryID] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// cellOf is the cell of a series in a period, and false if its grid has no such period.
func cellOf(s *model.Series, period model.Date) (publishedCell, bool) {
	value, low, high, flag, ok := s.Cell(period)
	return publishedCell{analysis.Cell{Value: finite(value), Low: finite(low), High: finite(high), Flag: analysis.Flag(flag)}, value, s}, ok
}

// items are the items of which a subject has series.
func (c *cellTable) items(subject string) map[string]bool { return c.subjects[subject] }
