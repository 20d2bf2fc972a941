package graph

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"puente/graph/internal/transport"
	"puente/loaders"
)

// How an operation was answered: the last of these that is true of one of its fields.
const (
	planHit      = "HIT"      // by a compiled statement that Neo4j had planned before
	planResolved = "RESOLVED" // by resolvers, as intended: Go computes the field
	planWarming  = "WARMING"  // by resolvers, while Neo4j plans the compiled statement
	planMiss     = "MISS"     // by a compiled statement that Neo4j had to plan first
	planFallback = "FALLBACK" // by resolvers, since the plan could not be made or used
)

// worse is the outcome of two fields.
func worse(a, b string) string {
	order := []string{planHit, planResolved, planWarming, planMiss, planFallback}
	if slices.Index(order, a) > slices.Index(order, b) {
		return a
	}
	return b
}

// planCacheBytes is the memory for compiled plans.
const planCacheBytes = 16 << 20

// planner answers each field of the root, and all that is selected under it, by one statement. Resolvers answer what has no plan.
type planner struct {
	schema  graphql.ExecutableSchema
	loaders *loaders.Loaders
	off     bool // resolvers answer everything
	plans   *sizedCache[[]rootField]
	observe func(outcome, reason string)
	profile loaders.Profiler // nil: requests cannot ask for profiles
}

// rootField is one response key of an operation, with its value, its plan, or the reason why it has neither.
type rootField struct {
	field  graphql.CollectedField
	value  []byte // if nothing has to be read
	plan   *loaders.Plan
	reason string
}

// execute answers an operation.
func (p *planner) execute(ctx context.Context, op *graphql.OperationContext, large bool) transport.Result {
	fields := p.fields(op)
	if !planSome(fields) {
		outcome, reason := p.withoutPlans(fields)
		p.observe(outcome, reason)
		response := p.schema.Exec(ctx)(ctx)
		return transport.Result{
			Data: bytes.NewReader(response.Data), Errors: append(response.Errors, graphql.GetErrors(ctx)...),
			Extensions: p.statistics(ctx, op, fields, outcome),
		}
	}
	answers := p.answerAll(ctx, op, fields, large)
	outcome, reason := planHit, ""
	for _, a := range answers {
		if outcome = worse(outcome, a.outcome); outcome == a.outcome {
			reason = a.reason
		}
	}
	p.observe(outcome, reason)
	result := resultOf(answers)
	result.Extensions = p.statistics(ctx, op, fields, outcome)
	return result
}

func planSome(fields []rootField) bool {
	for _, f := range fields {
		if f.plan != nil || f.value != nil {
			return true
		}
	}
	return false
}

// withoutPlans is the outcome of an operation of which no field has a plan, and why.
func (p *planner) withoutPlans(fields []rootField) (outcome, reason string) {
	outcome, reason = planResolved, "nothing to read"
	if p.off {
		return outcome, "plans are off"
	}
	for _, f := range fields {
		if worse(outcome, f.withoutPlan()) == f.withoutPlan() {
			outcome, reason = f.withoutPlan(), f.reason
		}
	}
	return outcome, reason
}

// Reasons by design to have no plan.
const (
	reasonIntrospection = "introspection"
	reasonComputed      = "computed"
)

// withoutPlan is the outcome of a field that has no plan.
func (f rootField) withoutPlan() string {
	if f.reason == reasonIntrospection || f.reason == reasonComputed {
		return planResolved
	}
	return planFallback
}

// fields are the fields of the root, each with its plan: cached from an earlier operation of the same text and shape, or compiled now.
func (p *planner) fields(op *graphql.OperationContext) (fields []rootField) {
	if p.off {
		return nil
	}
	schema := p.schema.Schema()
	key := planKey(schema, op)
	if fields, ok := p.plans.get(key); ok {
		return fields
	}
	collected := graphql.CollectFields(op, op.Operation.SelectionSet, []string{"Query"})
	fields = make([]rootField, len(collected))
	size, lasting := len(key), true
	for i, f := range collected {
		fields[i].field = f
		if f.Name == "__typename" {
			fields[i].value = []byte(`"Query"`)
			continue
		}
		plan, err := p.loaders.Plan(schema, op, f)
		if err != nil {
			fields[i].reason = reasonOf(f, err)
			if errors.Is(err, loaders.ErrArguments) && len(op.Variables) > 0 {
				lasting = false // other values may be valid
			}
			continue
		}
		fields[i].plan = plan
		size += plan.Bytes()
	}
	if lasting {
		p.plans.put(key, fields, size)
	}
	return fields
}

func reasonOf(f graphql.CollectedField, err error) string {
	switch {
	case f.Name == "__schema" || f.Name == "__type":
		return reasonIntrospection
	case errors.Is(err, loaders.ErrArguments):
		return "arguments"
	case errors.Is(err, loaders.ErrComputed):
		return reasonComputed
	}
	return f.Name
}

// rootAnswer is the result of a field of the root: the answer of a plan, the bytes of the resolvers, or errors.
type rootAnswer struct {
	field   graphql.CollectedField
	planned *loaders.Answer
	bytes   []byte
	errors  gqlerror.List
	outcome string
	reason  string // why the resolvers answered
}

// null reports whether the field has no value because it failed.
func (a rootAnswer) null() bool { return a.planned == nil && a.bytes == nil }

// maxConcurrentRoots bounds how many fields of one root are read concurrently.
const maxConcurrentRoots = 8

// answerAll reads all fields of the root, concurrently.
func (p *planner) answerAll(ctx context.Context, op *graphql.OperationContext, fields []rootField, large bool) []rootAnswer {
	answers := make([]rootAnswer, len(fields))
	if len(fields) == 1 {
		answers[0] = p.answer(ctx, op, fields[0], large)
		return answers
	}
	var all sync.WaitGroup
	slots := make(chan struct{}, maxConcurrentRoots)
	for i, f := range fields {
		slots <- struct{}{}
		all.Go(func() {
			defer func() { <-slots }()
			answers[i] = p.answer(ctx, op, f, large)
		})
	}
	all.Wait()
	return answers
}

// answer reads one field of the root.
func (p *planner) answer(ctx context.Context, op *graphql.OperationContext, f rootField, large bool) (a rootAnswer) {
	a = rootAnswer{field: f.field, bytes: f.value, outcome: planHit, reason: f.reason}
	switch {
	case f.value != nil:
		return a
	case f.plan == nil:
		a.outcome = f.withoutPlan()
	default:
		a.outcome = p.tier(f.plan, large)
	}
	ctx = graphql.WithFreshResponseContext(ctx)
	at := graphql.WithFieldContext(graphql.WithFieldContext(ctx, &graphql.FieldContext{Object: "Query"}),
		&graphql.FieldContext{Object: "Query", Field: f.field})
	defer func() {
		if r := recover(); r != nil {
			graphql.AddError(at, graphql.Recover(at, r))
			a.planned, a.bytes = nil, nil
		}
		a.errors = graphql.GetErrors(ctx)
	}()
	var malformed error // of the plan; it is reported unless the resolvers find the place
	if f.plan != nil && a.outcome != planWarming {
		var err error
		if a.planned, err = f.plan.Read(at, op.Variables); err == nil {
			return a
		}
		a.planned = nil
		switch {
		case errors.Is(err, loaders.ErrArguments):
			a.reason = "arguments"
		case errors.Is(err, loaders.ErrMissing):
			a.reason = "missing"
		case errors.Is(err, loaders.ErrMalformed):
			a.reason, malformed = "malformed", err
		default:
			graphql.AddError(at, err)
			return a
		}
		a.outcome = planFallback
	}
	a.bytes = p.byResolvers(ctx, op, f.field)
	if malformed != nil && len(graphql.GetErrors(ctx)) == 0 {
		graphql.AddError(at, malformed)
		a.bytes = nil
	}
	return a
}

// tier decides how a field that has a plan is answered now.
func (p *planner) tier(plan *loaders.Plan, large bool) string {
	switch p.loaders.Readiness(plan, large) {
	case loaders.Planned:
		return planHit
	case loaders.Interpreted:
		return planWarming
	case loaders.Unplanned:
	}
	return planMiss
}

// byResolvers answers one field of the root by gqlgen's resolvers. It is nil if the field failed and is non-null.
func (p *planner) byResolvers(ctx context.Context, op *graphql.OperationContext, f graphql.CollectedField) []byte {
	field, operation := *f.Field, *op.Operation
	field.SelectionSet, field.Directives = f.Selections, nil // @skip and @include are evaluated
	operation.SelectionSet = ast.SelectionSet{&field}
	single := &graphql.OperationContext{
		RawQuery: op.RawQuery, Variables: op.Variables, OperationName: op.OperationName, Doc: op.Doc, Operation: &operation,
		Extensions: op.Extensions, Headers: op.Headers, DisableIntrospection: op.DisableIntrospection, RecoverFunc: op.RecoverFunc,
		ResolverMiddleware: op.ResolverMiddleware, RootResolverMiddleware: op.RootResolverMiddleware, Stats: op.Stats,
	}
	ctx = graphql.WithOperationContext(ctx, single)
	data := p.schema.Exec(ctx)(ctx).Data
	prefix := len(`{"":`) + len(f.Alias)
	if len(data) <= prefix { // null
		return nil
	}
	return data[prefix : len(data)-1]
}
