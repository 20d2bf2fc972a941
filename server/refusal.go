package main

import (
	"encoding/json"
	"net/http"

	"puente/graph/model"
)

// refusal is the answer to a request that never became an operation. Nothing of the request is repeated in it.
type refusal struct {
	status             int
	code               model.Code
	message, messageEs string
}

func badRequest(message, messageEs string) *refusal {
	return &refusal{http.StatusBadRequest, model.CodeBadUserInput, message, messageEs}
}

func (r *refusal) write(w http.ResponseWriter) {
	w.Header().Set("Content-Type", mediaJSON)
	w.WriteHeader(r.status)
	_ = json.NewEncoder(w).Encode(map[string]any{"data": nil, "errors": []any{
		map[string]any{"message": r.message, "extensions": map[string]any{"code": r.code, "messageEs": r.messageEs}},
	}})
}
