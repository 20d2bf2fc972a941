package transport

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"
	"time"

	"puente/graph/model"
)

// Request is what a client asks to have executed.
type Request struct {
	Query         string    // the text of the document; empty if the client names it by Document only
	Document      Persisted // how the client names the document
	OperationName string
	Variables     map[string]any // numbers are json.Number
	Header        http.Header
	Language      model.Language // of the answer, where a field does not say another
	Media         string         // media type of the answer
	Since         string         // the position after which a subscription goes on; "": as its arguments say
	Known         bool           // the server wrote the text itself
	ReadOnly      bool           // asked by GET, which may execute queries only
}

// Persisted names a document whose text the server may know.
type Persisted struct {
	ID   string // of a list that the server was given; "": none
	Hash string // the SHA-256 of the text, as automatic persisted queries have it, or an id in its place; "": none
}

// named reports whether the client names its document.
func (p Persisted) named() bool { return p != Persisted{} }

// requestError says why a request never became an operation. It repeats nothing of the request.
type requestError struct {
	status int
	fault  *model.Error
}

func badRequest(message, messageEs string) *requestError {
	return &requestError{http.StatusBadRequest, model.Fault(model.CodeBadUserInput, message, messageEs)}
}

// readUntil reads a request, of which no byte may come after the end.
func (h *Handler) readUntil(end time.Time, w http.ResponseWriter, r *http.Request) (*Request, *requestError) {
	connection := http.NewResponseController(w)
	if connection.SetReadDeadline(end) == nil { // a writer without a connection has none
		defer func() { _ = connection.SetReadDeadline(time.Time{}) }() // the server sets that of the next request
	}
	request, fault := h.read(w, r)
	if fault != nil && !time.Now().Before(end) {
		return nil, &requestError{http.StatusRequestTimeout, model.Fault(model.CodeTimeout,
			"The request did not arrive in time.", "La solicitud no llegó a tiempo.")}
	}
	return request, fault
}

// read reads a request from the address or from the body.
func (h *Handler) read(w http.ResponseWriter, r *http.Request) (*Request, *requestError) {
	switch r.Method {
	case http.MethodGet:
		return readAddress(r)
	case http.MethodPost:
		return h.readBody(w, r)
	}
	w.Header().Set("Allow", http.MethodGet+", "+http.MethodPost)
	return nil, &requestError{http.StatusMethodNotAllowed, model.Fault(model.CodeBadUserInput,
		"Ask by GET or POST.", "Pregunte con GET o POST.")}
}

func readAddress(r *http.Request) (*Request, *requestError) {
	query := r.URL.Query()
	request := &Request{Query: query.Get("query"), OperationName: query.Get("operationName"), ReadOnly: true}
	extensions := map[string]any{}
	for name, to := range map[string]*map[string]any{"variables": &request.Variables, "extensions": &extensions} {
		text := []byte(query.Get(name))
		if hasTooManyValues(text) {
			return nil, tooManyValues()
		}
		if len(text) > 0 && decode(text, to) != nil {
			return nil, badRequest("`"+name+"` in the address must be a JSON object.", "`"+name+"` en la dirección debe ser un objeto JSON.")
		}
	}
	fault := request.name(extensions, func(name string) string { return query.Get(name) })
	if fault == nil && !query.Has("query") && !request.Document.named() {
		return nil, badRequest("Give the operation as `query` in the address, such as ?query={release{version}}.",
			"Dé la operación como `query` en la dirección, por ejemplo ?query={release{version}}.")
	}
	return request, fault
}

func (h *Handler) readBody(w http.ResponseWriter, r *http.Request) (*Request, *requestError) {
	media, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if charset := parameters["charset"]; err != nil || media != mediaJSON || charset != "" && !strings.EqualFold(charset, "utf-8") {
		return nil, &requestError{http.StatusUnsupportedMediaType, model.Fault(model.CodeBadUserInput,
			"Send the request as JSON in UTF-8, with `Content-Type: application/json`.",
			"Envíe la solicitud como JSON en UTF-8, con `Content-Type: application/json`.")}
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, h.MaxBody))
	if _, large := errors.AsType[*http.MaxBytesError](err); large {
		return nil, &requestError{http.StatusRequestEntityTooLarge, model.Fault(model.CodeLimitExceeded,
			"The request is larger than this server accepts.", "La solicitud es mayor de lo que acepta este servidor.")}
	}
	if err != nil {
		return nil, badRequest("The request could not be read.", "No se pudo leer la solicitud.")
	}
	return parseBody(body)
}

// parseBody reads the members of a request. A member that is null counts as absent; unknown members are ignored.
func parseBody(body []byte) (*Request, *requestError) {
	const example = `{"query": "{ release { version } }"}`
	if hasTooManyValues(body) {
		return nil, tooManyValues()
	}
	var members map[string]json.RawMessage
	if decode(body, &members) != nil {
		return nil, badRequest("The body must be a JSON object, such as "+example+".", "El cuerpo debe ser un objeto JSON, por ejemplo "+example+".")
	}
	request := &Request{}
	var query *string
	var extensions map[string]any
	for _, member := range []struct {
		name     string
		to       any
		what, es string
	}{
		{"query", &query, "a string", "un texto"},
		{"operationName", &request.OperationName, "a string", "un texto"},
		{"variables", &request.Variables, "an object", "un objeto"},
		{"extensions", &extensions, "an object", "un objeto"},
	} {
		if text, given := members[member.name]; given && decode(text, member.to) != nil {
			return nil, badRequest("`"+member.name+"` in the body must be "+member.what+".", "`"+member.name+"` en el cuerpo debe ser "+member.es+".")
		}
	}
	if query != nil {
		request.Query = *query
	}
	fault := request.name(extensions, func(name string) string {
		var id string
		if decode(members[name], &id) != nil {
			return "" // a member that is not ours
		}
		return id
	})
	if fault == nil && query == nil && !request.Document.named() {
		return nil, badRequest("The body has no `query`; send a JSON object such as "+example+".", "El cuerpo no tiene `query`; envíe un objeto JSON como "+example+".")
	}
	return request, fault
}

// maxValues is how many JSON values and names of members a request may hold: each takes many times the memory of its text.
const maxValues = 20_000

// hasTooManyValues counts the values and names in a JSON text by what separates them, before anything is made of it.
func hasTooManyValues(text []byte) bool {
	n, quoted := 0, false
	for i := 0; i < len(text) && n <= maxValues; i++ {
		switch c := text[i]; {
		case c == '\\' && quoted:
			i++
		case c == '"':
			quoted = !quoted
		case !quoted && (c == ',' || c == ':' || c == '[' || c == '{'):
			n++
		}
	}
	return n > maxValues
}

func tooManyValues() *requestError {
	return &requestError{http.StatusBadRequest, model.Fault(model.CodeLimitExceeded,
		"The request holds more values than this server accepts: at most 20,000.", "La solicitud tiene más valores de los que acepta este servidor: a lo más 20,000.")}
}

// decode reads one JSON value, with numbers as they are written.
func decode(text []byte, to any) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := d.Decode(to); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("more than one JSON value")
	}
	return nil
}
