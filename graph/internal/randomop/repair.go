package randomop

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// repairs is how often conflicting fields are renamed before an operation is given up.
const repairs = 30

// repair renames fields that cannot stand beside others of their name. A scope keeps most of them apart from the
// start, but it does not see into named fragments. The validator's own rule decides, so nothing that it allows is lost.
func (g *generator) repair(doc *ast.QueryDocument) bool {
	overlap := rules.NewRules(rules.OverlappingFieldsCanBeMergedRule)
	for range repairs {
		faults := validator.ValidateWithRules(g.schema, doc, overlap)
		if len(faults) == 0 {
			return true
		}
		renamed := map[*ast.Field]bool{}
		for _, fault := range faults {
			for _, at := range fault.Locations {
				if f := g.fields[at.Line]; !renamed[f] {
					renamed[f] = true
					f.Alias = g.fresh(f.Name)
				}
			}
		}
	}
	return false
}

// newField makes a field that a fault of the validator can be traced to: its line is its number.
func (g *generator) newField(name, alias string) *ast.Field {
	f := &ast.Field{Name: name, Alias: alias, Position: &ast.Position{Line: len(g.fields), Src: &ast.Source{}}}
	g.fields = append(g.fields, f)
	g.count++
	return f
}
