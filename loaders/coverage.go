package loaders

import (
	"context"
	"fmt"
	"strings"

	"puente/graph/model"
)

// coverageMatch writes a row for each combination of source, measure, frequency, kind of subject and breakdown. The index that finds the
// series of a subject needs the condition on the sort key.
func coverageMatch(c *catalog, b *Builder, filter value) string {
	n := c.nouns[model.KindSeries]
	conditions := n.filters.where(b, "s", filter)
	if len(conditions) > 0 {
		conditions = append([]string{notNull(n.orders["NAME"], "s")}, conditions...)
	}
	return "MATCH (s:Series)" + Where(conditions) + `
WITH s.source AS source, s.measure AS measure, s.frequency AS frequency, toUpper(head(split(s.subject, ':'))) AS subjectKind, s.by AS by,
  count(*) AS series, count(DISTINCT s.subject) AS subjects, min(s.first) AS first, max(s.last) AS last, sum(size(s.flags)) AS cells,
  sum(size(s.flags) - size(replace(s.flags, 'S', ''))) AS suppressed, sum(size(s.flags) - size(replace(s.flags, 'A', ''))) AS absent
ORDER BY source, measure, frequency, subjectKind, by`
}

// coverageProperties are the columns of such a row.
func coverageProperties(s *model.SeriesCoverage) []property {
	return []property{
		{"source", &s.SourceID}, {"measure", enum(&s.Measure)}, {"frequency", enum(&s.Frequency)}, {"subjectKind", enum(&s.SubjectKind)},
		{"by", enumList(&s.By)}, {"series", &s.Series}, {"subjects", &s.Subjects}, {"first", &s.First}, {"last", &s.Last},
		{"cells", &s.Cells}, {"suppressed", &s.Suppressed}, {"absent", &s.Absent},
	}
}

// coverageRead reads these rows.
func coverageRead(c *catalog, b *Builder, filter value) string {
	var columns []string
	for _, p := range coverageProperties(&model.SeriesCoverage{}) {
		columns = append(columns, p.name)
	}
	return coverageMatch(c, b, filter) + "\nWITH collect([" + strings.Join(columns, ", ") + "]) AS rows" + b.returning("rows")
}

// SeriesCoverage reads how many series and cells the graph has of each combination.
func SeriesCoverage(ctx context.Context, filter map[string]any) ([]*model.SeriesCoverage, error) {
	op, err := FromContext(ctx)
	if err != nil {
		return nil, err
	}
	b := NewBuilder()
	c, err := op.query.readBuilt(ctx, coverageRead(op.catalog, b, argumentOf("filter", filter)), b)
	if err != nil {
		return nil, fmt.Errorf("coverage: %w", err)
	}
	var all []*model.SeriesCoverage
	for row := range c.Rows() {
		s := &model.SeriesCoverage{}
		row.properties(&s.SourceID, coverageProperties(s))
		all = append(all, s)
	}
	if err := b.confirm(c); err != nil {
		return nil, fmt.Errorf("coverage: %w", err)
	}
	return all, nil
}
