package graph

import (
	"cmp"
	"context"
	"net/http"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"puente/admission"
	"puente/graph/internal/transport"
	"puente/graph/model"
	"puente/loaders"
)

// executor executes requests. It replaces the executor of gqlgen, which reports one fault of a request only and bounds neither validation
// nor the coercion of variables.
type executor struct {
	schema        graphql.ExecutableSchema
	documents     *documents
	persisted     *persisted
	limits        Limits
	introspection bool
	suggestions   bool
	loaders       *loaders.Loaders
	admission     *admission.Controller // nil: every request is admitted
	planner       *planner
	errors        *presenter
	feed          *feed
	build         string
}

// execute validates and runs one operation, with loaders of its own, when there is room for it.
func (e *executor) execute(ctx context.Context, op *graphql.OperationContext, request *transport.Request) (result transport.Result) {
	defer func() {
		if r := recover(); r != nil {
			result = transport.Result{Status: http.StatusInternalServerError, Errors: gqlerror.List{e.errors.present(ctx, e.errors.recover(ctx, r))}}
		}
	}()
	status, faults := e.prepare(op, request)
	cost := priceOf(op).Total
	summary := transport.Summary{Cost: cost}
	if op.Operation != nil {
		summary.Operation = op.Operation.Name
	}
	if len(faults) > 0 {
		return transport.Result{Status: status, Errors: e.errors.presentAll(ctx, faults), Summary: summary}
	}
	if op.Operation.Operation == ast.Subscription {
		return transport.Result{Errors: gqlerror.List{e.errors.present(ctx, needsStream())}, Summary: summary}
	}
	if asksPrice(op) {
		result = priceOf(op).result()
		result.Summary = summary
		return result
	}
	tag, err := e.tag(ctx, op, request)
	if err != nil {
		return transport.Result{Errors: gqlerror.List{e.errors.present(ctx, err)}, Summary: summary}
	}
	if tag != "" && request.Unchanged(tag) {
		return transport.Result{Status: http.StatusNotModified, Tag: tag, Summary: summary}
	}
	read, leave, err := e.enter(ctx, e.class(cost))
	if err != nil {
		return transport.Result{Errors: gqlerror.List{e.errors.present(ctx, err)}, Summary: summary}
	}
	defer leave() // before the answer is written, which a slow client may draw out
	ctx = read.Begin(ctx, oneRoot(op.Operation))
	result = e.planner.execute(graphql.WithResponseContext(ctx, e.errors.present, e.errors.recover), op, e.class(cost) == admission.Dear)
	summary.Statements, summary.StatementTime = loaders.StatementStats(ctx)
	result.Summary = summary
	if len(result.Errors) == 0 {
		result.Tag = tag
	}
	return result
}

// needsStream is the fault of a subscription that is asked for as a query is.
func needsStream() *model.Error {
	return model.Fault(model.CodeBadUserInput, "A subscription is asked for with `Accept: text/event-stream`, or over WebSocket.",
		"Una suscripción se pide con `Accept: text/event-stream`, o por WebSocket.")
}

// class is that of a request, by its cost.
func (e *executor) class(cost int) admission.Class {
	if cost > e.limits.Dear {
		return admission.Dear
	}
	return admission.Cheap
}

// rootsAtOnce is how many fields of a root resolvers answer at the same time. What they compute takes processor time from all requests: with a
// goroutine for each of a hundred aliases, others would wait for a hundred time slices.
const rootsAtOnce = 4

func (e *executor) newOperation(request *transport.Request) *graphql.OperationContext {
	slots := make(chan struct{}, rootsAtOnce)
	op := &graphql.OperationContext{
		RawQuery:             request.Query,
		OperationName:        request.OperationName,
		Headers:              request.Header,
		DisableIntrospection: !e.introspection,
		RecoverFunc:          e.errors.recover,
		ResolverMiddleware: func(ctx context.Context, next graphql.Resolver) (any, error) {
			value, err := next(ctx)
			if err != nil {
				err = loaders.WithNearest(ctx, err)
			}
			return value, err
		},
		RootResolverMiddleware: func(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
			select {
			case slots <- struct{}{}:
				defer func() { <-slots }()
			case <-ctx.Done(): // the first read fails
			}
			return next(ctx)
		},
	}
	op.Stats.SetExtension(requestKey, newRequest())
	op.Stats.SetExtension(languageKey, request.Language)
	op.Stats.SetExtension(priceKey, &price{}) // filled when it is known: nothing is set while others may read
	return op
}

// prepare gives an operation its document, definition, variables and price, and finds its faults before anything is read. The status is 0 unless
// the request is refused for its method, or has a status of its own.
func (e *executor) prepare(op *graphql.OperationContext, request *transport.Request) (status int, faults gqlerror.List) {
	text, fault := request.Query, (*model.Error)(nil)
	if !request.Known {
		text, fault = e.persisted.text(request.Query, request.Document)
	}
	if fault != nil {
		return statusOfPersisted(fault), gqlerror.List{gqlerror.Wrap(fault)}
	}
	op.RawQuery = text
	op.Doc, faults = e.documents.read(text)
	if op.Doc != nil && request.ReadOnly && changesData(op.Doc, request.OperationName) {
		return http.StatusMethodNotAllowed, gqlerror.List{gqlerror.Wrap(model.Fault(model.CodeBadUserInput,
			"A mutation is sent by POST.", "Una mutación se envía con POST."))}
	}
	if len(faults) > 0 {
		return 0, faults
	}
	e.persisted.keep(text, request.Document)
	if op.Operation, fault = operationOf(op.Doc, request.OperationName); fault != nil {
		return 0, gqlerror.List{gqlerror.Wrap(fault)}
	}
	if op.Variables, faults = coerceVariables(e.schema.Schema(), e.suggestions, e.limits.Page, op.Operation, request.Variables); len(faults) > 0 {
		return 0, faults
	}
	op.Variables[model.LanguageVariable] = string(cmp.Or(request.Language, model.LanguageEn))
	return 0, e.weigh(op)
}

// changesData reports whether a request asks for a mutation, valid or not.
func changesData(doc *ast.QueryDocument, name string) bool {
	op, _ := operationOf(doc, name)
	return op != nil && op.Operation == ast.Mutation
}

// operationOf is the operation of a document that a request names, or the only one if it names none.
func operationOf(doc *ast.QueryDocument, name string) (*ast.OperationDefinition, *model.Error) {
	if op := doc.Operations.ForName(name); op != nil {
		return op, nil
	}
	var names []string
	for _, op := range doc.Operations {
		names = append(names, "`"+op.Name+"`")
	}
	all := cut(strings.Join(names, ", "))
	switch {
	case len(names) == 0:
		return nil, model.Fault(model.CodeBadUserInput, "The query holds no operation; write one, such as { release { version } }.",
			"La consulta no contiene ninguna operación; escriba una, por ejemplo { release { version } }.")
	case name == "":
		return nil, model.BadInput("operationName", "The query holds several operations; say with `operationName` which one to execute: "+all+".",
			"La consulta contiene varias operaciones; diga con `operationName` cuál ejecutar: "+all+".")
	}
	return nil, model.BadInput("operationName", "The query holds no operation `"+cut(name)+"`; it holds "+all+".",
		"La consulta no contiene la operación `"+cut(name)+"`; contiene "+all+".")
}

// oneRoot reports whether an operation asks for one field of the root, so that nothing can start beside it.
func oneRoot(op *ast.OperationDefinition) bool {
	if op == nil || len(op.SelectionSet) != 1 {
		return false
	}
	_, field := op.SelectionSet[0].(*ast.Field)
	return field
}
