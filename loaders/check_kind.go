package loaders

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"puente/graph/model"
)

// checkKind holds a noun against the row of its kind in the table of kinds.
func (c *Catalog) checkKind(k model.Kind) error {
	file := strings.ToLower(string(k)) + ".go"
	n := c.nouns[k]
	if n.make == nil {
		return fmt.Errorf("%s is a kind of entity that nothing declares: write its noun in loaders/%s and add it to NewCatalog in loaders/noun.go", k, file)
	}
	var faults []error
	stored := func(property, because string) {
		if !c.stored[k][property] {
			faults = append(faults, fmt.Errorf("loaders/%s stores no %q of %s, and its row in graph/model/kind.go says that %s", file, property, k, because))
		}
	}
	if code := k.CodeProperty(); code != "" {
		stored(code, "it has the official code of which its ids are made")
	}
	if k.FallbackKind() != "" {
		stored("kind", "it is "+k.FallbackKind()+" where no source gives it")
	}
	if k.Area() == model.AreaUnit {
		stored("population", "it is a unit of area")
	}
	if empty, _ := n.make(); k.Country() == model.CountryStored {
		if _, holds := empty.(model.CountryHolder); !holds {
			faults = append(faults, fmt.Errorf("graph/model/%s: %s has no method StoredCountry, and its row in kind.go says that it stores its country", file, k))
		}
	}
	if k.Country() == model.CountryOfLocation && !slices.ContainsFunc(model.AreaUnits(), func(unit model.Kind) bool { return model.RelationLocatedIn.Joins(k, unit) }) {
		faults = append(faults, fmt.Errorf("graph/model/relation_table.go: LOCATED_IN does not lead from a %s to a place, and its row in kind.go says that its country is that of its location", k))
	}
	return errors.Join(faults...)
}

// checkReach wants an edge, either way, for every two kinds that a relation may join: what no edge leads to can only be found by facts.
func (c *Catalog) checkReach() error {
	var faults []error
	for _, r := range model.Relations() {
		for _, from := range model.Kinds() {
			for _, to := range model.Kinds() {
				if r.Joins(from, to) && !factsAlone(r, from, to) {
					faults = append(faults, c.checkEdge(r, from, to, out), c.checkEdge(r, to, from, in))
				}
			}
		}
	}
	return errors.Join(faults...)
}

// factsAlone tells whether facts of a relation are shown by the field `facts` alone: what a source names an industry for is a claim, and no
// property of the place; and no port of entry stands in Mexico, since those of the graph are the ports of US customs.
func factsAlone(r model.Relation, from, to model.Kind) bool {
	return r == model.RelationNotedFor || r == model.RelationLocatedIn && from == model.KindPort && to == model.KindMunicipio
}

func (c *Catalog) checkEdge(r model.Relation, of, other model.Kind, w way) error {
	for _, e := range c.nouns[of].edges {
		if e.relation == r && (e.way == w || e.way == both) && slices.Contains(e.targets, other) {
			return nil
		}
	}
	direction := map[way]string{out: "out", in: "in"}[w]
	return fmt.Errorf("%s joins %s and %s, and no edge of %s leads there: declare one in loaders/%s.go, many(%s, relation, kind), and in schema.graphqls",
		r, of, other, of, strings.ToLower(string(of)), direction)
}
