package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"puente/loaders"
)

// Headers by which a request asks for more than its answer.
const (
	StatisticsHeader = "Puente-Statistics" // figures of the request
	ProfileHeader    = "Puente-Profile"    // what Neo4j did, on a server that is set to tell it
)

// statistics are the figures of one request.
type statistics struct {
	Statements int               `json:"statements"`
	CypherMs   float64           `json:"cypherMs"` // of all statements, those side by side added up
	Plan       PlanOutcome       `json:"plan"`
	Profiles   []loaders.Profile `json:"profiles,omitempty"`
}

// tell puts the figures of the request into its answer, if it asks for them.
func (p *planned) tell(ctx context.Context, op *graphql.OperationContext, fields []rootField, outcome PlanOutcome) {
	profile := p.Profile != nil && op.Headers.Get(ProfileHeader) != ""
	if op.Headers.Get(StatisticsHeader) == "" && !profile {
		return
	}
	statements, took := loaders.TallyOf(ctx)
	s := statistics{Statements: statements, CypherMs: float64(took.Microseconds()) / 1000, Plan: outcome}
	for _, f := range fields {
		if !profile || f.plan == nil {
			continue
		}
		one, err := f.plan.Profile(ctx, p.Profile, op.Variables)
		if err != nil {
			continue // its own answer has told why
		}
		one.Field = f.field.Alias
		s.Profiles = append(s.Profiles, one)
	}
	graphql.RegisterExtension(ctx, "puente", s)
}
