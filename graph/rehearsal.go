package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"puente/graph/internal/transport"
)

// rehearsals ask once for each answer that Go computes, of whatever entities the graph has: the statements of such answers follow from no
// declaration. They ask for little, since each is run.
func rehearsals() []string {
	return []string{
		`{ paths(from: THE_FIRM, to: THE_MUNICIPIO, kind: SUPPLY_CHAIN, first: 1) { paths { hops { fact { sources { id } } } } } }`,
		`{ paths(from: THE_COUNTY, to: THE_FIRM, kind: PARTNERSHIP, first: 1) { complete } }`,
		`{ paths(from: THE_COUNTY, to: THE_MUNICIPIO, kind: CORRIDOR, first: 1) { complete } }`,
		`{ paths(from: THE_FIRM, to: THE_OTHER, kind: OWNERSHIP, first: 1) { complete } }`,
		`{ paths(from: THE_FIRM, to: THE_MUNICIPIO, kind: ANY, first: 1) { complete } }`,
		`{ nearest(from: THE_COUNTY, kind: PARTNERSHIP, target: {kinds: [AGENCY]}, first: 1) { complete } }`,
		`{ introductions(from: THE_COUNTY, to: THE_FIRM, first: 1) { complete } }`,
		`{ neighborhood(of: THE_FIRM, depth: 2, fanOut: 5, first: 10) { truncated } }`,
		`{ corridors(from: THE_COUNTY, to: THE_MUNICIPIO, first: 1) { portsRanked } }`,
		`{ portDependency(port: THE_PORT, first: 1) { portsCompared } }`,
		`{ coverage { establishments(region: THE_COUNTY, industry: THE_INDUSTRY) { __typename } } }`,
		`{ binationalScreen(places: [THE_COUNTY, THE_MUNICIPIO], level: 2, first: 1) { totalCount } }`,
		`{ compare(places: [THE_COUNTY, THE_MUNICIPIO], industries: [THE_INDUSTRY]) { rows { __typename } } }`,
		`{ county(id: THE_COUNTY) { locationQuotients(level: 2, first: 1) { rows { period } } growth(level: 2, first: 1) { rows { __typename } } shiftShare(level: 2, first: 1) { rows { from } } } }`,
		`{ ranking(measure: TRUCKS, of: {kind: PORT}, first: 1) { totalCount } }`,
		`{ passThrough(of: THE_PORT) { of { id } } }`,
		`{ classify(text: "parts", first: 1) { score } }`,
		`{ supplyGaps(in: THE_COUNTY, industry: THE_INDUSTRY, first: 1) { totalCount } }`,
		`{ emergingIndustries(region: THE_COUNTY, level: 2, draws: 1, first: 1) { sides { __typename } } }`,
	}
}

// namedEntities ask for the entities in which the rehearsals ask.
const namedEntities = `{
  THE_FIRM: firms(first: 1) { nodes { id } } THE_OTHER: firms(last: 1) { nodes { id } } THE_PORT: ports(first: 1) { nodes { id } }
  THE_COUNTY: counties(first: 1) { nodes { id } } THE_MUNICIPIO: municipios(first: 1) { nodes { id } }
  THE_INDUSTRY: industries(first: 1) { nodes { id } }
}`

// rehearseAll are the rehearsals as functions, to be called one after the other: the first reads the entities in which the others ask. They fail
// where the graph lacks an entity of some kind, and with what they read.
func (e *executor) rehearseAll() []func(context.Context) error {
	ids := strings.NewReplacer()
	all := []func(context.Context) error{func(ctx context.Context) error {
		read, err := e.rehearsalIDs(ctx)
		if err == nil {
			ids = read
		}
		return err
	}}
	for _, query := range rehearsals() {
		all = append(all, func(ctx context.Context) error {
			_, err := e.rehearse(ctx, ids.Replace(query))
			return err
		})
	}
	return all
}

// rehearsalIDs puts ids in the places of the names of entities.
func (e *executor) rehearsalIDs(ctx context.Context) (*strings.Replacer, error) {
	data, err := e.rehearse(ctx, namedEntities)
	if err != nil {
		return nil, err
	}
	var lists map[string]struct{ Nodes []struct{ ID string } }
	if err := json.Unmarshal(data, &lists); err != nil {
		return nil, fmt.Errorf("entities to rehearse with: %w", err)
	}
	var pairs []string
	for name, list := range lists {
		if len(list.Nodes) == 0 {
			continue
		}
		id, err := json.Marshal(list.Nodes[0].ID)
		if err != nil {
			return nil, fmt.Errorf("entities to rehearse with: %w", err)
		}
		pairs = append(pairs, name, string(id))
	}
	return strings.NewReplacer(pairs...), nil
}

// rehearse answers an operation by resolvers, and says nothing of it to anyone.
func (e *executor) rehearse(ctx context.Context, query string) ([]byte, error) {
	request := &transport.Request{Query: query, Known: true, Header: http.Header{}}
	op := e.newOperation(request)
	if _, faults := e.prepare(op, request); len(faults) > 0 {
		return nil, fmt.Errorf("rehearse %s: %w", query, faults)
	}
	ctx = graphql.WithOperationContext(ctx, op)
	ctx = graphql.WithResponseContext(e.loaders.Begin(ctx, true), graphql.DefaultErrorPresenter, e.errors.recover)
	response := e.schema.Exec(ctx)(ctx)
	if faults := append(response.Errors, graphql.GetErrors(ctx)...); len(faults) > 0 {
		return nil, fmt.Errorf("rehearse %s: %w", query, faults)
	}
	return response.Data, nil
}
