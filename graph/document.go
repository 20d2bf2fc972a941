package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"puente/graph/model"
)

// Bounds of the work on one document.
const (
	maxErrors     = 100     // reported faults
	maxWord       = 64      // letters of a name for which similar names are looked up
	maxCachedText = 8 << 10 // bytes of a text whose document is cached
	cachedTexts   = 128
)

// documents parses and validates query texts within the limits, and keeps the documents of the latest valid ones. gqlgen would
// not bound the work: it compares ten thousand repetitions of one field for seconds, and searches as long for names similar to as many
// misspelt ones.
type documents struct {
	schema  *ast.Schema
	limits  Limits
	strict  *rules.Rules // without suggestions
	helpful *rules.Rules // with suggestions; nil if they are switched off
	cache   graphql.Cache[*ast.QueryDocument]
}

func newDocuments(schema *ast.Schema, limits Limits, suggestions bool) *documents {
	d := &documents{schema: schema, limits: limits, strict: boundedRules(false), cache: lru.New[*ast.QueryDocument](cachedTexts)}
	if suggestions {
		d.helpful = boundedRules(true)
	}
	return d
}

// read gives the document of a text, and its faults in the order of their places. The document is nil if the text cannot be
// parsed or is too large to validate.
func (d *documents) read(text string) (*ast.QueryDocument, gqlerror.List) {
	if doc, known := d.cache.Get(context.Background(), text); known {
		return doc, nil
	}
	if fault := d.limits.scan(text); fault != nil {
		return nil, gqlerror.List{fault}
	}
	doc, err := parser.ParseQuery(&ast.Source{Input: text})
	if err != nil {
		return nil, gqlerror.List{d.parseError(err)}
	}
	if n := countSelections(doc); n > d.limits.Selections {
		return nil, gqlerror.List{gqlerror.Wrap(tooMuch("The query has %s fields and fragments; at most %s are allowed.",
			"La consulta tiene %s campos y fragmentos; se permiten a lo más %s.", n, d.limits.Selections))}
	}
	faults := d.validate(doc, text)
	if len(faults) == 0 && len(text) <= maxCachedText {
		d.cache.Add(context.Background(), text, doc)
	}
	return doc, faults
}

func (d *documents) validate(doc *ast.QueryDocument, text string) gqlerror.List {
	faults := validator.ValidateWithRules(d.schema, doc, d.strict)
	if n := len(faults); d.helpful != nil && n > 0 && n <= maxErrors && longestWord(text) <= maxWord {
		faults = validator.ValidateWithRules(d.schema, doc, d.helpful)
	}
	for i, f := range faults {
		faults[i] = documentFault(f)
	}
	slices.SortStableFunc(faults, comparePlaces)
	faults = slices.CompactFunc(faults, func(a, b *gqlerror.Error) bool { // some rules report one value twice
		return a.Message == b.Message && comparePlaces(a, b) == 0
	})
	return faults[:min(len(faults), maxErrors)]
}

func comparePlaces(a, b *gqlerror.Error) int {
	x, y := placeOf(a), placeOf(b)
	return cmp.Or(cmp.Compare(x.Line, y.Line), cmp.Compare(x.Column, y.Column))
}

func placeOf(err *gqlerror.Error) gqlerror.Location {
	if len(err.Locations) == 0 {
		return gqlerror.Location{}
	}
	return err.Locations[0]
}

// longestWord is the length of the longest name or word in a text.
func longestWord(text string) int {
	longest, length := 0, 0
	for _, letter := range []byte(text) {
		if strings.IndexByte(" \t\r\n,:(){}[]", letter) >= 0 {
			length = 0
			continue
		}
		length++
		longest = max(longest, length)
	}
	return longest
}

func (d *documents) parseError(err error) *gqlerror.Error {
	fault := gqlerror.WrapIfUnwrapped(err)
	if strings.HasPrefix(fault.Message, "exceeded maximum nesting depth") {
		return gqlerror.Wrap(tooMuch("The query is more than %s levels deep; at most %s are allowed.",
			"La consulta tiene más de %s niveles; se permiten a lo más %s.", parser.MaxNestingDepth, d.limits.Depth))
	}
	return documentFault(fault)
}

// documentFault is a fault that the parser or the validator found, with its messages.
func documentFault(found *gqlerror.Error) *gqlerror.Error {
	if _, ours := found.Err.(*model.Error); ours { //nolint:errorlint // set by the rules of this package, never wrapped
		return found
	}
	message := model.Cut(cutPieces(model.Cut(found.Message, 1<<10)), maxMessage)
	return &gqlerror.Error{
		Err: model.Fault(model.CodeBadUserInput, message, ruleEs(found.Rule)), Message: message, Locations: found.Locations, Rule: found.Rule,
	}
}

// countSelections counts the selections as written, without expanding fragments.
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
