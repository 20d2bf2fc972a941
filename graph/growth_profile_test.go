package graph

import (
	"cmp"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// collecting is a database that collects statements, and answers with empty lists; look-ups by id are answered by the real one.
type collecting struct {
	h          *harness
	document   readDocument
	mu         sync.Mutex
	seen       map[string]bool
	statements []collected
}

// collected is a statement of a document.
type collected struct {
	document readDocument
	cypher   string
	params   map[string]any
}

func (c *collecting) query(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
	if strings.HasPrefix(cypher, "\nUNWIND $ids") {
		result, err := neo4j.ExecuteQuery(ctx, c.h.driver, cypher, params, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithReadersRouting())
		if err != nil {
			return nil, err
		}
		return result.Records, nil
	}
	c.mu.Lock()
	if !c.seen[cypher] { // what several kinds have in common is one text
		c.seen[cypher] = true
		c.statements = append(c.statements, collected{c.document, cypher, params})
	}
	c.mu.Unlock()
	values := []any{[]any{}}
	switch {
	case strings.HasSuffix(cypher, "AS exists, rows"):
		values = []any{true, []any{}}
	case strings.HasSuffix(cypher, "AS unknown"): // beside what is read, the ids that nothing has
		values = []any{[]any{}, []any{}}
	case strings.HasSuffix(cypher, "AS total"):
		values = []any{int64(0)}
	case strings.HasSuffix(cypher, "AS answer"):
		return nil, fmt.Errorf("collected")
	}
	return []*neo4j.Record{{Values: values, Keys: make([]string, len(values))}}, nil
}

// batchSize is how many statements are profiled as one, since Neo4j plans them faster so.
const batchSize = 12

// profile runs the statements with PROFILE and reports each operator with too many hits. Those of a batch that has one are run alone.
func (c *collecting) profile(t *testing.T) {
	batches := make(chan []collected)
	var all sync.WaitGroup
	for range 2 { // Neo4j plans a statement on one core
		all.Go(func() {
			for batch := range batches {
				if len(c.excess(t, batch)) > 0 {
					for _, one := range batch {
						for _, what := range c.excess(t, []collected{one}) {
							t.Errorf("%s: %s\n%s", one.document.text, what, one.cypher)
						}
					}
				}
			}
		})
	}
	slices.SortStableFunc(c.statements, func(a, b collected) int { return cmp.Compare(a.document.allowed, b.document.allowed) })
	for len(c.statements) > 0 {
		n := 1
		for n < min(batchSize, len(c.statements)) && c.statements[n].document.allowed == c.statements[0].document.allowed {
			n++
		}
		batches <- c.statements[:n]
		c.statements = c.statements[n:]
	}
	close(batches)
	all.Wait()
}

// excess runs a batch as subqueries of one statement, and describes the operators with too many hits.
func (c *collecting) excess(t *testing.T, batch []collected) []string {
	parameter, last := regexp.MustCompile(`\$p\.(\w+)`), regexp.MustCompile(`(?s)RETURN (.*)$`)
	var text strings.Builder
	params := map[string]any{}
	for i, each := range batch {
		own := fmt.Sprintf("s%d_", i)
		for name, v := range each.params {
			params[own+name] = v
		}
		at := strings.LastIndex(each.cypher, "\nRETURN ")
		body, result := each.cypher[:at], last.FindStringSubmatch(each.cypher[at:])[1]
		result = regexp.MustCompile(` AS \w+$`).ReplaceAllString(strings.Replace(result, "AS exists, rows", "AS exists", 1), "")
		fmt.Fprintf(&text, "CALL () {\n%s\nRETURN [%s] AS r%d\n}\n", parameter.ReplaceAllString(body, "$$p."+own+"$1"), parameter.ReplaceAllString(result, "$$p."+own+"$1"), i)
	}
	text.WriteString("RETURN [r0")
	for i := range batch[1:] {
		fmt.Fprintf(&text, ", r%d", i+1)
	}
	text.WriteString("] AS read")
	result, err := neo4j.ExecuteQuery(t.Context(), c.h.driver, "PROFILE "+text.String(), map[string]any{"p": params}, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithReadersRouting())
	if err != nil {
		t.Errorf("%v\n%s", err, text.String())
		return nil
	}
	var found []string
	describe(result.Summary.Profile(), batch[0].document.allowed, &found)
	return found
}

func describe(step neo4j.ProfiledPlan, allowed int64, found *[]string) {
	if name := step.Operator(); step.DbHits() > allowed || strings.Contains(name, "AllNodesScan") || strings.Contains(name, "TypeScan") || strings.Contains(name, "AllRelationshipsScan") {
		*found = append(*found, fmt.Sprintf("%d hits of at most %d: %s %.300v", step.DbHits(), allowed, name, step.Arguments()["Details"]))
	}
	for _, child := range step.Children() {
		describe(child, allowed, found)
	}
}
