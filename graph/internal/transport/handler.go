// Package transport is GraphQL over HTTP: how a request is read, in which media type and with which status its result is
// written. It knows nothing of a schema. It follows https://graphql.github.io/graphql-over-http/draft/.
package transport

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"puente/graph/internal/files"
	"puente/graph/model"
)

// Executor executes one operation. An implementation reports faults in the result, those of its own included.
type Executor interface {
	Execute(ctx context.Context, request *Request) Result
	// Subscribe gives each result of an operation to a function, with the position after it. It calls ready when no later event can be missed.
	// ended is false if the operation was interrupted.
	Subscribe(ctx context.Context, request *Request, ready func() error, next func(result Result, position string) error) (ended bool)
	// File begins to write an answer as a file. The file is nil if the request is refused.
	File(ctx context.Context, request *Request, options files.Options) (File, Result)
}

// Result is what an operation came to.
type Result struct {
	// Data writes the value of the member `data` as JSON. It is nil if nothing was executed, and the response then has no such member.
	Data       io.WriterTo
	Errors     gqlerror.List
	Extensions map[string]any
	// Status is the HTTP status; 0: the one that the media type has for such a result.
	Status int
	// Tag is another one for each other answer to the request; empty if caches must not keep it.
	Tag     string
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
	Stream        bool          // it is a file, or a connection on which the client waits: how long it takes says nothing
}

// Recorder is a ResponseWriter that is told the summary of the request, before the answer is written.
type Recorder interface{ Record(Summary) }

// Config bounds requests.
type Config struct {
	MaxBody int64         // bytes
	Timeout time.Duration // of a request, from the first byte of its body to its result

	CacheControl string // of answers that caches may keep
	Streams      int    // connections on which clients wait, at once
	Files        int    // files that are written at once

	AllowOrigin func(*http.Request) bool // whether the page of a request may open a WebSocket
	Authorize   func(http.Header) bool   // whether a WebSocket client may ask, by the header of its first message
	Lifetime    context.Context          // ends connections on which clients wait
	Background  *sync.WaitGroup          // of connections that are not HTTP any more
}

// Handler answers GET and POST.
type Handler struct {
	Config
	executor Executor
	gzip     gzipPool
	streams  slots
	files    slots
}

// New serves an executor.
func New(executor Executor, config Config) *Handler {
	return &Handler{Config: config, executor: executor, streams: make(slots, config.Streams), files: make(slots, config.Files)}
}

// ServeHTTP answers one request.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if isUpgrade(r) {
		h.serveSocket(w, r)
		return
	}
	end := time.Now().Add(h.Timeout)
	media, acceptable := negotiate(r)
	if !acceptable {
		writeRequestError(w, r, media, &requestError{http.StatusNotAcceptable, model.Fault(model.CodeBadUserInput,
			"Accept `application/graphql-response+json` or `application/json`: this server answers in no other media type, but for files and events.",
			"Acepte `application/graphql-response+json` o `application/json`: este servidor no responde en otro tipo de medio, salvo archivos y eventos.")})
		return
	}
	format, fault := formatOf(r, media)
	var request *Request
	if fault == nil {
		request, fault = h.readUntil(end, w, r)
	}
	if fault != nil {
		writeRequestError(w, r, media, fault)
		return
	}
	request.Header, request.Language, request.Media = r.Header, LanguageOf(r.Header), media
	switch {
	case format != "":
		request.ReadOnly = false // a file is made of several answers, and has no tag
		h.serveFile(w, r, request, format)
	case media == mediaEvents:
		request.ReadOnly = false
		h.serveEvents(w, r, request)
	default:
		ctx, cancel := context.WithDeadline(r.Context(), end)
		defer cancel()
		h.writeJSON(w, r, request, h.executor.Execute(ctx, request), end)
	}
}

// writeJSON writes a result. end is the deadline of the request.
func (h *Handler) writeJSON(w http.ResponseWriter, r *http.Request, request *Request, result Result, end time.Time) {
	if recorder, ok := w.(Recorder); ok {
		recorder.Record(result.Summary)
	}
	media := request.Media
	if !isJSON(media) {
		media = mediaJSON
	}
	out := &responseWriter{w: w, status: statusOf(result, media)}
	if acceptsGzip(r) {
		out.gzip = &h.gzip
	}
	setHeaders(w, media, request.Language, out.status)
	h.setCaching(w.Header(), result.Tag, time.Until(end))
	if out.status == http.StatusNotModified {
		w.Header().Del("Content-Type")
		w.WriteHeader(out.status)
		return
	}
	if writeResult(out, result) == nil {
		out.close()
	}
}

// WriteError answers a request with one error, in the media type that it accepts.
func WriteError(w http.ResponseWriter, r *http.Request, status int, fault *model.Error) {
	media, _ := negotiate(r)
	writeRequestError(w, r, media, &requestError{status: status, fault: fault})
}

func writeRequestError(w http.ResponseWriter, r *http.Request, media string, e *requestError) {
	if !isJSON(media) {
		media = mediaJSON
	}
	language := LanguageOf(r.Header)
	setHeaders(w, media, language, e.status)
	w.WriteHeader(e.status)
	_ = writeResult(w, Result{Errors: gqlerror.List{present(e.fault, language)}}) // fails if the client is gone
}

// present is a fault as an error of a response.
func present(fault *model.Error, language model.Language) *gqlerror.Error {
	message, extensions := fault.In(language)
	extensions["code"] = string(fault.Code)
	return &gqlerror.Error{Message: message, Extensions: extensions}
}

// retryAfter is how many seconds a client may wait before it asks again, where nothing better is known.
const retryAfter = "1"

func setHeaders(w http.ResponseWriter, media string, language model.Language, status int) {
	header := w.Header()
	if status == http.StatusServiceUnavailable && header.Get("Retry-After") == "" {
		header.Set("Retry-After", retryAfter)
	}
	header.Set("Content-Type", media+"; charset=utf-8")
	header.Set("Cache-Control", noStore)
	header.Set("Content-Language", strings.ToLower(string(language)))
	header.Add("Vary", "Accept, Accept-Encoding, Accept-Language")
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
