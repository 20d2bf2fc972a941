package graph

import (
	"bytes"
	"context"
	"io"

	"github.com/99designs/gqlgen/graphql"
)

// Stream takes the data of an answer that can be written as it is made. A transport that can send it so calls StreamTo
// before the operation runs.
type Stream struct{ answers []rootAnswer }

const streamKey = "Stream"

// StreamTo asks for an operation's data as a stream. It stays empty where the answer comes whole.
func StreamTo(op *graphql.OperationContext) *Stream {
	s := &Stream{}
	op.Stats.SetExtension(streamKey, s)
	return s
}

// Empty tells whether the answer came whole.
func (s *Stream) Empty() bool { return s.answers == nil }

// WriteTo writes the data as JSON.
func (s *Stream) WriteTo(to io.Writer) (int64, error) {
	sent := int64(0)
	for i, a := range s.answers {
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

// rootKey is what stands before the value of a field of the root.
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

// respond puts the answers of all fields together. One that failed and may not be null makes all null.
func respond(ctx context.Context, op *graphql.OperationContext, answers []rootAnswer) *graphql.Response {
	response := &graphql.Response{}
	failed := false
	for _, a := range answers {
		response.Errors = append(response.Errors, a.errors...)
		failed = failed || a.null() && a.field.Definition.Type.NonNull
	}
	if failed {
		response.Data = []byte("null")
		return response
	}
	stream := &Stream{answers}
	if s, ok := op.Stats.GetExtension(streamKey).(*Stream); ok {
		*s = *stream
		return response
	}
	var data bytes.Buffer
	if _, err := stream.WriteTo(&data); err != nil {
		graphql.AddError(ctx, err)
	}
	response.Data = data.Bytes()
	return response
}
