package transport

import (
	"bytes"
	"context"
	"encoding/json"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// run executes an operation, and sends its results until it ends or the client has had enough.
func (s *socket) run(ctx context.Context, id string, request *Request) {
	refused := false
	ended := s.h.executor.Subscribe(ctx, request, func() error { return nil }, func(result Result, _ string) error {
		if result.Data == nil {
			refused = true
			s.fail(ctx, id, result.Errors...)
			return nil
		}
		var text bytes.Buffer
		if err := writeResult(&text, result); err != nil { // a buffer takes everything
			return err
		}
		return s.send(ctx, message{ID: id, Type: "next", Payload: text.Bytes()})
	})
	s.mu.Lock()
	defer s.mu.Unlock()
	if ctx.Err() != nil {
		return // the client, or the end of the connection, has ended it
	}
	delete(s.running, id)
	if ended && !refused {
		_ = s.send(ctx, message{ID: id, Type: "complete"}) // fails if the client is gone
	}
}

// fail ends an operation that was not executed.
func (s *socket) fail(ctx context.Context, id string, faults ...*gqlerror.Error) {
	text, err := json.Marshal(faults)
	if err != nil { // errors can be written as JSON
		return
	}
	_ = s.send(ctx, message{ID: id, Type: "error", Payload: text}) // fails if the client is gone
}
