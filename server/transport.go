package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"puente/graph"
	"puente/graph/model"
)

// transport carries GraphQL over HTTP, by POST and by GET. It writes an answer's data once, as it is made: no
// encoder sees it again.
type transport struct {
	bodyBytes int64
	zippers   *sync.Pool
}

// Media types of an answer: https://graphql.github.io/graphql-over-http/draft/
const (
	mediaJSON    = "application/json"
	mediaGraphQL = "application/graphql-response+json"
)

// Supports takes what is a question by its method. Whether it can be read is told by an answer.
func (transport) Supports(r *http.Request) bool {
	return r.Method == http.MethodPost || r.Method == http.MethodGet
}

// Do answers one request.
func (t transport) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	ask, refused := t.read(w, r)
	if refused != nil {
		refused.write(w)
		return
	}
	media := mediaOf(r)
	w.Header().Set("Content-Type", media)
	w.Header().Add("Vary", "Accept-Encoding")
	op, faults := exec.CreateOperationContext(r.Context(), ask)
	if faults != nil {
		w.WriteHeader(statusOf(faults, media))
		writeAnswer(w, exec.DispatchError(graphql.WithOperationContext(r.Context(), op), faults), &graph.Stream{})
		return
	}
	stream := graph.StreamTo(op)
	respond, ctx := exec.DispatchOperation(r.Context(), op)
	out := &outlet{w: w}
	if acceptsGzip(r) {
		out.zippers = t.zippers
	}
	writeAnswer(out, orCancelled(ctx, respond(ctx)), stream)
	out.close()
}

// orCancelled stands for an answer that was given up because nobody waits for it.
func orCancelled(ctx context.Context, answer *graphql.Response) *graphql.Response {
	if answer != nil {
		return answer
	}
	return graphql.ErrorResponse(ctx, "cancelled")
}

// read takes a request for an operation from a body or an address.
func (t transport) read(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, *refusal) {
	ask := &graphql.RawParams{Headers: r.Header}
	if r.Method == http.MethodGet {
		query := r.URL.Query()
		ask.Query, ask.OperationName = query.Get("query"), query.Get("operationName")
		for name, to := range map[string]*map[string]any{"variables": &ask.Variables, "extensions": &ask.Extensions} {
			if text := query.Get(name); text != "" && decode([]byte(text), to) != nil {
				return nil, badRequest("`"+name+"` in the address must be a JSON object.", "`"+name+"` en la dirección debe ser un objeto JSON.")
			}
		}
	} else {
		if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || media != mediaJSON {
			return nil, badRequest("Send the request as JSON, with `Content-Type: application/json`.",
				"Envíe la solicitud como JSON, con `Content-Type: application/json`.")
		}
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, t.bodyBytes))
		var large *http.MaxBytesError
		switch {
		case errors.As(err, &large):
			return nil, &refusal{http.StatusRequestEntityTooLarge, model.CodeLimitExceeded,
				"The request is larger than this server accepts.", "La solicitud es mayor de lo que acepta este servidor."}
		case err != nil:
			return nil, badRequest("The request could not be read.", "No se pudo leer la solicitud.")
		case decode(body, ask) != nil:
			ask.Query = ""
		}
	}
	if ask.Query == "" {
		return nil, badRequest(`Send a JSON object with a "query", such as {"query": "{ release { version } }"}.`,
			`Envíe un objeto JSON con "query", por ejemplo {"query": "{ release { version } }"}.`)
	}
	return ask, nil
}

func decode(text []byte, to any) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	return d.Decode(to)
}

// mediaOf is the media type that the client would rather have.
func mediaOf(r *http.Request) string {
	for part := range strings.SplitSeq(r.Header.Get("Accept"), ",") {
		media, _, err := mime.ParseMediaType(part)
		if err == nil && media == mediaGraphQL {
			return mediaGraphQL
		}
		if err == nil && (media == mediaJSON || strings.HasSuffix(media, "/*")) {
			return mediaJSON
		}
	}
	return mediaJSON
}

// statusOf tells in HTTP that an operation never ran.
func statusOf(faults gqlerror.List, media string) int {
	switch {
	case errcode.GetErrorKind(faults) != errcode.KindProtocol:
		return http.StatusOK
	case media == mediaGraphQL:
		return http.StatusBadRequest
	}
	return http.StatusUnprocessableEntity
}

// writeAnswer writes the members of an answer, errors first. Data come from the stream, where it has any.
func writeAnswer(w io.Writer, answer *graphql.Response, data *graph.Stream) {
	errors, err := json.Marshal(answer.Errors)
	if err != nil {
		errors = []byte(`[{"message":"the errors could not be written"}]`)
	}
	if len(answer.Errors) > 0 {
		_, _ = w.Write(append(append([]byte(`{"errors":`), errors...), `,"data":`...))
	} else {
		_, _ = io.WriteString(w, `{"data":`)
	}
	switch {
	case !data.Empty():
		if _, err := data.WriteTo(w); err != nil {
			return // the client has gone
		}
	case answer.Data == nil:
		_, _ = io.WriteString(w, "null")
	default:
		_, _ = w.Write(answer.Data)
	}
	if extensions, err := json.Marshal(answer.Extensions); err == nil && len(answer.Extensions) > 0 {
		_, _ = w.Write(append([]byte(`,"extensions":`), extensions...))
	}
	_, _ = io.WriteString(w, "}")
}
