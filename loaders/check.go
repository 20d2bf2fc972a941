package loaders

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"puente/graph/model"
)

// Check compares the declarations with the schema: an edge, filter or order of the schema that is not declared, and a
// declaration that is not in the schema, are errors.
func Check(schema *ast.Schema) error {
	c := newCatalog()
	faults := []error{c.checkReach()}
	for _, k := range model.Kinds() {
		faults = append(faults, c.checkKind(k))
		n, def := c.nouns[k], schema.Types[string(k)]
		if def == nil {
			faults = append(faults, fmt.Errorf("schema.graphqls has no type %s", k))
		}
		if def == nil || n.make == nil {
			continue
		}
		faults = append(faults, compareNames(string(k)+": edge", edgeFields(def), keys(n.edges)))
		faults = append(faults, compareNames(string(k)+"Filter: condition", fieldNames(schema.Types[string(k)+"Filter"]), n.filters.names()))
		faults = append(faults, compareNames(string(k)+": order", orderNames(schema, k), keys(n.orders)))
		faults = append(faults, compareNames(string(k)+"GroupKey", enumNames(schema.Types[string(k)+"GroupKey"]), keys(n.groups)))
		faults = append(faults, c.checkStored(k, def))
		for name, e := range n.edges {
			faults = append(faults, checkTarget(k, name, e, def.Fields.ForName(name)))
		}
	}
	for _, k := range records() {
		faults = append(faults, compareNames(string(k)+"Filter: condition", fieldNames(schema.Types[string(k)+"Filter"]), c.nouns[k].filters.names()))
	}
	faults = append(faults, compareNames("EntityFilter: condition", fieldNames(schema.Types["EntityFilter"]), c.any.filters.names()))
	faults = append(faults, compareNames("EntityOrderField", enumNames(schema.Types["EntityOrderField"]), keys(c.any.orders)))
	faults = append(faults, compareNames("EntityGroupKey", enumNames(schema.Types["EntityGroupKey"]), keys(c.any.groups)))
	return errors.Join(faults...)
}

// checkStored requires a stored property for each field that is neither an edge nor computed: plans read it by its name.
func (c *catalog) checkStored(k model.Kind, def *ast.Definition) error {
	edges := edgeFields(def)
	for _, f := range def.Fields {
		if slices.Contains(computedFields(), f.Name) || f.Name == "nameIn" { // which follows from the name
			continue
		}
		if !strings.HasPrefix(f.Name, "__") && !slices.Contains(edges, f.Name) && !c.stored[k][f.Name] {
			return fmt.Errorf("%s.%s is in the schema, and no property of that name is stored", k, f.Name)
		}
	}
	return nil
}

// checkTarget compares the type of an edge in the schema with its target kinds, and its relation with the kinds that it may join.
func checkTarget(k model.Kind, name string, e edge, field *ast.FieldDefinition) error {
	if field == nil {
		return nil // reported as a missing edge
	}
	want := "Entity"
	if len(e.targets) == 1 {
		want = string(e.targets[0])
	}
	if !e.one {
		want += "Connection"
	}
	if field.Type.Name() != want {
		return fmt.Errorf("%s.%s is a %s in the schema, and its declaration leads to a %s", k, name, field.Type.Name(), want)
	}
	for _, t := range e.targets {
		if e.reference != "" {
			continue
		}
		forth, back := e.relation.Joins(k, t), e.relation.Joins(t, k)
		if e.direction == out && !forth || e.direction == in && !back || e.direction == both && !forth && !back {
			return fmt.Errorf("%s.%s: %s does not join %s and %s in that direction", k, name, e.relation, k, t)
		}
	}
	return nil
}

// edgeFields are the fields that lead to other nodes.
func edgeFields(def *ast.Definition) []string {
	var names []string
	for _, f := range def.Fields {
		kind := strings.TrimSuffix(f.Type.Name(), "Connection")
		if f.Type.Elem != nil {
			continue // a plain list, such as the sources
		}
		if kind == "Entity" || slices.Contains(append(model.Kinds(), records()...), model.Kind(kind)) {
			names = append(names, f.Name)
		}
	}
	return names
}

// orderNames are the values of the orderBy argument of the root's list of a kind.
func orderNames(schema *ast.Schema, k model.Kind) []string {
	for _, f := range schema.Query.Fields {
		by := f.Arguments.ForName("orderBy")
		if f.Type.Name() != string(k)+"Connection" || by == nil {
			continue
		}
		return enumNames(schema.Types[by.Type.Name()+"Field"])
	}
	return nil
}

// enumNames are the values of an enumeration.
func enumNames(def *ast.Definition) []string {
	if def == nil {
		return nil
	}
	var names []string
	for _, v := range def.EnumValues {
		names = append(names, v.Name)
	}
	return names
}

func fieldNames(def *ast.Definition) []string {
	if def == nil {
		return nil
	}
	var names []string
	for _, f := range def.Fields {
		names = append(names, f.Name)
	}
	return names
}

// names are the names of the conditions, and of those of entities that hold filters.
func (fs filters) names() []string {
	names := make([]string, len(fs))
	for i, f := range fs {
		names[i] = f.name
	}
	if slices.Contains(names, "name") {
		names = append(names, "not", "anyOf")
	}
	return names
}

// keys are the keys of a map, in their order.
func keys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

func compareNames(what string, shown, declared []string) error {
	var faults []error
	for _, name := range shown {
		if !slices.Contains(declared, name) {
			faults = append(faults, fmt.Errorf("%s %q is in the schema, and is not declared", what, name))
		}
	}
	for _, name := range declared {
		if !slices.Contains(shown, name) {
			faults = append(faults, fmt.Errorf("%s %q is declared, and is not in the schema", what, name))
		}
	}
	return errors.Join(faults...)
}
