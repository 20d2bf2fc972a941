package graph

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/lexer"

	"puente/graph/model"
)

// textScan counts what a query text holds, token by token, before anything is made of it: parsing and validation take time and memory
// for each name, alias, definition and list, some of them in pairs.
type textScan struct {
	limits      Limits
	tokens      int
	braces      int   // that are open: 0 between definitions
	parentheses int   // that are open: arguments and variables stand in them
	values      []int // lists and objects that are open, outermost first: how many elements a list has, and inObject
	last        [2]lexer.Token
	aliases     int
	fragments   int
	spread      map[string]bool // names of fragments that are spread, defined or not, and the `on` of inline fragments
	operations  int
	variables   int
}

// scan refuses a text that is larger than the limits. One that cannot be read passes: the parser says why.
func (l Limits) scan(text string) *gqlerror.Error {
	if len(text) > l.Text {
		return gqlerror.Wrap(tooMuch("The query has %s bytes; at most %s are allowed. Send values as variables.",
			"La consulta tiene %s bytes; se permiten a lo más %s. Envíe los valores como variables.", len(text), l.Text))
	}
	s := textScan{limits: l, spread: map[string]bool{}}
	from := lexer.New(&ast.Source{Input: text})
	for token, err := from.ReadToken(); err == nil && token.Kind != lexer.EOF; token, err = from.ReadToken() {
		if fault := s.read(token); fault != nil {
			return faultAt(&token.Pos, fault)
		}
		if token.Kind != lexer.Comment {
			s.last[0], s.last[1] = s.last[1], token
		}
	}
	return nil
}

// read counts one token.
func (s *textScan) read(token lexer.Token) *model.Error {
	if s.tokens++; s.tokens > s.limits.Tokens {
		return tooMuch("The query has more than %[2]s tokens, which is the limit.",
			"La consulta tiene más de %[2]s elementos léxicos, que es el límite.", s.tokens, s.limits.Tokens)
	}
	s.element(token.Kind)
	switch token.Kind {
	case lexer.BraceL:
		if s.braces == 0 && s.parentheses == 0 {
			s.operations++ // or a fragment, whose keyword has been counted
		}
		s.braces++
	case lexer.BraceR:
		s.braces--
	case lexer.ParenL:
		s.parentheses++
	case lexer.ParenR:
		s.parentheses--
	case lexer.Colon:
		s.colon()
	case lexer.Name:
		if n := len(token.Value); n > s.limits.Name {
			return tooMuch("A name has %s letters; at most %s are allowed.", "Un nombre tiene %s letras; se permiten a lo más %s.", n, s.limits.Name)
		}
		if s.last[1].Kind == lexer.Spread {
			s.spread[token.Value] = true
		}
		if token.Value == "fragment" && s.braces == 0 && s.parentheses == 0 {
			s.fragments++
		}
	}
	return s.excess()
}

// colon counts what a colon follows: an alias stands outside of parentheses, a variable is declared after a dollar sign.
func (s *textScan) colon() {
	switch {
	case s.parentheses == 0:
		s.aliases++
	case s.last[0].Kind == lexer.Dollar && s.last[1].Kind == lexer.Name:
		s.variables++
	}
}

// inObject stands for an object among the values that are open.
const inObject = -1

// element counts the elements of lists: a value is one, whatever it holds.
func (s *textScan) element(kind lexer.Type) {
	inside := len(s.values) - 1
	switch kind {
	case lexer.Name, lexer.Int, lexer.Float, lexer.String, lexer.BlockString, lexer.BracketL, lexer.BraceL:
		if inside >= 0 && s.values[inside] != inObject {
			s.values[inside]++
		}
	case lexer.BracketR, lexer.BraceR:
		s.values = s.values[:max(inside, 0)]
	}
	switch {
	case kind == lexer.BracketL:
		s.values = append(s.values, 0)
	case kind == lexer.BraceL && s.parentheses > 0:
		s.values = append(s.values, inObject)
	}
}

// excess is the fault of what there is too much of.
func (s *textScan) excess() *model.Error {
	switch l := s.limits; {
	case s.aliases > l.Aliases:
		return tooMuch("The query has more than %[2]s aliases, which is the limit.", "La consulta tiene más de %[2]s alias, que es el límite.", s.aliases, l.Aliases)
	case s.fragments > l.Definitions || len(s.spread) > l.Definitions+1 || s.operations-s.fragments > l.Definitions:
		return tooMuch("The query has more than %[2]s fragments or operations, which is the limit.",
			"La consulta tiene más de %[2]s fragmentos u operaciones, que es el límite.", s.fragments, l.Definitions)
	case s.variables > l.Variables:
		return tooMuch("The query declares more than %[2]s variables, which is the limit.", "La consulta declara más de %[2]s variables, que es el límite.", s.variables, l.Variables)
	case len(s.values) > 0 && s.values[len(s.values)-1] > l.Page:
		return tooMuch("A list in the query has more than %[2]s elements, which is the limit.", "Una lista de la consulta tiene más de %[2]s elementos, que es el límite.",
			l.Page+1, l.Page)
	}
	return nil
}
