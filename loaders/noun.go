package loaders

import (
	"strings"

	"puente/graph/model"
)

// noun declares one kind of entity: what is stored of it, how a list of it can be
// ordered and filtered, and where its edges lead. All statements about it are built
// from this.
type noun struct {
	kind    model.Kind
	make    maker
	orders  orders
	filters filters
	edges   edges
	latest  bool   // lists begin with what comes last in their order
	since   string // property of the time from which a list can be asked for, or empty
}

// edges gives each edge of the schema where it leads.
type edges map[string]edge

// edge declares one edge: which facts lead where.
type edge struct {
	relation model.Relation
	way      way
	targets  []model.Kind
	one      bool   // leads to one entity at most, and the schema shows it without a connection
	names    string // property by which the other end names this one, where no fact joins them; else empty
}

// way is the direction in which an edge follows its facts.
type way int

const (
	out  way = iota // from the first entity of the fact to the second
	in              // from the second to the first
	both            // either way
)

// many declares an edge that leads to any number of entities.
func many(w way, r model.Relation, targets ...model.Kind) edge {
	return edge{relation: r, way: w, targets: targets}
}

// one declares an edge that leads to one entity at most.
func one(w way, r model.Relation, targets ...model.Kind) edge {
	return edge{relation: r, way: w, targets: targets, one: true}
}

// namedBy declares an edge without facts: the other end names this one by its id.
func namedBy(property string, target model.Kind) edge {
	return edge{names: property, targets: []model.Kind{target}}
}

// pattern is the edge in Cypher, from one variable by a fact to another.
func (e edge) pattern(from, fact, to string) string {
	if e.names != "" {
		return "(" + to + ":" + Labels(e.targets) + " {" + e.names + ": " + from + ".id})"
	}
	left, right := "-", "-"
	switch e.way {
	case out:
		right = "->"
	case in:
		left = "<-"
	case both:
	}
	return "(" + from + ")" + left + "[" + fact + ":" + string(e.relation) + "]" + right + "(" + to + ":" + Labels(e.targets) + ")"
}

func Labels(kinds []model.Kind) string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = string(k)
	}
	return strings.Join(names, "|")
}

// Catalog holds the declarations of every noun.
type Catalog struct {
	nouns  map[model.Kind]noun
	stored map[model.Kind]map[string]bool // names of the properties of each
	any    noun                           // what all nouns share, for lists of several kinds
}

// NewCatalog gathers the declarations.
func NewCatalog() *Catalog {
	c := &Catalog{nouns: map[model.Kind]noun{}, stored: map[model.Kind]map[string]bool{}, any: noun{orders: named(), filters: entityFilters()}}
	for _, n := range []noun{
		firm(), establishment(), industry(), product(), county(), municipio(), state(), region(), port(), agency(), source(), series(), imports(), changes(), facts(),
	} {
		if n.edges != nil {
			n.edges["series"] = namedBy("subject", model.KindSeries) // whatever has a name can be measured
		}
		c.nouns[n.kind], c.stored[n.kind] = n, map[string]bool{}
		if n.make == nil {
			continue // facts are read with what leads to them
		}
		_, properties := n.make()
		for _, p := range properties {
			c.stored[n.kind][p.name] = true
		}
	}
	return c
}

// of is what can be asked of a list of these kinds.
func (c *Catalog) of(kinds []model.Kind) noun {
	if len(kinds) == 1 {
		return c.nouns[kinds[0]]
	}
	return c.any
}

// computedFields are the fields of entities that Go computes from cells, so that nothing is stored of them.
func computedFields() []string { return []string{"locationQuotients", "growth", "shiftShare"} }
