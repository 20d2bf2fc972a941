package indicators

import (
	"context"
	"fmt"
	"slices"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

// counting is what is read to hold the graph's establishments of an industry against those that statistics count.
type counting struct {
	members   []string
	codes     []classCode
	held      map[string]int64   // establishments of the graph, by country
	counts    []released         // of the members
	published []publishedLevel   // which levels of industries a dataset has of a member, and when
	scope     []released         // of the nation: what a dataset counts at all
	chosen    map[string]counted // by country
}

type publishedLevel struct {
	subject, dataset string
	level            int64
	first, last      model.Date
}

// counted is what the statistics count on one side.
type counted struct {
	period      *model.Date
	sum         analysis.Interval
	with        []string // members that have a figure
	without     []string
	fewerThan3  map[string]bool // of those without: the cell is not published because it counts one or two at most
	sources     []string
	industryIDs []string
}

// EstablishmentCoverage compares how many establishments of an industry the graph holds at a place with how many are counted there.
func EstablishmentCoverage(ctx context.Context, place, industry string) (*model.EstablishmentCoverage, error) {
	op, err := loaders.FromContext(ctx)
	if err != nil {
		return nil, err
	}
	c, err := readCounting(ctx, op, place, industry)
	if err != nil {
		return nil, err
	}
	ids, sources := append([]string{place}, c.members...), []string{}
	sides := membersByCountry(c.members)
	for country, system := range map[string]model.IndustrySystem{"US": model.IndustrySystemNaics, "MX": model.IndustrySystemScian} {
		side := c.count(sides[country], ofSystem(c.codes, system))
		c.chosen[country] = side
		ids, sources = append(ids, side.industryIDs...), append(sources, side.sources...)
	}
	n, err := readMentioned(ctx, op, ids, sources)
	if err != nil {
		return nil, fmt.Errorf("establishments that are counted: %w", err)
	}
	answer := &model.EstablishmentCoverage{Place: n.entities[place], Sides: []*model.EstablishmentCoverageSide{}}
	for _, country := range []string{"US", "MX"} {
		if len(sides[country]) > 0 {
			answer.Sides = append(answer.Sides, c.side(country, n))
		}
	}
	return answer, nil
}

// readCounting reads all that is needed in one statement.
func readCounting(ctx context.Context, op *loaders.Operation, place, industry string) (*counting, error) {
	answer, err := op.Read(ctx, placeMembers("$place")+`
`+sameIndustries("$industry")+`
CALL (members, codes) {
  UNWIND codes AS code UNWIND members AS id
  MATCH (m:Entity {id: id})<-[l:LOCATED_IN WHERE `+loaders.CountsByDefault("l")+`]-(e:Establishment)-[f:IN_INDUSTRY WHERE `+loaders.CountsByDefault("f")+`]->(:Industry)-[:PART_OF*0..5]->(:Industry {id: code[0]})
  WITH m:County AS us, count(DISTINCT e) AS n
  RETURN collect([CASE WHEN us THEN 'US' ELSE 'MX' END, n]) AS held
}
CALL (members, codes) {
  UNWIND members AS id
  MATCH (s:Series {subject: id, measure: '`+string(model.MeasureEstablishments)+`'})
  WHERE s.breakdown IS NULL AND s.industry IN [code IN codes | code[0]]
  RETURN collect(`+releasedColumns(op, "s")+`) AS counts
}
CALL (members, codes) {
  UNWIND members AS id
  MATCH (s:Series {subject: id, measure: '`+string(model.MeasureEstablishments)+`'})
  WHERE s.breakdown IS NULL AND s.industryLevel IN [code IN codes | code[2]]
  WITH s.subject AS subject, s.dataset AS dataset, s.industryLevel AS level, min(s.first) AS first, max(s.last) AS last
  RETURN collect([subject, dataset, level, first, last]) AS published
}
CALL (codes) {
  UNWIND $nations AS id
  MATCH (s:Series {subject: id, measure: '`+string(model.MeasureEstablishments)+`'})
  WHERE s.industry IN [code IN codes | code[0]]
  RETURN collect(`+releasedColumns(op, "s")+`) AS scope
}
RETURN [EXISTS { (:Entity {id: $place}) }, members, codes, held, counts, published, scope] AS counting`, map[string]any{
		"place": place, "industry": industry, "nations": []string{model.RegionUS, model.RegionUSMetro},
	})
	if err != nil {
		return nil, fmt.Errorf("establishments that are counted: %w", err)
	}
	row := answer.Row()
	found := row.Bool()
	c := &counting{members: row.Texts(), codes: readCodes(row), held: map[string]int64{}, chosen: map[string]counted{}}
	for each := range row.Rows() {
		c.held[each.Text()] = int64(each.Int())
	}
	c.counts = readReleased(op, row)
	for each := range row.Rows() {
		c.published = append(c.published, publishedLevel{
			subject: each.Text(), dataset: each.Text(), level: int64(each.Int()), first: model.Date(each.Text()), last: model.Date(each.Text()),
		})
	}
	c.scope = readReleased(op, row)
	if err := answer.Err(); err != nil {
		return nil, fmt.Errorf("establishments that are counted: %w", err)
	}
	switch {
	case !found:
		return nil, model.Missing("region", place)
	case len(c.codes) == 0:
		return nil, model.Missing("industry", industry)
	case len(c.members) == 0:
		return nil, noMembers("region", place)
	}
	return c, nil
}

// count takes the period for which most members have a figure, of these the latest, and adds its figures up.
func (c *counting) count(members, industries []string) counted {
	best := counted{industryIDs: industries, without: members}
	for range members {
		best.sum = best.sum.Add(analysis.Unknown())
	}
	for _, period := range c.periods(members, industries) {
		if now := c.at(period, members, industries); len(now.with) >= len(best.with) && len(now.with) > 0 {
			best = now
		}
	}
	return best
}

// periods are all those of the figures, the earliest first.
func (c *counting) periods(members, industries []string) []model.Date {
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

// at adds up the figures of one period.
func (c *counting) at(period model.Date, members, industries []string) counted {
	sum := counted{period: &period, industryIDs: industries, fewerThan3: map[string]bool{}}
	for _, id := range members {
		number, known := analysis.Unknown(), false
		for _, f := range c.counts {
			if f.SubjectID != id || !slices.Contains(industries, *f.IndustryID) {
				continue
			}
			if each, says := f.bounds(period, analysis.Tolerance{}); says {
				number, known = number.Intersect(each), true
				sum.sources = append(sum.sources, f.SourceID)
			}
		}
		switch {
		case known && !number.Defined(): // two releases contradict one another
			number = analysis.Unknown()
			sum.without = append(sum.without, id)
		case known:
			sum.with = append(sum.with, id)
		default:
			if c.unpublished(id, period, industries) {
				number, sum.fewerThan3[id] = analysis.Interval{Low: 0, High: 2}, true
			}
			sum.without = append(sum.without, id)
		}
		sum.sum = sum.sum.Add(number)
	}
	return sum
}

// unpublished tells whether a cell is missing because it counts fewer than three establishments: County Business Patterns leaves such
// cells out. That holds only where the file has the county at that level and counts that industry at all.
func (c *counting) unpublished(member string, period model.Date, industries []string) bool {
	counts := slices.ContainsFunc(c.scope, func(f released) bool {
		_, says := f.bounds(period, analysis.Tolerance{})
		return says && slices.Contains(industries, *f.IndustryID)
	})
	return counts && slices.ContainsFunc(c.published, func(p publishedLevel) bool {
		return p.subject == member && (p.dataset == model.DatasetCBP || p.dataset == model.DatasetCBPAreas) && p.first <= period && period <= p.last
	})
}

// side is the answer for one country.
func (c *counting) side(country string, n mentioned) *model.EstablishmentCoverageSide {
	count, held := c.chosen[country], float64(c.held[country])
	s := &model.EstablishmentCoverageSide{
		Country: country, Industries: []*model.Industry{}, Held: int32(c.held[country]), Counted: shown(count.sum), Period: count.period,
		Share:    shown(analysis.Point(held).Div(count.sum)),
		Complete: model.Verdict(analysis.AtLeast(analysis.Point(held).Sub(count.sum), 0)),
		Members:  n.listed(count.with), ResolvedBy: []*model.MissingCell{}, Sources: n.cited(count.sources),
	}
	for _, id := range count.industryIDs {
		s.Industries = append(s.Industries, n.industry(id))
	}
	for _, id := range slices.Sorted(slices.Values(count.without)) {
		s.ResolvedBy = append(s.ResolvedBy, &model.MissingCell{
			Dataset: map[string]string{"US": model.DatasetCBP, "MX": model.DatasetCensosSAIC}[country], Subject: n.entities[id], Measure: model.MeasureEstablishments,
			Industry: n.industry(append(count.industryIDs, "")[0]), Period: count.period, Reason: count.whyNot(country, id),
		})
	}
	return s
}

// whyNot tells why a member has no figure.
func (c counted) whyNot(country, member string) model.Localized {
	switch {
	case len(c.industryIDs) == 0:
		return model.Localized{
			EN: "No industry of that country's classification means the same at this level.",
			ES: "Ninguna industria de la clasificación de ese país significa lo mismo a este nivel.",
		}
	case c.fewerThan3[member]:
		return model.Localized{EN: "A cell of fewer than three establishments is not published.", ES: "Una celda de menos de tres establecimientos no se publica."}
	case country == "MX":
		return model.Localized{
			EN: "The cell is withheld, or no file in the graph has this municipio at this level of industries.",
			ES: "La celda está reservada, o ningún archivo del grafo tiene este municipio a este nivel de industrias.",
		}
	}
	return model.Localized{EN: "No file in the graph has this county at this level of industries.", ES: "Ningún archivo del grafo tiene este condado a este nivel de industrias."}
}
