package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"puente/loaders"
)

// Headers by which a request asks for statistics in the extensions of its response.
const (
	StatisticsHeader = "Puente-Statistics" // number of statements, their time, and how the operation was answered
	ProfileHeader    = "Puente-Profile"    // Cypher and PROFILE of each statement, if Config.Profile is set
)

// requestStatistics are the figures of one request.
type requestStatistics struct {
	Statements int               `json:"statements"`
	CypherMs   float64           `json:"cypherMs"` // sum over all statements, those that ran side by side too
	Plan       string            `json:"plan"`
	Cost       *price            `json:"cost,omitempty"`
	Profiles   []loaders.Profile `json:"profiles,omitempty"`
}

// statistics are the extensions of a result: none, unless the request asks for its figures.
func (p *planner) statistics(ctx context.Context, op *graphql.OperationContext, fields []rootField, outcome string) map[string]any {
	profile := p.profile != nil && op.Headers.Get(ProfileHeader) != ""
	if op.Headers.Get(StatisticsHeader) == "" && !profile {
		return nil
	}
	statements, took := loaders.StatementStats(ctx)
	s := requestStatistics{Statements: statements, CypherMs: float64(took.Microseconds()) / 1000, Plan: outcome, Cost: priceOf(op)}
	for _, f := range fields {
		if !profile || f.plan == nil {
			continue
		}
		one, err := f.plan.Profile(ctx, p.profile, op.Variables)
		if err != nil {
			continue // the error of the field itself says why
		}
		one.Field = f.field.Alias
		s.Profiles = append(s.Profiles, one)
	}
	return map[string]any{"puente": s}
}
