package loaders

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"puente/graph/model"
)

// checkKind compares a noun with the row of its kind in the table of kinds.
func (c *catalog) checkKind(k model.Kind) error {
	file := strings.ToLower(string(k)) + ".go"
	n := c.nouns[k]
	if n.make == nil {
		return fmt.Errorf("%s is a kind of entity that nothing declares: write its noun in loaders/%s and add it to newCatalog in loaders/noun.go", k, file)
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
	if c.stored[k][storedLocation] != k.HasPoint() {
		faults = append(faults, fmt.Errorf("loaders/%s and the row of %s in graph/model/kind.go disagree on whether it has a point", file, k))
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

// checkReach requires an edge, in each direction, for every two kinds that a relation may join: without it only the field `facts` leads from one to the other.
func (c *catalog) checkReach() error {
	var faults []error
	for _, r := range model.Relations() {
		for _, from := range model.Kinds() {
			for _, to := range model.Kinds() {
				if r.Joins(from, to) && !onlyFacts(r, from, to) {
					faults = append(faults, c.checkEdge(r, from, to, out), c.checkEdge(r, to, from, in))
				}
			}
		}
	}
	return errors.Join(faults...)
}

// onlyFacts reports whether facts of a relation are shown only by the field `facts`: that an industry is noted in a place is an assertion of
// a source, not a property of the place; and no port of the graph is in a municipio, since all are ports of entry of US customs.
func onlyFacts(r model.Relation, from, to model.Kind) bool {
	return r == model.RelationNotedFor || r == model.RelationLocatedIn && from == model.KindPort && to == model.KindMunicipio
}

// checkEdge requires an edge of a kind that follows a relation to another kind.
func (c *catalog) checkEdge(r model.Relation, of, other model.Kind, d direction) error {
	for _, e := range c.nouns[of].edges {
		if e.relation == r && (e.direction == d || e.direction == both) && slices.Contains(e.targets, other) {
			return nil
		}
	}
	name := map[direction]string{out: "out", in: "in"}[d]
	return fmt.Errorf("%s joins %s and %s, and no edge of %s leads there: declare one in loaders/%s.go, many(%s, relation, kind), and in schema.graphqls",
		r, of, other, of, strings.ToLower(string(of)), name)
}
