package paths

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"puente/embedded/embeddedtest"
	"puente/graph/model"
)

// drawnGraph is a small random graph of every kind and relation: with loops, parallel facts, facts that ended, were retracted or inferred,
// hubs, and parts that do not hang together.
type drawnGraph struct {
	*rand.Rand
	seed     uint64
	entities []drawnEntity
	facts    []drawnFact
}

type drawnEntity struct{ id, country string }

func (e drawnEntity) kind() model.Kind { k, _ := model.KindOf(e.id); return k }

// drawnFact is a fact as it is stored; an empty date is none.
type drawnFact struct {
	id                                          string
	relation                                    model.Relation
	from, to                                    int
	status                                      model.FactStatus
	validFrom, validTo, recordedAt, retractedAt string
	confidence                                  float64
}

func drawGraph(seed uint64) *drawnGraph {
	g := &drawnGraph{Rand: rand.New(rand.NewPCG(seed, 11)), seed: seed}
	kinds := model.Kinds()
	g.Shuffle(len(kinds), func(i, j int) { kinds[i], kinds[j] = kinds[j], kinds[i] })
	kinds = kinds[:3+g.IntN(8)]
	if g.IntN(4) == 0 { // what corridors are made of
		kinds = []model.Kind{model.KindPort, model.KindCounty, model.KindMunicipio, model.KindMunicipio, model.KindEstablishment}
	}
	for i := range 6 + g.IntN(9) {
		e := drawnEntity{country: draw(g, "US", "MX", "")}
		kind := kinds[g.IntN(len(kinds))]
		e.id = fmt.Sprintf("%sg%d-%d", kind.Prefix(), seed, i)
		if kind == model.KindState {
			e.id = fmt.Sprintf("state:%s-g%d-%d", draw(g, "US", "MX"), seed, i)
		}
		g.entities = append(g.entities, e)
	}
	wanted, parts, hub := 8+g.IntN(33), 1+g.IntN(2), g.IntN(3) == 0
	for tries := 0; len(g.facts) < wanted && tries < 2000; tries++ {
		from, to := g.IntN(len(g.entities)), g.IntN(len(g.entities))
		if hub && g.IntN(2) == 0 {
			from = 0
		}
		if from%parts == to%parts {
			g.join(from, to)
		}
	}
	return g
}

// join draws a fact between two entities, either way, if any relation joins them.
func (g *drawnGraph) join(from, to int) {
	if g.IntN(2) == 0 {
		from, to = to, from
	}
	able := slices.DeleteFunc(model.Relations(), func(r model.Relation) bool { return !r.Joins(g.entities[from].kind(), g.entities[to].kind()) })
	if len(able) == 0 {
		return
	}
	f := drawnFact{relation: able[g.IntN(len(able))], from: from, to: to, confidence: draw(g, 0.3, 0.7, 0.9, 1)}
	f.id = fmt.Sprintf("fact:g%d-%d", g.seed, (len(g.facts)*7)%41) // not in the order of drawing
	f.status = draw(g, model.StatusReported, model.StatusReported, model.StatusReported, model.StatusReported, model.StatusDisputed, model.StatusInferred, model.StatusRetracted)
	f.validFrom, f.validTo = draw(g, "", "", "2019", "2020-06", "2020-06-15"), draw(g, "", "", "", "2020", "2020-06", "2020-06-14", "2023-01-01")
	f.recordedAt, f.retractedAt = draw(g, "", "", "2024-01", "2025-03-01"), draw(g, "", "", "", "2025-03-01", "2025")
	g.facts = append(g.facts, f)
	if g.IntN(5) == 0 {
		f.id += "b"
		f.confidence = draw(g, 0.7, 1)
		g.facts = append(g.facts, f)
	}
}

// question draws what is asked of the graph: mostly of two entities that some walk joins, so that there is something to find.
func (g *drawnGraph) question() Query {
	q := Query{First: int32(1 + g.IntN(4)), MaxHops: int32(1 + g.IntN(5)), Budget: maxBudget, Filter: &model.PathFilter{}}
	if g.IntN(3) == 0 {
		q.First = int32(1 + g.IntN(maxPaths))
	}
	if g.IntN(4) == 0 {
		q.MaxHops = int32(6 + g.IntN(5))
	}
	if g.IntN(4) == 0 {
		q.Budget = int32(1 + g.IntN(30))
	}
	trail := g.walk(&q)
	if g.IntN(2) == 0 {
		g.filter(q.Filter, q.Kind)
	}
	if g.IntN(4) == 0 {
		q.To = ""
		kinds := model.Kinds()
		last, _ := model.KindOf(trail[len(trail)-1])
		q.Target = map[string]any{"kinds": []any{string(last.Enum()), string(draw(g, kinds...).Enum())}}
		return q
	}
	if g.IntN(2) == 0 {
		g.through(&q, trail)
	}
	return q
}

// walk sets the kind and the ends of a query by a walk, and gives the entities on it.
func (g *drawnGraph) walk(q *Query) (trail []string) {
	for range 30 {
		q.Kind = draw(g, model.PathKinds()...)
		ends := g.ids(func(k model.Kind) bool {
			return slices.ContainsFunc(q.Kind.Steps(), func(s model.PathStep) bool { return s.Relation.Takes(k) })
		})
		if len(ends) == 0 {
			continue
		}
		at := g.place(draw(g, ends...))
		trail = []string{g.entities[at].id}
		for range 1 + g.IntN(5) {
			var next []int
			for _, f := range g.facts {
				step, ok := q.Kind.Step(f.relation)
				switch {
				case ok && f.from == at && step.Forward:
					next = append(next, f.to)
				case ok && f.to == at && step.Back:
					next = append(next, f.from)
				}
			}
			if len(next) == 0 {
				break
			}
			at = draw(g, next...)
			trail = append(trail, g.entities[at].id)
		}
		q.From, q.To = trail[0], trail[len(trail)-1]
		if g.IntN(8) == 0 {
			q.To = draw(g, ends...)
		}
		if len(trail) > 1 {
			break
		}
	}
	if trail == nil {
		q.Kind, q.From, q.To = model.PathAny, g.entities[0].id, g.entities[1].id
		trail = []string{q.From, q.To}
	}
	return trail
}

func (g *drawnGraph) ids(is func(model.Kind) bool) []string {
	var all []string
	for _, e := range g.entities {
		if is(e.kind()) {
			all = append(all, e.id)
		}
	}
	return all
}

// filter draws conditions on facts and entities. They come in a few sets, since each set makes statements that the database has to plan.
func (g *drawnGraph) filter(f *model.PathFilter, kind model.PathKind) {
	if steps := kind.Steps(); g.IntN(3) == 0 {
		for _, s := range steps[:max(1, len(steps)/2)] {
			f.Relations = append(f.Relations, s.Relation)
		}
	}
	switch g.IntN(6) {
	case 0:
		f.Statuses = []model.FactStatus{model.StatusReported}
	case 1:
		f.Statuses = []model.FactStatus{model.StatusReported, model.StatusDisputed, model.StatusInferred}
	case 2:
		f.Statuses = []model.FactStatus{model.StatusReported, model.StatusRetracted}
	}
	set := g.IntN(5)
	if set == 0 || set == 1 {
		f.AsOf = new(draw(g, model.Date("2020"), "2020-06", "2020-06-15", "2021-03-01"))
		f.BelievedAt = new(draw(g, model.Date("2025"), "2025-03-01", "2024-06"))
	}
	if set == 0 || set == 2 {
		f.AvoidHubsOver = new(int32(1 + g.IntN(8)))
	}
	if set == 0 || set == 3 {
		f.MinConfidence = new(draw(g, 0.5, 0.7, 0.9))
	}
}

// through draws what a path has to pass and what it must not, as far as the two do not contradict each other.
func (g *drawnGraph) through(q *Query, trail []string) {
	kinds := q.Kind.Between()
	if kinds == nil {
		kinds = model.Kinds()
	}
	for range g.IntN(3) {
		id := draw(g, append(trail, g.entities[g.IntN(len(g.entities))].id)...)
		if k, _ := model.KindOf(id); slices.Contains(kinds, k) || id == q.From || id == q.To {
			q.Filter.Via = append(q.Filter.Via, id)
		}
	}
	for range []int{0, 0, 1, 1, 2}[g.IntN(5)] {
		kind, _ := model.KindOf(draw(g, trail...))
		if !slices.Contains(kinds, kind) || g.IntN(4) == 0 {
			kind = draw(g, kinds...)
		}
		q.Filter.ViaKinds = append(q.Filter.ViaKinds, kind.Enum())
	}
	for range []int{0, 0, 1, 2}[g.IntN(4)] {
		id := draw(g, g.entities...).id
		if id != q.From && id != q.To && !slices.Contains(q.Filter.Via, id) {
			q.Filter.Avoid = append(q.Filter.Avoid, id)
		}
	}
}

func draw[T any](g interface{ IntN(int) int }, list ...T) T { return list[g.IntN(len(list))] }

// write adds graphs to the database, in a statement for each label and each relation.
func writeGraphs(t *testing.T, graphs []*drawnGraph) {
	t.Helper()
	entities, facts := map[model.Kind][]any{}, map[model.Relation][]any{}
	date := func(text string) any {
		if text == "" {
			return nil
		}
		return text
	}
	for _, g := range graphs {
		for _, e := range g.entities {
			entities[e.kind()] = append(entities[e.kind()], map[string]any{"id": e.id, "name": e.id, "country": date(e.country)})
		}
		for _, f := range g.facts {
			facts[f.relation] = append(facts[f.relation], map[string]any{"from": g.entities[f.from].id, "to": g.entities[f.to].id, "props": map[string]any{
				"id": f.id, "status": string(f.status), "confidence": f.confidence, "validFrom": date(f.validFrom), "validTo": date(f.validTo),
				"recordedAt": date(f.recordedAt), "retractedAt": date(f.retractedAt),
			}})
		}
	}
	for kind, rows := range entities {
		embeddedtest.Run(t, embeddedtest.Driver(t), "UNWIND $rows AS row CREATE (n:Entity:"+string(kind)+") SET n = row", map[string]any{"rows": rows})
	}
	for relation, rows := range facts {
		embeddedtest.Run(t, embeddedtest.Driver(t), "UNWIND $rows AS row MATCH (a:Entity {id: row.from}), (b:Entity {id: row.to}) CREATE (a)-[f:"+string(relation)+"]->(b) SET f = row.props",
			map[string]any{"rows": rows})
	}
}
