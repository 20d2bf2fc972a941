package paths

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

// Query is what is asked of a search for paths, as a reader gave it.
type Query struct {
	From, To string // To is empty where the end is found by Target
	Kind     model.PathKind
	Target   map[string]any // an EntityFilter
	First    int32
	MaxHops  int32
	Budget   int32
	Filter   *model.PathFilter
}

// Bounds of what may be asked.
const (
	maxPaths  = 25
	maxBudget = 500_000
)

// check refuses what cannot be searched, and says which argument is at fault.
func (q *Query) check() error {
	if q.Filter == nil {
		q.Filter = &model.PathFilter{}
	}
	f := q.Filter
	if err := cmp.Or(
		model.CheckRange("first", q.First, 1, maxPaths), model.CheckRange("maxHops", q.MaxHops, 1, analysis.MaxHops), model.CheckRange("budget", q.Budget, 1, maxBudget),
		q.checkEnd("from", q.From), q.checkEnd("to", q.To),
	); err != nil {
		return err
	}
	switch {
	case f.AvoidHubsOver != nil && *f.AvoidHubsOver < 0:
		return model.BadInput("filter.avoidHubsOver", "`avoidHubsOver` must be 0 or more.", "`avoidHubsOver` debe ser 0 o más.")
	case f.Relations != nil && len(f.Relations) == 0:
		return model.BadInput("filter.relations", "`relations` is empty, so no path could follow any; leave it out to follow all.",
			"`relations` está vacía, así que ninguna ruta podría seguir alguna; omítala para seguirlas todas.")
	case f.Relations != nil && len(q.steps()) == 0:
		return model.BadInput("filter.relations", fmt.Sprintf("A %s path follows none of these relations: %s", q.Kind, q.Kind.Table()),
			fmt.Sprintf("Una ruta %s no sigue ninguna de estas relaciones: %s", q.Kind, q.Kind.Table()))
	case q.To == "" && len(f.Via)+len(f.ViaKinds) > 0:
		return model.BadInput("filter.via", "The nearest are sought without `via` and `viaKinds`; ask for `paths` to one of them.",
			"Lo más cercano se busca sin `via` ni `viaKinds`; pida `paths` hacia una de ellas.")
	case len(f.Via)+len(f.ViaKinds) > analysis.MaxRequired:
		return model.BadInput("filter.via", fmt.Sprintf("`via` and `viaKinds` may hold at most %d together.", analysis.MaxRequired),
			fmt.Sprintf("`via` y `viaKinds` pueden tener a lo más %d en total.", analysis.MaxRequired))
	}
	for _, id := range f.Avoid {
		if id == q.From || id == q.To {
			return model.BadInput("filter.avoid", fmt.Sprintf("%q is an end of the path and cannot be avoided.", id),
				fmt.Sprintf("%q es un extremo de la ruta y no se puede evitar.", id))
		}
		if slices.Contains(f.Via, id) {
			return model.BadInput("filter.via", fmt.Sprintf("%q stands in both `via` and `avoid`.", id), fmt.Sprintf("%q está en `via` y en `avoid`.", id))
		}
	}
	return q.checkBetween()
}

// checkBetween refuses to pass what such a path never passes.
func (q *Query) checkBetween() error {
	allowed := q.Kind.Between()
	if allowed == nil {
		return nil
	}
	refuse := func(argument, what string) error {
		return model.BadInput(argument, fmt.Sprintf("A %s path has only %s between its ends, so it never passes %s.", q.Kind, loaders.Labels(allowed), what),
			fmt.Sprintf("Una ruta %s solo tiene %s entre sus extremos, así que nunca pasa por %s.", q.Kind, loaders.Labels(allowed), what))
	}
	for _, id := range q.Filter.Via {
		if k, _ := model.KindOf(id); id != q.From && id != q.To && !slices.Contains(allowed, k) {
			return refuse("filter.via", id)
		}
	}
	for _, k := range q.Filter.ViaKinds {
		if !slices.ContainsFunc(allowed, func(a model.Kind) bool { return a.Enum() == k }) {
			return refuse("filter.viaKinds", string(k))
		}
	}
	return nil
}

// checkEnd refuses an end that no relation of the kind leads to or from.
func (q *Query) checkEnd(argument, id string) error {
	if argument == "to" && q.Target != nil {
		return nil
	}
	kind, ok := model.KindOf(id)
	if !ok {
		return model.BadInput(argument, fmt.Sprintf("%q is no id of an entity.", id), fmt.Sprintf("%q no es el id de una entidad.", id))
	}
	var able []string
	steps := q.Kind.Steps()
	for _, k := range model.Kinds() {
		if slices.ContainsFunc(steps, func(s model.PathStep) bool { return s.Relation.Takes(k) }) {
			if k == kind {
				return nil
			}
			able = append(able, string(k.Enum()))
		}
	}
	return model.BadInput(argument, fmt.Sprintf("No %s path begins or ends at %q: it joins %s.", q.Kind, id, strings.Join(able, ", ")),
		fmt.Sprintf("Ninguna ruta %s empieza o termina en %q: une %s.", q.Kind, id, strings.Join(able, ", ")))
}

// namedID is an id that a query names, and the argument that names it.
type namedID struct{ argument, id string }

// named are the ids of a query: its ends, then those to pass, those that may be the end, and those to avoid.
func (q *Query) named() []namedID {
	all := []namedID{{"from", q.From}}
	if q.Target == nil {
		all = append(all, namedID{"to", q.To})
	}
	for _, id := range q.Filter.Via {
		all = append(all, namedID{"filter.via", id})
	}
	if id, ok := q.Target["id"].(map[string]any); ok && id["in"] != nil {
		for _, one := range texts(id["in"]) {
			all = append(all, namedID{"target.id.in", one})
		}
	}
	for _, id := range q.Filter.Avoid {
		all = append(all, namedID{"filter.avoid", id})
	}
	return all
}

// steps are the rows of the kind's table that the filter leaves.
func (q *Query) steps() []model.PathStep {
	return slices.DeleteFunc(q.Kind.Steps(), func(s model.PathStep) bool {
		return q.Filter.Relations != nil && !slices.Contains(q.Filter.Relations, s.Relation)
	})
}

func (q *Query) facts() *model.FactFilter {
	f := q.Filter
	return &model.FactFilter{Statuses: f.Statuses, AsOf: f.AsOf, BelievedAt: f.BelievedAt, MinConfidence: f.MinConfidence}
}
