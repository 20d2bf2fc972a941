package indicators

import (
	"context"
	"fmt"
	"slices"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

// establishmentCounts is the number of establishments of an industry at a place, in the graph and in statistics.
type establishmentCounts struct {
	members   []string                      // counties and municipios of the place
	codes     []industryCode                // the industry in each classification
	recorded  map[string]int64              // establishments in the graph, by country
	counts    []datasetSeries               // series of the members
	published []levelCoverage               // levels and periods of each dataset for each member
	scope     []datasetSeries               // series of the nation: the industries that a dataset counts
	totals    map[string]establishmentTotal // by country
}

// levelCoverage is the first and last period for which a dataset has industries of a level for a subject.
type levelCoverage struct {
	subject, dataset string
	level            int64
	first, last      model.Date
}

// establishmentTotal is the number of establishments in statistics on one side, in one period.
type establishmentTotal struct {
	period      *model.Date
	sum         analysis.Interval
	covered     []string        // members with a figure
	uncovered   []string        // members without
	belowLimit  map[string]bool // members without a figure because the publisher omits cells of fewer than three establishments
	sources     []string
	industryIDs []string
}

// readEstablishmentCounts reads the establishments and series by one statement. Establishments are sought from the place or from the
// industry, whichever has fewer. Without the index hint the planner may scan all series of the measure.
func readEstablishmentCounts(ctx context.Context, op *loaders.Operation, place, industry string) (*establishmentCounts, error) {
	answer, err := op.Read(ctx, placeMembers("$p.place")+`
`+correspondingIndustries("$p.industry")+`
CALL (members, codes) {
  UNWIND codes AS code
  MATCH (i:Industry)-[:PART_OF*0..5]->(:Industry {id: code[0]})
  WITH members, collect(DISTINCT i) AS industries
  WITH members, industries, reduce(n = 0, i IN industries | n + COUNT { (i)<-[:IN_INDUSTRY]-() }) AS ofIndustry
  CALL (members) {
    UNWIND members AS id
    MATCH (m:Entity {id: id})
    RETURN sum(COUNT { (m)<-[:LOCATED_IN]-() }) AS atPlace
  }
  CALL (members, industries, ofIndustry, atPlace) {
    WITH members, industries, ofIndustry, atPlace WHERE atPlace <= ofIndustry
    UNWIND members AS id
    MATCH (m:Entity {id: id})<-[l:LOCATED_IN WHERE `+loaders.CountsByDefault("l")+`]-(e:Establishment)
    MATCH (e)-[f:IN_INDUSTRY WHERE `+loaders.CountsByDefault("f")+`]->(i:Industry) WHERE i IN industries
    RETURN m:County AS us, e
    UNION ALL
    WITH members, industries, ofIndustry, atPlace WHERE atPlace > ofIndustry
    UNWIND industries AS i
    MATCH (i)<-[f:IN_INDUSTRY WHERE `+loaders.CountsByDefault("f")+`]-(e:Establishment)
    MATCH (e)-[l:LOCATED_IN WHERE `+loaders.CountsByDefault("l")+`]->(m:Entity) WHERE m.id IN members
    RETURN m:County AS us, e
  }
  WITH us, count(DISTINCT e) AS n
  RETURN collect([CASE WHEN us THEN 'US' ELSE 'MX' END, n]) AS recorded
}
CALL (members, codes) {
  UNWIND members AS id
  MATCH (s:Series {subject: id, measure: '`+string(model.MeasureEstablishments)+`'})
  USING INDEX s:Series(subject, sortKey)
  WHERE s.sortKey STARTS WITH '`+string(model.MeasureEstablishments)+`' AND s.breakdown IS NULL AND s.industry IN [code IN codes | code[0]]
  RETURN collect(`+datasetSeriesColumns(op, "s")+`) AS counts
}
CALL (members, codes) {
  UNWIND members AS id
  MATCH (s:Series {subject: id, measure: '`+string(model.MeasureEstablishments)+`'})
  USING INDEX s:Series(subject, sortKey)
  WHERE s.sortKey STARTS WITH '`+string(model.MeasureEstablishments)+`' AND s.breakdown IS NULL AND s.industryLevel IN [code IN codes | code[2]]
  WITH s.subject AS subject, s.dataset AS dataset, s.industryLevel AS level, min(s.first) AS first, max(s.last) AS last
  RETURN collect([subject, dataset, level, first, last]) AS published
}
CALL (codes) {
  UNWIND $p.nations AS id
  MATCH (s:Series {subject: id, measure: '`+string(model.MeasureEstablishments)+`'})
  USING INDEX s:Series(subject, sortKey)
  WHERE s.sortKey STARTS WITH '`+string(model.MeasureEstablishments)+`' AND s.industry IN [code IN codes | code[0]]
  RETURN collect(`+datasetSeriesColumns(op, "s")+`) AS scope
}
RETURN [EXISTS { (:Entity {id: $p.place}) }, members, codes, recorded, counts, published, scope] AS counting`, map[string]any{
		"place": place, "industry": industry, "nations": []string{model.RegionUS, model.RegionUSMetro},
	})
	if err != nil {
		return nil, fmt.Errorf("establishments that are counted: %w", err)
	}
	row := answer.Row()
	found := row.Bool()
	c := &establishmentCounts{members: row.Texts(), codes: readIndustryCodes(row), recorded: map[string]int64{}, totals: map[string]establishmentTotal{}}
	for each := range row.Rows() {
		c.recorded[each.Text()] = int64(each.Int())
	}
	c.counts = readDatasetSeries(op, row)
	for each := range row.Rows() {
		c.published = append(c.published, levelCoverage{
			subject: each.Text(), dataset: each.Text(), level: int64(each.Int()), first: model.Date(each.Text()), last: model.Date(each.Text()),
		})
	}
	c.scope = readDatasetSeries(op, row)
	if err := answer.Err(); err != nil {
		return nil, fmt.Errorf("establishments that are counted: %w", err)
	}
	switch {
	case !found:
		return nil, model.Missing("region", place, model.Areas()...)
	case len(c.codes) == 0:
		return nil, model.Missing("industry", industry, model.KindIndustry)
	case len(c.members) == 0:
		return nil, noMembersError("region", place)
	}
	return c, nil
}

// bestTotal is the total of the period for which most members have a figure, of these the latest.
func (c *establishmentCounts) bestTotal(members, industries []string) establishmentTotal {
	best := establishmentTotal{industryIDs: industries, uncovered: members}
	for range members {
		best.sum = best.sum.Add(analysis.Unknown())
	}
	for _, period := range c.periods(members, industries) {
		if total := c.totalAt(period, members, industries); len(total.covered) >= len(best.covered) && len(total.covered) > 0 {
			best = total
		}
	}
	return best
}

// periods are the periods of the series, the earliest first.
func (c *establishmentCounts) periods(members, industries []string) []model.Date {
	var all []model.Date
	for _, f := range c.counts {
		if slices.Contains(members, f.SubjectID) && slices.Contains(industries, *f.IndustryID) {
			for _, o := range f.Values(nil, nil, nil) {
				all = append(all, o.Period)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// totalAt is the total of one period. A member without a figure is bounded, and is zero in no case.
func (c *establishmentCounts) totalAt(period model.Date, members, industries []string) establishmentTotal {
	sum := establishmentTotal{period: &period, industryIDs: industries, belowLimit: map[string]bool{}}
	for _, id := range members {
		count, published := analysis.Unknown(), false
		for _, f := range c.counts {
			if f.SubjectID != id || !slices.Contains(industries, *f.IndustryID) {
				continue
			}
			if bounds, ok := f.bounds(period, analysis.Tolerance{}); ok {
				count, published = count.Intersect(bounds), true
				sum.sources = append(sum.sources, f.SourceID)
			}
		}
		switch {
		case published && !count.Defined(): // releases contradict one another
			count = analysis.Unknown()
			sum.uncovered = append(sum.uncovered, id)
		case published:
			sum.covered = append(sum.covered, id)
		default:
			if c.belowDisclosureLimit(id, period, industries) {
				count, sum.belowLimit[id] = analysis.Interval{Low: 0, High: 2}, true
			}
			sum.uncovered = append(sum.uncovered, id)
		}
		sum.sum = sum.sum.Add(count)
	}
	return sum
}

// belowDisclosureLimit reports whether a cell is absent because it counts fewer than three establishments, which County Business Patterns
// omits. It is if the dataset has other industries of the level for the member, and the industry for the nation.
func (c *establishmentCounts) belowDisclosureLimit(member string, period model.Date, industries []string) bool {
	inScope := slices.ContainsFunc(c.scope, func(f datasetSeries) bool {
		_, published := f.bounds(period, analysis.Tolerance{})
		return published && slices.Contains(industries, *f.IndustryID)
	})
	return inScope && slices.ContainsFunc(c.published, func(p levelCoverage) bool {
		return p.subject == member && (p.dataset == model.DatasetCBP || p.dataset == model.DatasetCBPAreas) && p.first <= period && period <= p.last
	})
}
