package graph

import (
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"puente/graph/internal/transport"
)

// CostHeader is the header by which a request asks what it costs: with the value "only" it is not executed.
const CostHeader = "Puente-Cost"

// price is what a request costs, beside what it may.
type price struct {
	Total         int `json:"total"` // as the limit counts
	Limit         int `json:"limit"`
	Depth         int `json:"depth"`
	DepthLimit    int `json:"depthLimit"`
	Aliases       int `json:"aliases"`
	AliasLimit    int `json:"aliasLimit"`
	Computed      int `json:"computed"` // fields that are computed
	ComputedLimit int `json:"computedLimit"`
}

// priceKey is the extension of an operation that holds its price.
const priceKey = "Price"

// weigh finds what an operation costs, and its faults.
func (e *executor) weigh(op *graphql.OperationContext) gqlerror.List {
	m := newCostAnalysis(e.limits, e.introspection, op.Variables)
	w := m.operation(op.Operation)
	const exact = 1 << 53 // in the numbers of JSON
	*priceOf(op) = price{
		Total: min(w.fixed, exact), Limit: e.limits.Cost, Depth: w.depth, DepthLimit: e.limits.Depth,
		Aliases: min(w.aliases, exact), AliasLimit: e.limits.Aliases, Computed: min(w.computed, exact), ComputedLimit: e.limits.Computed,
	}
	if len(m.faults) > 0 && m.excessive && asksPrice(op) {
		return nil // the price says by how much
	}
	return m.faults
}

// asksPrice reports whether a request is only to be priced.
func asksPrice(op *graphql.OperationContext) bool { return op.Headers.Get(CostHeader) == "only" }

// result is the answer to a request that is only to be priced.
func (p *price) result() transport.Result {
	return transport.Result{Data: strings.NewReader("null"), Extensions: map[string]any{"puente": map[string]any{"cost": p}}}
}

// priceOf is the price of an operation that has been weighed.
func priceOf(op *graphql.OperationContext) *price {
	p, _ := op.Stats.GetExtension(priceKey).(*price)
	return p
}
