package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"puente/graph/internal/transport"
	"puente/loaders"
)

// Example is an operation that people are likely to ask first.
type Example struct {
	Query     string
	Variables string // JSON, or empty
}

// planInBackground has Neo4j plan what requests will read, until the lifetime of the handler ends: the statements of resolvers, those of answers that Go
// computes, and the compiled statements of new shapes of requests, which resolvers answer meanwhile.
func (e *executor) planInBackground(config Config) {
	operations := e.rehearseAll()
	for _, example := range config.Examples {
		operations = append(operations, func(ctx context.Context) error { return e.planExample(ctx, example) })
	}
	e.loaders.PlanInBackground(config.Lifetime, loaders.Background{Operations: operations, Report: config.ObserveProgress, Log: config.Log})
}

// planExample has Neo4j plan the compiled statements of an operation.
func (e *executor) planExample(ctx context.Context, example Example) error {
	request := &transport.Request{Query: example.Query, Known: true, Header: http.Header{}}
	if example.Variables != "" {
		variables := json.NewDecoder(strings.NewReader(example.Variables))
		variables.UseNumber()
		if err := variables.Decode(&request.Variables); err != nil {
			return fmt.Errorf("plan an example: %w", err)
		}
	}
	op := e.newOperation(request)
	if _, faults := e.prepare(op, request); len(faults) > 0 {
		return fmt.Errorf("plan an example: %w", faults)
	}
	var faults []error
	for _, f := range e.planner.fields(op) {
		if f.plan != nil {
			faults = append(faults, e.loaders.PlanAhead(ctx, f.plan))
		}
	}
	return errors.Join(faults...)
}
