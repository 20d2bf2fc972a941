package paths

import (
	"cmp"
	"slices"
	"strings"

	"puente/graph/model"
)

// knownPath is a path that going everywhere has found, as text that can be compared.
type knownPath struct {
	entities   []string
	hops       []knownHop
	cost       int
	confidence float64
	crosses    bool
}

type knownHop struct {
	fact    string
	forward bool
	others  int
	cost    int
}

// everywhere lists the paths that a query asks for by taking every way there is. It shares nothing with the search but the table of what a kind
// of path follows.
type everywhere struct {
	*drawnGraph
	query Query
	hops  [][]*bestHop // from, to
	pass  []bool       // may stand between the ends
	found []knownPath
}

type bestHop struct {
	knownHop
	confidence float64
}

// everyPath gives every path under the filter, best first, but for the bound on how many.
func (g *drawnGraph) everyPath(q Query) []knownPath {
	w := &everywhere{drawnGraph: g, query: q}
	w.table()
	if q.Target == nil {
		w.walk(g.place(q.From), g.place(q.To))
		slices.SortFunc(w.found, betterPath)
		return w.found
	}
	var nearest []knownPath
	for to, e := range g.entities {
		if e.id == q.From || !slices.Contains(q.Target["kinds"].([]any), any(string(e.kind().Enum()))) || slices.Contains(q.Filter.Avoid, e.id) {
			continue
		}
		w.found = nil
		if w.walk(g.place(q.From), to); len(w.found) > 0 {
			nearest = append(nearest, slices.MinFunc(w.found, betterPath))
		}
	}
	slices.SortFunc(nearest, betterPath)
	return nearest
}

func betterPath(a, b knownPath) int {
	return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(b.confidence, a.confidence), slices.Compare(a.entities, b.entities))
}

func (g *drawnGraph) place(id string) int {
	return slices.IndexFunc(g.entities, func(e drawnEntity) bool { return e.id == id })
}

// table draws up who may be passed, and the best fact from each entity to each other.
func (w *everywhere) table() {
	n, f := len(w.entities), w.query.Filter
	degree := make([]int, n)
	w.hops = make([][]*bestHop, n)
	for i := range w.hops {
		w.hops[i] = make([]*bestHop, n)
	}
	for _, fact := range w.facts {
		step, ok := w.query.Kind.Step(fact.relation)
		if !ok || f.Relations != nil && !slices.Contains(f.Relations, fact.relation) {
			continue
		}
		degree[fact.from]++
		if fact.to != fact.from {
			degree[fact.to]++
		}
		if !fact.holds(f) {
			continue
		}
		if step.Forward {
			w.better(fact.from, fact.to, fact, true, step.Cost)
		}
		if step.Back {
			w.better(fact.to, fact.from, fact, false, step.Cost)
		}
	}
	w.pass = make([]bool, n)
	for i, e := range w.entities {
		kinds := w.query.Kind.Between()
		w.pass[i] = (kinds == nil || slices.Contains(kinds, e.kind())) && !slices.Contains(f.Avoid, e.id) &&
			(f.AvoidHubsOver == nil || degree[i] <= int(*f.AvoidHubsOver))
	}
}

func (w *everywhere) better(from, to int, f drawnFact, forward bool, cost int) {
	hop := &bestHop{knownHop{f.id, forward, 0, cost}, f.confidence}
	if old := w.hops[from][to]; old != nil {
		hop.others = old.others + 1
		if cmp.Or(cmp.Compare(old.cost, cost), cmp.Compare(f.confidence, old.confidence), strings.Compare(old.fact, f.id)) < 0 {
			old.others++
			return
		}
	}
	w.hops[from][to] = hop
}

// holds reports whether a fact meets a filter.
func (f drawnFact) holds(by *model.PathFilter) bool {
	statuses := by.Statuses
	if statuses == nil {
		statuses = []model.FactStatus{model.StatusReported, model.StatusDisputed}
	}
	if !slices.Contains(statuses, f.status) || by.MinConfidence != nil && f.confidence < *by.MinConfidence {
		return false
	}
	// Dates are compared as far as both go.
	order := func(a, b string) int { n := min(len(a), len(b)); return strings.Compare(a[:n], b[:n]) }
	if by.AsOf != nil {
		at := string(*by.AsOf)
		if f.validFrom != "" && order(f.validFrom, at) > 0 || f.validTo != "" && order(f.validTo, at) < 0 {
			return false
		}
	}
	if by.BelievedAt != nil {
		at := string(*by.BelievedAt)
		if f.recordedAt != "" && order(f.recordedAt, at) > 0 || f.retractedAt != "" && order(f.retractedAt, at) <= 0 {
			return false
		}
	}
	return true
}

// walk takes every way from one entity to another.
func (w *everywhere) walk(from, to int) {
	seen := make([]bool, len(w.entities))
	var trail []int
	var walk func(at int)
	walk = func(at int) {
		seen[at] = true
		trail = append(trail, at)
		switch {
		case at == to:
			w.arrive(trail)
		case at != from && !w.pass[at], len(trail) > int(w.query.MaxHops):
		default:
			for next, hop := range w.hops[at] {
				if hop != nil && !seen[next] {
					walk(next)
				}
			}
		}
		seen[at], trail = false, trail[:len(trail)-1]
	}
	walk(from)
}

// arrive keeps a way that passes all that it has to.
func (w *everywhere) arrive(trail []int) {
	p := knownPath{confidence: 1}
	countries := map[string]bool{}
	for i, at := range trail {
		p.entities = append(p.entities, w.entities[at].id)
		for _, c := range w.countriesOf(at) {
			countries[c] = true
		}
		if i > 0 {
			hop := w.hops[trail[i-1]][at]
			p.hops = append(p.hops, hop.knownHop)
			p.cost += hop.cost
			p.confidence = min(p.confidence, hop.confidence)
		}
	}
	p.crosses = countries["US"] && countries["MX"]
	for _, id := range w.query.Filter.Via {
		if !slices.Contains(p.entities, id) {
			return
		}
	}
	inner := trail[:len(trail)-1]
	for _, kind := range w.query.Filter.ViaKinds {
		if !slices.ContainsFunc(inner[min(1, len(inner)):], func(at int) bool { return w.entities[at].kind().Enum() == kind }) {
			return
		}
	}
	w.found = append(w.found, p)
}

// countriesOf are the countries in which an entity is, as far as it is a place, stands in one, or is an agency.
func (g *drawnGraph) countriesOf(at int) []string {
	switch e := g.entities[at]; e.kind() {
	case model.KindCounty, model.KindPort:
		return []string{"US"}
	case model.KindMunicipio:
		return []string{"MX"}
	case model.KindState:
		return []string{strings.TrimPrefix(e.id, "state:")[:2]}
	case model.KindAgency:
		return []string{e.country}
	case model.KindEstablishment:
		var all []string
		for _, f := range g.facts {
			if f.relation == model.RelationLocatedIn && f.from == at && (f.status == model.StatusReported || f.status == model.StatusDisputed) {
				all = append(all, g.countriesOf(f.to)...)
			}
		}
		return all
	}
	return nil
}
