package indicators

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

// CellQuery says which cells are read together: all series of some subjects and measures, from some datasets, by industries of some
// levels or by none.
type CellQuery struct {
	Subjects []string
	Measures []model.Measure
	Levels   []int // digits of the industries; what is by no industry, such as totals and groups, is read in any case
	Datasets []string
}

// Cells are series that were read in one statement, to be asked cell by cell.
type Cells struct {
	Sources  map[string]*model.Source // of the datasets, by id
	series   map[cellKey][]*model.Series
	subjects map[string]map[string]bool // keys of each subject that has any
	editions map[editionKey]string
	last     int // year in which the last series ends
}

// editionKey is one measure in one year, as a dataset has it by industries of one level.
type editionKey struct {
	dataset string
	measure model.Measure
	level   int
	year    int
}

// cellKey is one measure of one subject. What is the code of an industry, "" for the total, or the words of a breakdown.
type cellKey struct {
	subject string
	measure model.Measure
	what    string
}

// Cell is one published figure, or the lack of one: Series is nil where nothing is published of it.
type Cell struct {
	analysis.Cell
	Value  float64 // NaN where there is none
	Series *model.Series
}

// ReadCells reads cells by one statement, with the sources of the datasets. Later releases of a dataset come before earlier ones.
func ReadCells(ctx context.Context, q CellQuery) (*Cells, error) {
	op, err := loaders.FromContext(ctx)
	if err != nil {
		return nil, err
	}
	p := op.Project(model.KindSeries)
	measures, levels := make([]string, len(q.Measures)), make([]int64, len(q.Levels))
	for i, m := range q.Measures {
		measures[i] = string(m)
	}
	for i, l := range q.Levels {
		levels[i] = int64(l)
	}
	// Without the hint the planner may read all series of a measure or a dataset.
	answer, err := op.Read(ctx, `
MATCH (o:Source) WHERE o.dataset IN $datasets
WITH o ORDER BY coalesce(o.releasedOn, o.retrieved) DESC, o.id
WITH collect(`+loaders.SourceColumns("o")+`) AS sources
CALL () {
  UNWIND $subjects AS subject
  MATCH (s:Series {subject: subject})
  USING INDEX s:Series(subject, sortKey)
  WHERE s.sortKey IS NOT NULL AND s.measure IN $measures AND s.dataset IN $datasets
    AND (s.industry IS NULL OR s.industryLevel IN $levels) AND s.product IS NULL AND s.counterpart IS NULL AND s.mode IS NULL
  RETURN collect([`+p.Columns("s")+`]) AS series
}
RETURN [sources, series] AS cells`, map[string]any{"subjects": q.Subjects, "measures": measures, "levels": levels, "datasets": q.Datasets})
	if err != nil {
		return nil, fmt.Errorf("cells: %w", err)
	}
	cells, err := readCellColumns(answer.Row(), p)
	if err != nil {
		return nil, fmt.Errorf("cells: %w", err)
	}
	return cells, nil
}

func newCells() *Cells {
	return &Cells{
		Sources: map[string]*model.Source{}, series: map[cellKey][]*model.Series{}, subjects: map[string]map[string]bool{}, editions: map[editionKey]string{},
	}
}

func readCellColumns(answer *loaders.Columns, p loaders.Projection) (*Cells, error) {
	sources := answer.Sources()
	c := newCells()
	rank := map[string]int{}
	for i, s := range sources {
		c.Sources[s.ID], rank[s.ID] = s, i
	}
	for row := range answer.Rows() {
		if s := loaders.NodeColumn[*model.Series](row, p); s != nil {
			c.add(s, rank)
		}
	}
	return c, answer.Err()
}

// add keeps a series behind those of later releases.
func (c *Cells) add(s *model.Series, rank map[string]int) {
	key := cellKey{s.SubjectID, s.Measure, cellName(s)}
	list := append(c.series[key], s)
	for i := len(list) - 1; i > 0 && rank[list[i].SourceID] < rank[list[i-1].SourceID]; i-- {
		list[i], list[i-1] = list[i-1], list[i]
	}
	c.series[key] = list
	if c.subjects[s.SubjectID] == nil {
		c.subjects[s.SubjectID] = map[string]bool{}
	}
	c.subjects[s.SubjectID][key.what] = true
	o, first, last := c.Sources[s.SourceID], year(&s.First), year(&s.Last)
	if o == nil || o.Dataset == nil || first == nil || last == nil {
		return
	}
	c.last = max(c.last, *last)
	if s.IndustryID == nil {
		return
	}
	for y := *first; y <= *last; y++ { // of several editions in one year the latest counts
		at := editionKey{*o.Dataset, s.Measure, levelOf(codeOf(*s.IndustryID)), y}
		c.editions[at] = max(c.editions[at], editionOf(*s.IndustryID))
	}
}

// Edition is the edition of the classification by which datasets have a measure in a year, and empty where they have none.
func (c *Cells) Edition(datasets []string, measure model.Measure, level, year int) string {
	edition := ""
	for _, dataset := range datasets {
		edition = max(edition, c.editions[editionKey{dataset, measure, level, year}])
	}
	return edition
}

// cellName is by what a series is: the code of its industry, the words of its breakdown, or "" for neither. Sums that only their
// breakdown marks as sums bear the code of their industry.
func cellName(s *model.Series) string {
	switch {
	case s.IndustryID != nil:
		return codeOf(*s.IndustryID)
	case s.Breakdown != nil:
		return *s.Breakdown
	}
	return ""
}

// editionOf is the edition in the id of an industry: naics2017 of industry:naics2017:334.
func editionOf(industry string) string {
	return strings.TrimSuffix(strings.TrimPrefix(industry, "industry:"), ":"+codeOf(industry))
}

// systemOf is the classification of an edition: naics of naics2017.
func systemOf(edition string) string { return strings.TrimRight(edition, "0123456789") }

// industryID is the id of an industry of an edition.
func industryID(edition, code string) string { return "industry:" + edition + ":" + code }

// codeOf is the code in the id of an industry: 334 of industry:naics2017:334.
func codeOf(industry string) string { return industry[strings.LastIndex(industry, ":")+1:] }

// Cell is what the datasets say of one measure of a subject by an industry's code, a breakdown or nothing, in one period. Of the
// datasets that are named, and the releases of each, the first with a value has the word; then one that says why there is none. The
// same code of another edition of the classification is another industry; an empty edition is any.
func (c *Cells) Cell(subject string, measure model.Measure, what, edition string, period model.Date, datasets []string) Cell {
	none := Cell{Cell: analysis.Cell{Flag: analysis.Absent}, Value: math.NaN()}
	for _, dataset := range datasets {
		for _, s := range c.series[cellKey{subject, measure, what}] {
			if o := c.Sources[s.SourceID]; o == nil || o.Dataset == nil || *o.Dataset != dataset {
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

// industries are the ids of the industries of a level that any series is by.
func (c *Cells) industries(level int) []string {
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

// cellOf is what a series says of a period, and false where its grid has no such period.
func cellOf(s *model.Series, period model.Date) (Cell, bool) {
	value, low, high, flag, ok := s.Cell(period)
	return Cell{analysis.Cell{Value: finite(value), Low: finite(low), High: finite(high), Flag: analysis.Flag(flag)}, value, s}, ok
}

// Names are by what a subject has series: codes of industries, breakdowns, and "" for a total.
func (c *Cells) Names(subject string) map[string]bool { return c.subjects[subject] }
