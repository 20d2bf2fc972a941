// Package transport is GraphQL over HTTP: how a request is read, in which media type and with which status its result is
// written. It knows nothing of a schema. It follows https://graphql.github.io/graphql-over-http/draft/.
package transport

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"puente/graph/model"
)

// Executor executes one operation. An implementation reports faults in the result, those of its own included.
type Executor interface {
	Execute(ctx context.Context, request *Request) Result
}

// Result is what an operation came to.
type Result struct {
	// Data writes the value of the member `data` as JSON. It is nil if nothing was executed, and the response then has no such member.
	Data       io.WriterTo
	Errors     gqlerror.List
	Extensions map[string]any
	// Status is the HTTP status; 0: the one that the media type has for such a result.
	Status  int
	Summary Summary
}

// Summary is what a request asked for and came to, without its values.
type Summary struct {
	RequestID     string
	Operation     string // its name, at most 64 letters
	Cost          int
	Statements    int
	StatementTime time.Duration // sum over all statements, those that ran side by side too
	Code          model.Code    // of the first error; "": none
}

// Recorder is a ResponseWriter that is told the summary of the request, before the answer is written.
type Recorder interface{ Record(Summary) }

// Config bounds requests.
type Config struct {
	MaxBody int64         // bytes
	Timeout time.Duration // of a request, from the first byte of its body to its result
}

// Handler answers GET and POST.
type Handler struct {
	Config
	executor Executor
	gzip     gzipPool
}

// New serves an executor.
func New(executor Executor, config Config) *Handler {
	return &Handler{Config: config, executor: executor}
}

// ServeHTTP answers one request.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	end := time.Now().Add(h.Timeout)
	ctx, cancel := context.WithDeadline(r.Context(), end)
	defer cancel()
	media, acceptable := negotiate(r)
	if !acceptable {
		writeRequestError(w, media, &requestError{http.StatusNotAcceptable, model.Fault(model.CodeBadUserInput,
			"Accept `application/graphql-response+json` or `application/json`: this server answers in no other media type.",
			"Acepte `application/graphql-response+json` o `application/json`: este servidor no responde en otro tipo de medio.")})
		return
	}
	request, fault := h.readUntil(end, w, r)
	if fault != nil {
		writeRequestError(w, media, fault)
		return
	}
	result := h.executor.Execute(ctx, request)
	if recorder, ok := w.(Recorder); ok {
		recorder.Record(result.Summary)
	}
	out := &responseWriter{w: w, status: statusOf(result, media)}
	if acceptsGzip(r) {
		out.gzip = &h.gzip
	}
	setHeaders(w, media, out.status)
	if writeResult(out, result) == nil {
		out.close()
	}
}

// WriteError answers a request with one error, in the media type that it accepts.
func WriteError(w http.ResponseWriter, r *http.Request, status int, fault *model.Error) {
	media, _ := negotiate(r)
	writeRequestError(w, media, &requestError{status: status, fault: fault})
}

func writeRequestError(w http.ResponseWriter, media string, e *requestError) {
	setHeaders(w, media, e.status)
	w.WriteHeader(e.status)
	_ = writeResult(w, Result{Errors: gqlerror.List{{ // fails if the client is gone
		Message: e.fault.Message, Extensions: map[string]any{"code": e.fault.Code, "messageEs": e.fault.MessageEs},
	}}})
}

// retryAfter is how many seconds a client may wait before it asks again, where nothing better is known.
const retryAfter = "1"

func setHeaders(w http.ResponseWriter, media string, status int) {
	header := w.Header()
	if status == http.StatusServiceUnavailable && header.Get("Retry-After") == "" {
		header.Set("Retry-After", retryAfter)
	}
	header.Set("Content-Type", media+"; charset=utf-8")
	header.Add("Vary", "Accept, Accept-Encoding")
	if status == http.StatusMethodNotAllowed && header.Get("Allow") == "" {
		header.Set("Allow", http.MethodPost) // a GET of what only POST may do
	}
}

// statusOf is the status of a result. Only the newer media type says by its status that nothing was executed.
func statusOf(result Result, media string) int {
	switch {
	case result.Status != 0:
		return result.Status
	case result.Data == nil && media == mediaGraphQL:
		return http.StatusBadRequest
	}
	return http.StatusOK
}

// writeResult writes the members of a result, errors first. It fails if the client is gone.
func writeResult(w io.Writer, result Result) error {
	separator := "{"
	if len(result.Errors) > 0 {
		if err := writeMember(w, `{"errors":`, result.Errors); err != nil {
			return err
		}
		separator = ","
	}
	if result.Data != nil {
		if _, err := io.WriteString(w, separator+`"data":`); err != nil {
			return err
		}
		if _, err := result.Data.WriteTo(w); err != nil {
			return err
		}
		separator = ","
	}
	if len(result.Extensions) > 0 {
		if err := writeMember(w, separator+`"extensions":`, result.Extensions); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, "}")
	return err
}

func writeMember(w io.Writer, name string, value any) error {
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	_, err = w.Write(append([]byte(name), text...))
	return err
}
