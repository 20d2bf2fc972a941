// Command genqlient asks the server by the functions that genqlient makes of operations.graphql: pages both ways, and an entity by its id. It prints what it got as a
// line of JSON, as the other programs do.
package main

//go:generate go tool genqlient

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"slices"

	"github.com/Khan/genqlient/graphql"
)

func main() {
	if err := run(context.Background(), graphql.NewClient(os.Args[1], http.DefaultClient)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// got is what the program got.
type got struct {
	Forward   []string `json:"forward"`
	Backward  []string `json:"backward"`
	Plants    []string `json:"plants"`
	Refetched string   `json:"refetched"`
}

func run(ctx context.Context, client graphql.Client) error {
	var all got
	ten, four := 10, 4
	for after, more := (*string)(nil), true; more; {
		answer, err := GoFirms(ctx, client, &ten, after, nil, nil)
		if err != nil {
			return err
		}
		for _, firm := range answer.Firms.Nodes {
			all.Forward = append(all.Forward, firm.Id)
		}
		after, more = answer.Firms.PageInfo.EndCursor, answer.Firms.PageInfo.HasNextPage
	}
	for before, more := (*string)(nil), true; more; {
		answer, err := GoFirms(ctx, client, nil, nil, &ten, before)
		if err != nil {
			return err
		}
		for _, firm := range slices.Backward(answer.Firms.Nodes) {
			all.Backward = append(all.Backward, firm.Id)
		}
		before, more = answer.Firms.PageInfo.StartCursor, answer.Firms.PageInfo.HasPreviousPage
	}
	for after, more := (*string)(nil), true; more; {
		answer, err := GoPlants(ctx, client, "firm:client-00", &four, after)
		if err != nil {
			return err
		}
		plants := answer.Firm.Establishments
		for _, edge := range plants.Edges {
			all.Plants = append(all.Plants, edge.Node.Id)
		}
		after, more = plants.PageInfo.EndCursor, plants.PageInfo.HasNextPage
		all.Refetched = answer.Firm.Name
	}
	return json.NewEncoder(os.Stdout).Encode(all)
}
