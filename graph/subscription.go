package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"puente/graph/model"
	"puente/loaders"
)

// subscriptionResolver resolves the fields of subscriptions. A subscription is executed once for each event, as a query is: so its limits hold
// for each, and it keeps nothing between them but its position.
type subscriptionResolver struct{}

// Changed gives what the next import changed, if there is one, and ends.
func (subscriptionResolver) Changed(ctx context.Context, of []string, kinds []model.ChangeKind, _ *string) (<-chan *model.ImportChanges, error) {
	at := positionOf(graphql.GetOperationContext(ctx))
	next, err := loaders.NextChanges(ctx, at.after, of, kinds)
	if err != nil {
		return nil, err
	}
	events := make(chan *model.ImportChanges, 1)
	if next != nil {
		at.until = next.Until
		events <- next
	}
	close(events)
	return events, nil
}

// position is where one execution of a subscription begins, and where it has come to.
type position struct {
	after loaders.ImportPosition
	until string // of the event; "": there was none
}

// positionKey is the extension of an operation that holds its position.
const positionKey = "Position"

func positionOf(op *graphql.OperationContext) *position {
	if at, ok := op.Stats.GetExtension(positionKey).(*position); ok {
		return at
	}
	return &position{}
}
