package graph

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator/core"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"puente/graph/model"
)

// boundedRules are the rules of the specification and that for scalars, each of which reports its first few findings only.
func boundedRules(suggestions bool) *rules.Rules {
	bounded := rules.NewRules()
	add := func(name string, rule core.RuleFunc) {
		bounded.AddRule(name, func(on *core.Events, add core.AddErrFunc) {
			found := 0
			rule(on, func(options ...core.ErrorOption) {
				if found++; found <= maxErrors+1 {
					add(options...)
				}
			})
		})
	}
	for name, rule := range rules.NewDefaultRules().GetInner() {
		if silent, ok := withoutSuggestions(name); ok && !suggestions {
			rule = silent.RuleFunc
		}
		switch name {
		case rules.ValuesOfCorrectTypeRule.Name:
			rule = innermost(rule)
		case rules.UniqueOperationNamesRule.Name:
			rule = named(rule)
		}
		add(name, rule)
	}
	add("ScalarLiterals", scalarLiterals)
	return bounded
}

func withoutSuggestions(rule string) (core.Rule, bool) {
	switch rule {
	case rules.FieldsOnCorrectTypeRule.Name:
		return rules.FieldsOnCorrectTypeRuleWithoutSuggestions, true
	case rules.KnownArgumentNamesRule.Name:
		return rules.KnownArgumentNamesRuleWithoutSuggestions, true
	case rules.KnownTypeNamesRule.Name:
		return rules.KnownTypeNamesRuleWithoutSuggestions, true
	case rules.ScalarLeafsRule.Name:
		return rules.ScalarLeafsRuleWithoutSuggestions, true
	case rules.ValuesOfCorrectTypeRule.Name:
		return rules.ValuesOfCorrectTypeRuleWithoutSuggestions, true
	}
	return core.Rule{}, false
}

// innermost keeps a rule from reporting a number that cannot be read once more for each list and object around it.
func innermost(rule core.RuleFunc) core.RuleFunc {
	return func(on *core.Events, add core.AddErrFunc) {
		var current *ast.Value
		on.OnValue(func(_ *core.Walker, v *ast.Value) { current = v })
		rule(on, func(options ...core.ErrorOption) {
			if !holdsUnreadable(current) {
				add(options...)
			}
		})
	}
}

func holdsUnreadable(v *ast.Value) bool {
	for _, child := range v.Children {
		if _, err := child.Value.Value(nil); err != nil {
			return true
		}
	}
	return false
}

// named keeps the rule for the names of operations from those without a name, which have a rule of their own.
func named(rule core.RuleFunc) core.RuleFunc {
	return func(on *core.Events, add core.AddErrFunc) {
		rule(on, func(options ...core.ErrorOption) {
			var found gqlerror.Error
			for _, set := range options {
				set(&found)
			}
			if !strings.Contains(found.Message, `""`) {
				add(options...)
			}
		})
	}
}

// scalarLiterals is the rule for what the specification's rules leave to each scalar: the range of Int, and custom scalars.
func scalarLiterals(on *core.Events, add core.AddErrFunc) {
	on.OnValue(func(_ *core.Walker, v *ast.Value) {
		if v.Definition == nil || v.ExpectedType == nil || v.Definition.Kind != ast.Scalar || v.Kind == ast.Variable || v.Kind == ast.NullValue ||
			v.Kind == ast.ListValue && v.ExpectedType.Elem != nil {
			return
		}
		name := v.Definition.Name
		if v.Definition.BuiltIn && (name != "Int" || v.Kind != ast.IntValue) {
			return
		}
		given, err := v.Value(nil)
		if err == nil {
			_, err = coerceScalar(name, given)
		} else if name == "Int" {
			return // reported by the specification's rules
		}
		if err == nil {
			return
		}
		en, es := scalarTakes(name)
		text := cut(v.String())
		fault := model.Fault(model.CodeBadUserInput, text+" cannot stand here: "+name+" takes "+en+".", text+" no puede ir aquí: "+name+" admite "+es+".")
		add(core.At(v.Position), func(e *gqlerror.Error) { e.Err, e.Message = fault, fault.Message })
	})
}
