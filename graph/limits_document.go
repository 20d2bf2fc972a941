package graph

import (
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/core"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// maxErrors is how many faults of one query are told, and up to how many are looked up for what was meant.
const maxErrors = 10

// document parses and validates a query text within the limits. gqlgen would do so without bounding the work:
// ten thousand repetitions of one field take it seconds to compare, as many misspelt ones seconds to find words for.
type document struct {
	schema  *ast.Schema
	limits  Limits
	strict  *rules.Rules // without suggestions
	helpful *rules.Rules // with suggestions; nil where they are switched off
}

func newDocument(schema *ast.Schema, limits Limits, suggestions bool) document {
	d := document{schema: schema, limits: limits, strict: boundedRules(false)}
	if suggestions {
		d.helpful = boundedRules(true)
	}
	return d
}

// read gives the validated document, or what is wrong with it.
func (d document) read(text string) (*ast.QueryDocument, gqlerror.List) {
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: text}, d.limits.Tokens)
	if err != nil {
		return nil, gqlerror.List{d.parseError(err)}
	}
	if n := countSelections(doc); n > d.limits.Selections {
		return nil, gqlerror.List{gqlerror.Wrap(tooMuch("The query has %s fields and fragments; at most %s are allowed.",
			"La consulta tiene %s campos y fragmentos; se permiten a lo más %s.", n, d.limits.Selections))}
	}
	faults := validator.ValidateWithRules(d.schema, doc, d.strict)
	if n := len(faults); d.helpful != nil && n > 0 && n <= maxErrors {
		faults = validator.ValidateWithRules(d.schema, doc, d.helpful)
	}
	if len(faults) == 0 {
		return doc, nil
	}
	for _, f := range faults {
		errcode.Set(f, errcode.ValidationFailed)
	}
	return nil, faults[:min(len(faults), maxErrors)]
}

func (d document) parseError(err error) *gqlerror.Error {
	fault := gqlerror.WrapIfUnwrapped(err)
	if strings.HasPrefix(fault.Message, "exceeded token limit") {
		return gqlerror.Wrap(tooMuch("The query has more than %[2]s tokens, which is the limit.",
			"La consulta tiene más de %[2]s elementos léxicos, que es el límite.", d.limits.Tokens, d.limits.Tokens))
	}
	if strings.HasPrefix(fault.Message, "exceeded maximum nesting depth") {
		return gqlerror.Wrap(tooMuch("The query is more than %s levels deep; at most %s are allowed.",
			"La consulta tiene más de %s niveles; se permiten a lo más %s.", parser.MaxNestingDepth, d.limits.Depth))
	}
	errcode.Set(fault, errcode.ParseFailed)
	return fault
}

// countSelections counts what is written, without unfolding fragments.
func countSelections(doc *ast.QueryDocument) int {
	n := 0
	for _, op := range doc.Operations {
		n += countSet(op.SelectionSet)
	}
	for _, f := range doc.Fragments {
		n += countSet(f.SelectionSet)
	}
	return n
}

func countSet(set ast.SelectionSet) int {
	n := len(set)
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			n += countSet(s.SelectionSet)
		case *ast.InlineFragment:
			n += countSet(s.SelectionSet)
		}
	}
	return n
}

// boundedRules are the rules of the specification, each of which tells of its first few findings only.
func boundedRules(suggestions bool) *rules.Rules {
	bounded := rules.NewRules()
	for name, rule := range rules.NewDefaultRules().GetInner() {
		if silent, ok := withoutSuggestions(name); ok && !suggestions {
			rule = silent.RuleFunc
		}
		bounded.AddRule(name, func(on *core.Events, add core.AddErrFunc) {
			told := 0
			rule(on, func(options ...core.ErrorOption) {
				if told++; told <= maxErrors+1 {
					add(options...)
				}
			})
		})
	}
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

// documents remembers validated queries by their text, and of long texts none: what it holds stays small.
type documents struct {
	graphql.Cache[*ast.QueryDocument]
}

const maxRemembered = 8 << 10

// Add remembers a document, unless its text is long.
func (d documents) Add(ctx context.Context, text string, doc *ast.QueryDocument) {
	if len(text) <= maxRemembered {
		d.Cache.Add(ctx, text, doc)
	}
}
