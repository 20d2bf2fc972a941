package transport

import "encoding/json"

// name reads how a client names its document: by the extension `persistedQuery` of automatic persisted queries, or by an id. The draft of GraphQL
// over HTTP calls the id `documentId`; clients on Relay call it `doc_id` or `id`, which count only where there is no text.
func (r *Request) name(extensions map[string]any, member func(name string) string) *requestError {
	r.Document.ID = member("documentId")
	for _, name := range []string{"doc_id", "id"} {
		if r.Query == "" && r.Document.ID == "" {
			r.Document.ID = member(name)
		}
	}
	persisted, given := extensions["persistedQuery"]
	if !given || persisted == nil {
		return nil
	}
	members, _ := persisted.(map[string]any)
	hash, _ := members["sha256Hash"].(string)
	if version, stated := members["version"]; hash == "" || stated && !isOne(version) {
		return badRequest("`extensions.persistedQuery` must be {\"version\": 1, \"sha256Hash\": \"…\"}.",
			"`extensions.persistedQuery` debe ser {\"version\": 1, \"sha256Hash\": \"…\"}.")
	}
	r.Document.Hash = hash
	return nil
}

// isOne reports whether a number of JSON is 1.
func isOne(v any) bool {
	number, ok := v.(json.Number)
	return ok && number.String() == "1"
}
