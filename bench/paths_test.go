package bench

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/embedded/embeddedtest"
	"puente/graph/model"
	"puente/loaders/store"
)

// pathPairs is how many pairs of entities are asked for each kind, and pathRepeat how often each is timed.
const (
	pathPairs  = 40
	pathRepeat = 3
)

// pathShape is a question of paths and the plain statement that comes nearest to it: SHORTEST gives as many paths, and neither a stable order, nor
// costs, nor completeness.
type pathShape struct {
	name, kind, relations string
	plain                 string
	from, to              string // labels of the ends
}

func pathShapes() []pathShape {
	plain := func(pattern string) string {
		return "MATCH p = SHORTEST 5 (a:Entity {id: $from})" + pattern + "{1,6}(b:Entity {id: $to})\n" +
			"RETURN collect([[n IN nodes(p) | [n.id, n.name]], [f IN relationships(p) | [type(f), f.id, f.status, f.confidence, f.sources]]]) AS paths"
	}
	return []pathShape{
		{"supply between firms", "SUPPLY_CHAIN", "[SUPPLIES]", plain("-[:SUPPLIES]->"), "Firm", "Firm"},
		{"ownership", "OWNERSHIP", "null", plain("-[:OWNS|OPERATES]-"), "Firm", "Establishment"},
		{"partnership", "PARTNERSHIP", "null", plain("-[:PARTNERS_WITH|MEMBER_OF|OPERATES|OWNS|SISTER_OF|SERVES|BORDERS|LOCATED_IN|PART_OF]-"), "Agency", "Firm"},
		{"corridor", "CORRIDOR", "null", plain("-[:CROSSES_AT|LOCATED_IN]-"), "County", "Municipio"},
		{"supply chain", "SUPPLY_CHAIN", "null", plain("-[:SUPPLIES|OPERATES|CROSSES_AT|LOCATED_IN]-"), "Firm", "Firm"},
		{"any", "ANY", "null", plain("-[:SUPPLIES|OPERATES|OWNS|PARTNERS_WITH|MEMBER_OF|SISTER_OF|SERVES|CROSSES_AT|BORDERS|LOCATED_IN|BUYS_FROM|MAKES|CORRESPONDS_TO|IN_INDUSTRY|PART_OF]-"), "Firm", "Firm"},
	}
}

// BenchmarkPaths prints the table of docs/speed.md: paths over HTTP beside the plain statement, on graphs of 10⁴, 10⁵ and 10⁶ facts with heavy-tailed
// degrees. One size is asked by -bench 'Paths/10000$'.
func BenchmarkPaths(b *testing.B) {
	for _, facts := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(facts), func(b *testing.B) {
			driver := embeddedtest.Driver(b)
			g := heavyTailed(b, driver, facts)
			puente := startServer(b, "../server")
			puente.awaitProjection(b)
			fmt.Printf("\nOn a graph of %d facts, of which the projection takes %.1f MB:\n\n", facts, puente.figure(b, "puente_paths_projection", `figure="bytes"`)/1e6)
			fmt.Println("| kind | found | complete | statements | facts looked at, median and 95 % | to the plain statement, median | 95 % | first ask to the next ones |")
			fmt.Println("|---|---|---|---|---|---|---|---|")
			for _, s := range pathShapes() {
				pathRow(b, driver, puente, s, g)
			}
		})
	}
}

// awaitProjection waits until paths are searched in memory.
func (s *server) awaitProjection(b *testing.B) {
	b.Helper()
	for range 600 {
		if s.figure(b, "puente_paths_projection_builds_total") > 0 {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	b.Fatal("the server makes no projection of the graph")
}

// asked is what one question came to.
type asked struct {
	found, edges, statements int
	complete                 bool
}

func pathRow(b *testing.B, driver neo4j.DriverWithContext, puente *server, s pathShape, g *tailedGraph) {
	b.Helper()
	var ratios, edges, statements, firsts []float64
	found, complete := 0, 0
	for _, pair := range g.pairs(s) {
		variables := map[string]any{"from": pair[0], "to": pair[1]}
		var last asked
		ask := func() ([]byte, error) {
			body, err := puente.ask(`query($from: ID!, $to: ID!) { paths(from: $from, to: $to, kind: `+s.kind+`, filter: {relations: `+s.relations+`}) {
				complete explored { edges } paths { cost hops { relation fact { id status confidence } from { id name } to { id name } } } } }`,
				variables, "Puente-Statistics")
			if err == nil {
				last, err = readAsked(body)
			}
			return body, err
		}
		plain := func() ([]byte, error) {
			result, err := neo4j.ExecuteQuery(b.Context(), driver, s.plain, variables, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithReadersRouting())
			if err != nil {
				return nil, err
			}
			return json.Marshal(result.Records[0].Values[0])
		}
		first := block(b, ask, 1, 1)
		block(b, plain, 1, 1) // Java compiles what runs often
		var times, own []float64
		for range pathRepeat {
			one := block(b, ask, 1, 1)
			times, own = append(times, one/block(b, plain, 1, 1)), append(own, one)
		}
		slices.Sort(own)
		firsts = append(firsts, first/median(own))
		slices.Sort(times)
		ratios, edges, statements = append(ratios, median(times)), append(edges, float64(last.edges)), append(statements, float64(last.statements))
		if last.found > 0 {
			found++
		}
		if last.complete {
			complete++
		}
	}
	for _, list := range [][]float64{ratios, edges, statements, firsts} {
		slices.Sort(list)
	}
	tail := len(ratios) * 95 / 100
	fmt.Printf("| %s | %d of %d | %d | %.0f | %.0f, %.0f | %.2f | %.2f | %.2f |\n", s.name, found, len(ratios), complete, median(statements),
		median(edges), edges[tail], median(ratios), ratios[tail], median(firsts))
}

func readAsked(body []byte) (asked, error) {
	var answer struct {
		Data struct {
			Paths struct {
				Complete bool
				Explored struct{ Edges int }
				Paths    []any
			}
		}
		Errors     []struct{ Message string }
		Extensions struct{ Puente struct{ Statements int } }
	}
	if err := json.Unmarshal(body, &answer); err != nil {
		return asked{}, err
	}
	if len(answer.Errors) > 0 {
		return asked{}, fmt.Errorf("%s", answer.Errors[0].Message)
	}
	p := answer.Data.Paths
	return asked{len(p.Paths), p.Explored.Edges, answer.Extensions.Puente.Statements, p.Complete}, nil
}

// tailedGraph is a generated graph: the ids of its entities by label, and its facts by the entities that they join.
type tailedGraph struct {
	*rand.Rand
	nodes, edges [][]any // label, id; relation, from, to, id
}

// pairs draws pairs of entities, the same on each run: nine of ten are the ends of a walk that such a path may take.
func (g *tailedGraph) pairs(s pathShape) [][2]string {
	r := rand.New(rand.NewPCG(7, uint64(len(s.name))))
	ids := map[string][]string{}
	for _, n := range g.nodes {
		ids[n[0].(string)] = append(ids[n[0].(string)], n[1].(string))
	}
	next := map[string][]string{}
	for _, e := range g.edges {
		step, followed := model.PathKind(s.kind).Step(model.Relation(e[0].(string)))
		if !followed || s.relations != "null" && s.relations != "["+e[0].(string)+"]" {
			continue
		}
		if step.Forward {
			next[e[1].(string)] = append(next[e[1].(string)], e[2].(string))
		}
		if step.Back {
			next[e[2].(string)] = append(next[e[2].(string)], e[1].(string))
		}
	}
	var pairs [][2]string
	for tries := 0; len(pairs) < pathPairs; tries++ {
		at := ids[s.from][r.IntN(len(ids[s.from]))]
		pair := [2]string{at, ids[s.to][r.IntN(len(ids[s.to]))]}
		if len(pairs)%10 != 9 {
			for range 2 + r.IntN(4) {
				if ways := next[at]; len(ways) > 0 {
					at = ways[r.IntN(len(ways))]
				}
			}
			if pair[1] = at; tries < 1_000_000 && model.Kind(s.to) != kindOf(at) {
				continue
			}
		}
		if pair[0] != pair[1] {
			pairs = append(pairs, pair)
		}
	}
	return pairs
}

func kindOf(id string) model.Kind { k, _ := model.KindOf(id); return k }

// heavyTailed fills the database: firms that supply each other, few of them very many; their plants in few places and industries; agencies
// that serve places and agree with each other. Six tenths of the facts are supplies.
func heavyTailed(b testing.TB, driver neo4j.DriverWithContext, facts int) *tailedGraph {
	b.Helper()
	embeddedtest.Empty(b, driver)
	if err := store.NewWriter(driver, "neo4j").Prepare(b.Context()); err != nil {
		b.Fatal(err)
	}
	r := rand.New(rand.NewPCG(11, uint64(facts)))
	firms, places, agencies := facts/10, 40, facts/200+10
	// A power law: number n is drawn about as often as n to the power of -0.7.
	tail := func(n int) int { return int(float64(n) * math.Pow(r.Float64(), 1/0.3)) }
	var nodes, edges [][]any
	node := func(label, id string) { nodes = append(nodes, []any{label, id}) }
	edge := func(relation, from, to string) {
		edges = append(edges, []any{relation, from, to, fmt.Sprintf("g%d", len(edges))})
	}
	for i := range places {
		node("County", fmt.Sprintf("county:%05d", i))
		node("Municipio", fmt.Sprintf("municipio:%05d", i))
		node("Port", fmt.Sprintf("port:%04d", i))
		edge("LOCATED_IN", fmt.Sprintf("port:%04d", i), fmt.Sprintf("county:%05d", i))
		edge("CROSSES_AT", fmt.Sprintf("municipio:%05d", i), fmt.Sprintf("port:%04d", i))
	}
	for i := range 100 {
		node("Industry", fmt.Sprintf("industry:scian2018:%d", 1000+i))
	}
	for i := range firms {
		firm, plant := fmt.Sprintf("firm:%06d", i), fmt.Sprintf("establishment:%06d", i)
		node("Firm", firm)
		node("Establishment", plant)
		edge("OPERATES", firm, plant)
		edge("IN_INDUSTRY", plant, fmt.Sprintf("industry:scian2018:%d", 1000+tail(100)))
		if i%2 == 0 {
			edge("LOCATED_IN", plant, fmt.Sprintf("municipio:%05d", tail(places)))
		} else {
			edge("LOCATED_IN", plant, fmt.Sprintf("county:%05d", tail(places)))
		}
		if i%5 == 1 {
			edge("OWNS", fmt.Sprintf("firm:%06d", tail(firms)), firm)
		}
	}
	for i := range agencies {
		agency := fmt.Sprintf("agency:%06d", i)
		node("Agency", agency)
		edge("SERVES", agency, fmt.Sprintf("county:%05d", tail(places)))
		edge("PARTNERS_WITH", agency, fmt.Sprintf("firm:%06d", tail(firms)))
		edge("MEMBER_OF", agency, fmt.Sprintf("agency:%06d", tail(agencies)))
	}
	for len(edges) < facts {
		edge("SUPPLIES", fmt.Sprintf("firm:%06d", r.IntN(firms)), fmt.Sprintf("firm:%06d", tail(firms)))
	}
	writeGenerated(b, driver, nodes, edges)
	return &tailedGraph{r, nodes, edges}
}

// writeGenerated writes nodes (label, id) and facts (relation, from, to, id) by their label and relation.
func writeGenerated(b testing.TB, driver neo4j.DriverWithContext, nodes, edges [][]any) {
	b.Helper()
	write := func(cypher string, rows []any) {
		for chunk := range slices.Chunk(rows, 10_000) {
			if _, err := neo4j.ExecuteQuery(b.Context(), driver, cypher, map[string]any{"rows": chunk}, neo4j.EagerResultTransformer); err != nil {
				b.Fatal(err)
			}
		}
	}
	byName := func(rows [][]any) map[string][]any {
		all := map[string][]any{}
		for _, row := range rows {
			name, _ := row[0].(string)
			all[name] = append(all[name], row)
		}
		return all
	}
	for label, rows := range byName(nodes) {
		write(`UNWIND $rows AS row CREATE (:Entity:`+label+` {id: row[1], name: row[1], sortName: row[1], sources: []})`, rows)
	}
	for relation, rows := range byName(edges) {
		write(`UNWIND $rows AS row MATCH (a:Entity {id: row[1]}), (b:Entity {id: row[2]})
CREATE (a)-[:`+relation+` {id: row[3], status: 'REPORTED', confidence: 1.0, sources: []}]->(b)`, rows)
	}
	if _, err := neo4j.ExecuteQuery(b.Context(), driver, "CALL db.awaitIndexes(300)", nil, neo4j.EagerResultTransformer); err != nil {
		b.Fatal(err)
	}
}
