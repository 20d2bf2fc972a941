package paths

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"puente/graph/model"
	"puente/loaders"
)

// Introductions finds through whom a firm or agency can be reached: the best PARTNERSHIP paths, grouped by their first step across the border. It
// takes one statement more than the search for the paths.
func (f *Finder) Introductions(ctx context.Context, q Query) (*model.IntroductionAnswer, error) {
	op, err := loaders.FromContext(ctx)
	if err != nil {
		return nil, err
	}
	if kind, _ := model.KindOf(q.To); kind != model.KindFirm && kind != model.KindAgency {
		return nil, model.BadInput("to", fmt.Sprintf("One is introduced to a firm or an agency; %q is neither.", q.To),
			fmt.Sprintf("Se presenta a una empresa o un organismo; %q no es ninguno.", q.To))
	}
	groups := int(q.First)
	if err := model.CheckRange("first", q.First, 1, maxPaths); err != nil {
		return nil, err
	}
	q.Kind, q.First = model.PathPartnership, maxPaths
	q.Filter = introductionFilter(q)
	return repeat(ctx, func() (*model.IntroductionAnswer, error) { return f.introductions(ctx, op, q, groups) })
}

// introductions finds paths and groups them, all of one version of the graph.
func (f *Finder) introductions(ctx context.Context, op *loaders.Operation, q Query, groups int) (*model.IntroductionAnswer, error) {
	found, err := f.find(ctx, op, q)
	if err != nil {
		return nil, err
	}
	answer := &model.IntroductionAnswer{PathAnswer: found.answer, Introductions: found.grouped(groups)}
	if len(answer.Introductions) == 0 {
		return answer, nil
	}
	version, err := readIntroducers(ctx, op, q.To, answer.Introductions)
	if err != nil {
		return nil, fmt.Errorf("introductions to %s: %w", q.To, err)
	}
	return answer, sameVersion(found.version, version)
}

// grouped are the paths by their first step across the border, in at most so many groups.
func (f *foundPaths) grouped(most int) []*model.Introduction {
	groups, byStep := []*model.Introduction{}, map[string]*model.Introduction{}
	for _, p := range f.answer.Paths {
		across := f.details.across(p)
		key := ""
		if across != nil {
			key = across.GetID()
		}
		group := byStep[key]
		if group == nil {
			if len(byStep) == most {
				continue
			}
			group = &model.Introduction{Across: across}
			byStep[key] = group
			groups = append(groups, group)
		}
		group.Paths = append(group.Paths, p)
	}
	return groups
}

// introductionFilter wants an agency between the ends where nobody of ours is one, unless the reader says what paths pass.
func introductionFilter(q Query) *model.PathFilter {
	filter := model.PathFilter{}
	if q.Filter != nil {
		filter = *q.Filter
	}
	if kind, _ := model.KindOf(q.From); kind != model.KindAgency && filter.ViaKinds == nil {
		filter.ViaKinds = []model.EntityKind{model.KindAgency.Enum()}
	}
	return &filter
}

// across is the first entity on a path that is in one country, after one that is in the other.
func (d *pathDetails) across(p *model.Path) model.Entity {
	ours := ""
	for _, e := range p.Entities {
		in := d.countries(e)
		if len(in) == 0 || in[0] != "US" && in[0] != "MX" || slices.ContainsFunc(in, func(c string) bool { return c != in[0] }) {
			continue // it is in neither, or in both
		}
		if ours == "" {
			ours = in[0]
		}
		if in[0] != ours {
			return e
		}
	}
	return nil
}

// readIntroducers reads what the agencies on the paths are in charge of, where the one sought is, and the sources; and the version of the graph after
// all of that.
func readIntroducers(ctx context.Context, op *loaders.Operation, to string, groups []*model.Introduction) (version int, err error) {
	agencies, sources := map[string]bool{}, map[string]bool{}
	for _, g := range groups {
		for _, a := range agenciesOn(g) {
			agencies[a.ID] = true
		}
		for _, id := range sourcesOn(g) {
			sources[id] = true
		}
	}
	p := op.Project(model.AreaUnits()...)
	answer, err := op.Read(ctx, `
CALL () {
  MATCH (t:Entity {id: $p.to})
  CALL (t) {
    MATCH (t)-[o:OPERATES WHERE `+loaders.CountsByDefault("o")+`]->(:Establishment)-[l:LOCATED_IN WHERE `+loaders.CountsByDefault("l")+`]->(place:`+loaders.Labels(model.AreaUnits())+`)
    RETURN place
    UNION
    MATCH (t)-[l:LOCATED_IN WHERE `+loaders.CountsByDefault("l")+`]->(place:`+loaders.Labels(model.AreaUnits())+`)
    RETURN place
  }
  RETURN collect(place) AS places
}
CALL (places) {
  UNWIND $p.agencies AS id
  MATCH (a:Entity {id: id})
  RETURN collect([a.id, EXISTS { (a)-[s:SERVES WHERE `+loaders.CountsByDefault("s")+`]->() }, [m IN places WHERE EXISTS {
    (a)-[s:SERVES WHERE `+loaders.CountsByDefault("s")+`]->(:Entity)<-[:PART_OF*0..1]-(m) } | m.id]]) AS mandates
}
CALL () {
  UNWIND $p.sources AS id
  MATCH (s:Source {id: id})
  WITH s ORDER BY s.id
  RETURN collect(`+loaders.SourceColumns("s")+`) AS sources
}
WITH [m IN places | [`+p.Columns("m")+`]] AS places, mandates, sources
`+loaders.VersionMatch("version", "places, mandates, sources, ")+`
RETURN [places, mandates, sources, version] AS all`,
		map[string]any{"to": to, "agencies": slices.Collect(maps.Keys(agencies)), "sources": slices.Collect(maps.Keys(sources))})
	if err != nil {
		return 0, err
	}
	row, batch := answer.Row(), &model.Batch{}
	places := map[string]model.Entity{}
	for each := range row.Rows() {
		if place := loaders.NodeColumn[model.Entity](each, p); place != nil {
			batch.Add(place, nil)
			places[place.GetID()] = place
		}
	}
	mandates := map[string]mandate{}
	for each := range row.Rows() {
		mandates[each.Text()] = mandate{known: each.Bool(), covers: each.Texts()}
	}
	read := row.Sources()
	version = row.Int()
	if err := answer.Err(); err != nil {
		return 0, err
	}
	for _, g := range groups {
		complete(g, places, mandates, read)
	}
	return version, nil
}

// mandate is whether it is known what an agency serves, and which of the places it covers.
type mandate struct {
	known  bool
	covers []string
}

// complete fills a group with its agencies and sources.
func complete(g *model.Introduction, places map[string]model.Entity, mandates map[string]mandate, sources []*model.Source) {
	g.Agencies, g.Sources = []*model.Introducer{}, []*model.Source{}
	for _, a := range agenciesOn(g) {
		i := &model.Introducer{Agency: a, Covers: []model.Entity{}}
		m := mandates[a.ID]
		i.MandateKnown = m.known
		for _, id := range slices.Sorted(slices.Values(m.covers)) {
			i.Covers = append(i.Covers, places[id])
		}
		g.Agencies = append(g.Agencies, i)
	}
	ids := sourcesOn(g)
	for _, s := range sources {
		if slices.Contains(ids, s.ID) {
			g.Sources = append(g.Sources, s)
		}
	}
}

// agenciesOn are the agencies on a group's paths, in the order in which one meets them.
func agenciesOn(g *model.Introduction) []*model.Agency {
	var all []*model.Agency
	for _, p := range g.Paths {
		for _, e := range p.Entities {
			if a, ok := e.(*model.Agency); ok && !slices.Contains(all, a) {
				all = append(all, a)
			}
		}
	}
	return all
}

func sourcesOn(g *model.Introduction) []string {
	var all []string
	for _, p := range g.Paths {
		for _, hop := range p.Hops {
			all = append(all, hop.Fact.SourceIDs...)
		}
	}
	return all
}
