package model

import "fmt"

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
	Argument  string // the argument at fault; empty where none is
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

// Missing is the fault of an argument that names what the graph does not hold.
func Missing(argument, id string) *Error {
	return &Error{
		Code: CodeNotFound, Argument: argument, Message: fmt.Sprintf("Nothing in the graph has the id %q.", id),
		MessageEs: fmt.Sprintf("Nada en el grafo tiene el id %q.", id),
	}
}

// CheckRange is the fault of a number that lies outside of its bounds, and nil where it does not.
func CheckRange(argument string, n, least, most int32) error {
	if n >= least && n <= most {
		return nil
	}
	return BadInput(argument, fmt.Sprintf("`%s` must be from %d to %d.", argument, least, most), fmt.Sprintf("`%s` debe ser de %d a %d.", argument, least, most))
}
