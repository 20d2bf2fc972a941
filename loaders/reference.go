package loaders

import (
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"puente/graph/model"
)

// reference is a parameter that holds ids of the request. Each has to be the id of something in the graph.
type reference struct {
	param  string // its name
	at     string // the argument in which the ids are given
	origin *ast.Value
	label  string // of the nodes that have such ids
	kinds  []model.Kind
}

// ids adds a parameter with ids that must exist and be of one of these kinds: of any kind of entity if there are none.
func (b *Builder) ids(v value, kinds ...model.Kind) string {
	label := "Entity"
	if len(kinds) == 1 && slices.Contains(records(), kinds[0]) {
		label = string(kinds[0])
	}
	for _, r := range b.references {
		if v.at != "" && r.at == v.at && r.origin == v.origin {
			return parameters + r.param // a list is filtered once more where it is counted
		}
	}
	param := b.param(v.as(asTexts).as(idsOfKinds(v.at, kinds)))
	b.references = append(b.references, reference{nameOf(param), v.at, v.origin, label, kinds})
	return param
}

// idsOfKinds refuses the ids whose kind is not one of those that an argument takes. What names no kind is left to the graph.
func idsOfKinds(argument string, kinds []model.Kind) func(any) (any, error) {
	return typed(func(ids []any) (any, error) {
		for _, each := range ids {
			id, _ := each.(string) // converted before
			if err := checkKindOf(argument, id, kinds); err != nil {
				return nil, err
			}
		}
		return ids, nil
	})
}

// checkKindOf is the fault of an id that names a kind other than those that an argument takes: any kind of entity if there are none.
func checkKindOf(argument, id string, kinds []model.Kind) error {
	if len(kinds) == 0 {
		kinds = model.Kinds()
	}
	kind, known := model.KindOf(id)
	if !known {
		kind, known = recordKind(id)
	}
	if !known || slices.Contains(kinds, kind) {
		return nil
	}
	return model.WrongKind(argument, id, kind, kinds)
}

// unknownIDs writes what finds those of the ids that nothing has: a subquery for each label, and an expression of their list. Both are empty in
// a statement that is given no ids.
func (b *Builder) unknownIDs() (calls, list string) {
	var lists []string
	for _, label := range append([]string{"Entity"}, model.Strings(records())...) {
		var params []string
		for _, r := range b.references {
			if r.label == label {
				params = append(params, parameters+r.param)
			}
		}
		if len(params) == 0 {
			continue
		}
		lists = append(lists, "unknown"+label)
		calls += "\nCALL () {\n  UNWIND [" + strings.Join(params, ", ") + "] AS ids\n  UNWIND ids AS id\n  WITH id WHERE NOT EXISTS { (:" + label +
			" {id: id}) }\n  RETURN collect(id) AS unknown" + label + "\n}"
	}
	return calls, strings.Join(lists, " + ")
}

// returning ends a statement of one row with its columns, and with the ids that nothing has, if ids are given.
func (b *Builder) returning(columns string) string {
	calls, unknown := b.unknownIDs()
	if unknown != "" {
		columns += ", " + unknown + " AS unknown"
	}
	return calls + "\nRETURN " + columns
}

// confirm reads the column of the ids that nothing has, where the statement has one, and reports the first of them.
func (b *Builder) confirm(c *Columns) error {
	if len(b.references) == 0 {
		return c.Err()
	}
	unknown := c.Texts()
	for _, r := range b.references {
		ids, _ := b.params[r.param].([]any)
		for _, each := range ids {
			if id, _ := each.(string); slices.Contains(unknown, id) {
				return model.Missing(r.at, id, r.kinds...)
			}
		}
	}
	return c.Err()
}
