package loaders

import (
	"context"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Profile is what Neo4j did for a statement.
type Profile struct {
	Field  string        `json:"field"` // response key of the root
	Cypher string        `json:"cypher"`
	Hits   int64         `json:"databaseHits"`
	Steps  []ProfileStep `json:"steps"` // the last operator first, as in Neo4j's plan
}

// ProfileStep is one operator of Neo4j's plan.
type ProfileStep struct {
	Depth    int    `json:"depth"`
	Operator string `json:"operator"`
	Details  string `json:"details"`
	Rows     int64  `json:"rows"`
	Hits     int64  `json:"databaseHits"`
}

// Profiler runs a statement with PROFILE and discards its records.
type Profiler func(ctx context.Context, cypher string, params map[string]any) (Profile, error)

// NewProfiler profiles statements on a database.
func NewProfiler(driver neo4j.DriverWithContext, database string) Profiler {
	return func(ctx context.Context, cypher string, params map[string]any) (Profile, error) {
		session := driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead, DatabaseName: database})
		defer func() { _ = session.Close(ctx) }()
		result, err := session.Run(ctx, "PROFILE "+cypher, inOneMap(params))
		if err != nil {
			return Profile{}, fmt.Errorf("profile: %w", err)
		}
		summary, err := result.Consume(ctx)
		if err != nil {
			return Profile{}, fmt.Errorf("profile: %w", err)
		}
		p := Profile{Cypher: cypher}
		p.add(summary.Profile(), 0)
		return p, nil
	}
}

func (p *Profile) add(step neo4j.ProfiledPlan, depth int) {
	details := ""
	if text, ok := step.Arguments()["Details"].(string); ok {
		details = text
	}
	p.Hits += step.DbHits()
	p.Steps = append(p.Steps, ProfileStep{depth, step.Operator(), details, step.Records(), step.DbHits()})
	for _, child := range step.Children() {
		p.add(child, depth+1)
	}
}

// Profile runs the plan's statement once more with PROFILE.
func (p *Plan) Profile(ctx context.Context, run Profiler, variables map[string]any) (Profile, error) {
	params, err := p.bind(variables)
	if err != nil {
		return Profile{}, err
	}
	return run(ctx, p.cypher, params)
}
