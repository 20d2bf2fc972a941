package graph

import (
	"io"
	"strings"

	"puente/graph/internal/transport"
)

// rootAnswers are the data of a result, written as JSON as they are made.
type rootAnswers []rootAnswer

// WriteTo implements io.WriterTo.
func (answers rootAnswers) WriteTo(to io.Writer) (int64, error) {
	sent := int64(0)
	for i, a := range answers {
		n, err := to.Write(rootKey(i, a))
		sent += int64(n)
		if err != nil {
			return sent, err
		}
		m, err := a.WriteTo(to)
		sent += m
		if err != nil {
			return sent, err
		}
	}
	n, err := io.WriteString(to, "}")
	return sent + int64(n), err
}

// rootKey is the JSON before the value of a field of the root.
func rootKey(i int, a rootAnswer) []byte {
	start := byte(',')
	if i == 0 {
		start = '{'
	}
	return append(append([]byte{start, '"'}, a.field.Alias...), '"', ':')
}

// WriteTo writes the value of the field.
func (a rootAnswer) WriteTo(to io.Writer) (int64, error) {
	if a.planned != nil {
		return a.planned.WriteTo(to)
	}
	if a.null() {
		n, err := io.WriteString(to, "null")
		return int64(n), err
	}
	n, err := to.Write(a.bytes)
	return int64(n), err
}

// resultOf joins the answers of all fields. A non-null field that failed makes the data null.
func resultOf(answers []rootAnswer) transport.Result {
	result := transport.Result{Data: rootAnswers(answers)}
	for _, a := range answers {
		result.Errors = append(result.Errors, a.errors...)
		if a.null() && a.field.Definition.Type.NonNull {
			result.Data = strings.NewReader("null")
		}
	}
	return result
}
