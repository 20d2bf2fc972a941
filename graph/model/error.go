package model

import (
	"fmt"
	"slices"
	"strings"
)

// Code is a stable error code that a client can branch on.
type Code string

// The codes of the contract.
const (
	CodeNotFound        Code = "NOT_FOUND"
	CodeNotComparable   Code = "NOT_COMPARABLE"
	CodeBadUserInput    Code = "BAD_USER_INPUT"
	CodeLimitExceeded   Code = "LIMIT_EXCEEDED"
	CodeTimeout         Code = "TIMEOUT"
	CodeUnavailable     Code = "UNAVAILABLE"
	CodeUnauthenticated Code = "UNAUTHENTICATED"
	CodeForbidden       Code = "FORBIDDEN"
	CodeInternal        Code = "INTERNAL"

	// CodePersistedQueryNotFound tells a client to send the text of a document that it named only, in the words that clients look for.
	CodePersistedQueryNotFound Code = "PERSISTED_QUERY_NOT_FOUND"

	CodeCancelled Code = "CANCELLED" // in the log and the metrics: the client left before the answer
)

// Error is a fault that a client may read: a stable code and a sentence in
// both languages on which a person can act.
type Error struct {
	Code      Code
	Message   string
	MessageEs string
	Argument  string // the argument at fault, and the fields of input objects below it: filter.place.in; empty where none is

	ID      string   // that nothing has
	Kinds   []Kind   // of which it should be; none: any kind of entity
	Nearest []string // ids that were probably meant
}

// Error is the English sentence.
func (e *Error) Error() string { return e.Message }

// In is the sentence in a language, and what stands beside it for programs that show another: `messageEs` always, and `messageEn` where the
// sentence is not the English one.
func (e *Error) In(lang Language) (sentence string, extensions map[string]any) {
	extensions = map[string]any{"messageEs": e.MessageEs}
	if lang != LanguageEs || e.Code == CodePersistedQueryNotFound {
		return e.Message, extensions
	}
	extensions["messageEn"] = e.Message
	return e.MessageEs, extensions
}

// BadInput is the fault of an argument that cannot be used.
func BadInput(argument, message, messageEs string) *Error {
	return &Error{Code: CodeBadUserInput, Message: message, MessageEs: messageEs, Argument: argument}
}

// Fault is an error that no single argument is to blame for.
func Fault(code Code, message, messageEs string) *Error {
	return &Error{Code: code, Message: message, MessageEs: messageEs}
}

// MaxPiece is how many letters of what a request gives are repeated in a message, or in the log.
const MaxPiece = 64

// Cut shortens a text to so many letters, with an ellipsis where something is left out.
func Cut(text string, letters int) string {
	n := 0
	for i := range text {
		if n == letters {
			return text[:i] + "…"
		}
		n++
	}
	return text
}

// Missing is the fault of an argument that names what the graph does not hold: an id of one of some kinds, or of any if there are none. An id of
// another kind is of no use there, whether something has it or not.
func Missing(argument, id string, kinds ...Kind) *Error {
	if kind, known := KindOf(id); known && len(kinds) > 0 && !slices.Contains(kinds, kind) {
		return WrongKind(argument, id, kind, kinds)
	}
	return &Error{
		Code: CodeNotFound, Argument: argument, ID: id, Kinds: kinds, Message: fmt.Sprintf("Nothing in the graph has the id %q.", id),
		MessageEs: fmt.Sprintf("Nada en el grafo tiene el id %q.", id),
	}
}

// WithNearest is the same fault with the ids that were probably meant.
func (e *Error) WithNearest(ids []string) *Error {
	more := *e
	if len(ids) == 0 {
		return &more
	}
	more.Nearest = ids
	more.Message += " Did you mean " + listed(ids, "or") + "?"
	more.MessageEs += " ¿Quiso decir " + listed(ids, "o") + "?"
	return &more
}

// WrongKind is the fault of an argument that is given the id of another kind than it takes.
func WrongKind(argument, id string, kind Kind, takes []Kind) *Error {
	en, es := make([]string, len(takes)), make([]string, len(takes))
	for i, k := range takes {
		en[i], es[i] = nameOfKind(k)
	}
	is, esIs := nameOfKind(kind)
	return BadInput(argument,
		fmt.Sprintf("`%s` takes an id of: %s. %q is an id of: %s.", argument, strings.Join(en, ", "), id, is),
		fmt.Sprintf("`%s` admite un id de: %s. %q es un id de: %s.", argument, strings.Join(es, ", "), id, esIs))
}

// nameOfKind is a kind of node in both languages.
func nameOfKind(k Kind) (en, es string) {
	switch k {
	case KindFirm:
		return "firm", "empresa"
	case KindEstablishment:
		return "establishment", "establecimiento"
	case KindIndustry:
		return "industry", "industria"
	case KindProduct:
		return "product", "producto"
	case KindCounty:
		return "county", "condado"
	case KindMunicipio:
		return "municipio", "municipio"
	case KindState:
		return "state", "estado"
	case KindRegion:
		return "region", "región"
	case KindPort:
		return "port", "puerto"
	case KindAgency:
		return "agency", "organismo"
	case KindSource:
		return "source", "fuente"
	case KindSeries:
		return "series", "serie"
	case KindImport:
		return "import", "carga"
	case KindChange:
		return "change", "cambio"
	}
	return strings.ToLower(string(k)), strings.ToLower(string(k))
}

// listed writes pieces of a text as code, the last one after a conjunction.
func listed(pieces []string, conjunction string) string {
	text := "`" + pieces[0] + "`"
	for i, each := range pieces[1:] {
		join := ", "
		if i == len(pieces)-2 {
			join = " " + conjunction + " "
		}
		text += join + "`" + each + "`"
	}
	return text
}

// CheckRange is the fault of a number that lies outside of its bounds, and nil where it does not.
func CheckRange(argument string, n, least, most int32) error {
	if n >= least && n <= most {
		return nil
	}
	return BadInput(argument, fmt.Sprintf("`%s` must be from %d to %d.", argument, least, most), fmt.Sprintf("`%s` debe ser de %d a %d.", argument, least, most))
}
