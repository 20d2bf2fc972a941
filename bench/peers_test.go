package bench

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"puente/embedded/embeddedtest"
)

// peerBlocks is how many pairs are compared; the 6th and 15th of 20 ordered ratios enclose their median in 95 of 100 runs.
const (
	peerBlocks        = 20
	peerLow, peerHigh = 5, 14
	peerFirms         = 10_000
)

// helped is a condition that all entities fulfil, by which Neo4j takes the order of a list from an index. Puente's statements have
// it; the peer sorts the whole list without it, and one would have to know the planner to write it.
const helped = "where: {NOT: {sortName: {eq: null}}}, "

// BenchmarkPeers prints how much longer another library takes for the same answer.
func BenchmarkPeers(b *testing.B) {
	if os.Getenv("PUENTE_PEERS") != "on" {
		fmt.Println("BenchmarkPeers is skipped: `make bench-peers` runs it, and needs Node and npm")
		b.SkipNow() // which says nothing by itself
	}
	generate(b, embeddedtest.Driver(b), peerFirms)
	puente, peer := startServer(b, "../server"), startPeer(b, "peers")
	fmt.Printf("\nA graph of %d facts, @neo4j/graphql on GraphQL Yoga ÷ Puente:\n\n", peerFirms*factsOfFirm)
	fmt.Println("| shape | at once | peer ÷ Puente | 95 % interval | helped to the index | 95 % interval | resident MB, peer and Puente |")
	fmt.Println("|---|---|---|---|---|---|---|")
	for _, shape := range Shapes() {
		query, known := peerQueries("")[shape.Name]
		if !known {
			fmt.Printf("| %s | | not asked: the peer has no query for it | | | | |\n", shape.Name)
			continue
		}
		variables := inOrder(shape.variables)
		ours := func() ([]byte, error) { return puente.ask(shape.query, variables) }
		theirs := func() ([]byte, error) { return peer.ask(query, variables) }
		better := peerQueries(helped)[shape.Name]
		indexed := func() ([]byte, error) { return peer.ask(better, variables) }
		for _, ask := range []call{theirs, indexed} {
			sameScalars(b, shape.Name, ours, ask)
		}
		for _, atOnce := range []int{1, 16} {
			plain, second := against(b, theirs, ours, shape.repeat, atOnce), "– | –"
			if better != query {
				second = against(b, indexed, ours, shape.repeat, atOnce)
			}
			fmt.Printf("| %s | %d | %s | %s | %.0f and %.0f |\n", shape.Name, atOnce, plain, second,
				peer.memory(b, "VmRSS:")/1e6, puente.memory(b, "VmRSS:")/1e6)
		}
	}
}

// against compares two calls after both are warm: Node and Java compile what runs often.
func against(b *testing.B, theirs, ours call, repeat, atOnce int) string {
	b.Helper()
	repeat = 2 * max(repeat/atOnce, 1) * atOnce // longer blocks, for there are fewer
	for _, ask := range []call{theirs, ours} {
		block(b, ask, 160, 16)
		block(b, ask, repeat, atOnce)
	}
	all := ratios(b, theirs, ours, repeat, atOnce, peerBlocks)
	return fmt.Sprintf("%.2f | %.2f–%.2f", median(all), all[peerLow], all[peerHigh])
}

// inOrder gives the variables with their lists in ascending order: the peer cannot answer in the order of a list of ids.
func inOrder(variables map[string]any) map[string]any {
	ordered := map[string]any{}
	for name, v := range variables {
		if list, ok := v.([]string); ok {
			v = slices.Sorted(slices.Values(list))
		}
		ordered[name] = v
	}
	return ordered
}

// startPeer starts a server of Node that says its address.
func startPeer(b *testing.B, folder string) *server {
	b.Helper()
	command := exec.Command("node", "server.mjs")
	command.Dir = folder
	command.Env = append(os.Environ(), "NODE_ENV=production")
	return start(b, command)
}

// sameScalars holds the answers against each other by their scalars, each with its name, in the order of the text: the peer
// has other names for its lists, but the same objects in the same order.
func sameScalars(b *testing.B, shape string, ours, theirs call) {
	b.Helper()
	var both [2][]string
	for i, ask := range []call{ours, theirs} {
		text, err := ask()
		if err == nil {
			both[i], err = scalars(text)
		}
		if err != nil {
			b.Fatalf("%s: %v\n%.2000s", shape, err, text)
		}
	}
	if len(both[0]) == 0 || !slices.Equal(both[0], both[1]) {
		b.Fatalf("%s: two answers differ:\n%.2000v\n%.2000v", shape, both[0], both[1])
	}
}

// scalars lists name=value for each scalar of an answer without errors.
func scalars(answer []byte) ([]string, error) {
	var whole struct{ Data, Errors json.RawMessage }
	if err := json.Unmarshal(answer, &whole); err != nil {
		return nil, err
	}
	if whole.Errors != nil {
		return nil, errors.New("the answer has errors")
	}
	var all []string
	tokens := json.NewDecoder(strings.NewReader(string(whole.Data)))
	return all, walk(tokens, "", &all)
}

// walk reads one value of that name.
func walk(tokens *json.Decoder, name string, all *[]string) error {
	token, err := tokens.Token()
	if err != nil {
		return err
	}
	open, nested := token.(json.Delim)
	if !nested {
		*all = append(*all, fmt.Sprintf("%s=%v", name, token))
		return nil
	}
	for tokens.More() {
		if open == '{' {
			if token, err = tokens.Token(); err != nil {
				return err
			}
			name = fmt.Sprint(token)
		}
		if err := walk(tokens, name, all); err != nil {
			return err
		}
	}
	_, err = tokens.Token()
	return err
}

// peerQueries are the shapes in the words of the peer. Puente follows facts of two statuses only, so the peer is asked for these:
// it can put conditions on a relation by its connections alone. The condition is of the lists at the root.
func peerQueries(condition string) map[string]string {
	const order, facts = `sort: [{sortName: ASC}, {id: ASC}]`,
		`where: {edge: {status: {in: ["REPORTED", "DISPUTED"]}}}, sort: [{node: {sortName: ASC}}, {node: {id: ASC}}]`
	return map[string]string{
		"one firm": `query($id: ID!) { firms(where: {id: {eq: $id}}) { id name country } }`,
		"100 establishments with firm and industry": `{ establishments(` + condition + `limit: 100, ` + order + `) { id name
			operatorsConnection(first: 25, ` + facts + `) { edges { node { id name } } }
			industriesConnection(first: 25, ` + facts + `) { edges { node { id code name } } } } }`,
		"1,000 firms": `{ firms(` + condition + `limit: 1000, ` + order + `) { id name country } }`,
		"100 firms with 10 customers": `{ firms(` + condition + `limit: 100, ` + order + `) { id name
			customersConnection(first: 10, ` + facts + `) { edges { node { id name } } } } }`,
		"20 firms over three edges": `{ firms(` + condition + `limit: 20, ` + order + `) { id
			establishmentsConnection(first: 3, ` + facts + `) { edges { node { id name } } }
			customersConnection(first: 5, ` + facts + `) { edges { node { id } } }
			suppliersConnection(first: 5, ` + facts + `) { edges { node { id country } } } } }`,
		"fragments on an interface": `query($ids: [ID!]!) { entities(where: {id: {in: $ids}}, sort: [{id: ASC}]) { id
			... on Firm { name customersConnection(first: 3, ` + facts + `) { edges { node { id } } } }
			... on Establishment { name } ... on Industry { code } } }`,
		"four levels": `{ firms(` + condition + `limit: 10, ` + order + `) { id
			customersConnection(first: 5, ` + facts + `) { edges { node { id
				establishmentsConnection(first: 3, ` + facts + `) { edges { node { id
					industriesConnection(first: 1, ` + facts + `) { edges { node { code } } } } } } } } } } }`,
		"search": `query($words: String!) { searchFirms(phrase: $words, first: 10,
			sort: [{score: DESC}, {node: {sortName: ASC}}, {node: {id: ASC}}]) { edges { node { id name } } } }`,
		"filtered page with total": `{ firmsConnection(where: {country: {in: ["MX"]}}, first: 25, ` + order + `) {
			totalCount edges { node { id name } } pageInfo { hasNextPage } } }`,
	}
}
