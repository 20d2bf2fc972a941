package model

import (
	"fmt"
	"strings"
)

// Reading is the path in one line.
func (p *Path) Reading(lang Language) string {
	var line strings.Builder
	for i, e := range p.Entities {
		if i > 0 {
			hop := p.Hops[i-1]
			line.WriteString(" — " + hop.Relation.Phrase(hop.Forward, lang) + " → ")
		}
		line.WriteString(e.Base().Name(lang))
	}
	return line.String()
}

// PathsSearched is what was asked of a search for paths.
type PathsSearched struct {
	Kind    PathKind
	MaxHops int
	Nearest bool // ends are found, not given
}

// Reading says what was searched and what came of it. "Not found" never reads as "not related".
func (a *PathAnswer) Reading(lang Language) string {
	found := Localized{fmt.Sprintf("%d found", len(a.Paths)), fmt.Sprintf("halladas: %d", len(a.Paths))}
	if len(a.Paths) == 0 {
		found = Localized{"none found, which does not mean that there is no relation", "ninguna hallada, lo que no significa que no haya relación"}
	}
	line := Localized{"%s paths of at most %d hops: %s; looked at %d facts of %d entities; %s.", "Rutas %s de a lo más %d pasos: %s; se vieron %d hechos de %d entidades; %s."}
	return fmt.Sprintf(line.In(lang), a.Searched.Kind, a.Searched.MaxHops, found.In(lang), a.Explored.Edges, a.Explored.Nodes, a.others().In(lang))
}

// others says whether others than those found may exist.
func (a *PathAnswer) others() Localized {
	switch {
	case a.Complete && a.Searched.Nearest:
		return Localized{"no nearer one exists in the graph under this filter", "no existe en el grafo una más cercana con este filtro"}
	case a.Complete:
		return Localized{"no better one exists in the graph under this filter", "no existe en el grafo una mejor con este filtro"}
	case a.IncompleteReason != nil && *a.IncompleteReason == IncompleteReasonTimeout:
		return Localized{"the time ran out, so others may exist", "se acabó el tiempo, así que puede haber otras"}
	}
	return Localized{"the budget ran out, so others may exist", "se agotó el presupuesto, así que puede haber otras"}
}
