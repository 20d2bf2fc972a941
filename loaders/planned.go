package loaders

import (
	"context"
	"errors"
	"sync/atomic"

	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// plannedStatements mirrors Neo4j's cache of query plans: the texts that it has run or explained. All values of a statement are in one
// map, so the text alone is the key of that cache.
type plannedStatements struct {
	texts   *lru.Cache[string, struct{}]
	running atomic.Int64 // statements of requests that run now
}

func newPlannedStatements() *plannedStatements {
	texts, err := lru.New[string, struct{}](mirrored(defaultPlanCache))
	if err != nil {
		panic(err) // the size is not positive
	}
	return &plannedStatements{texts: texts}
}

// mirrored is how many texts are remembered of a cache of some size. Neo4j does not evict what was used least recently alone, so
// the mirror is a little smaller.
func mirrored(size int) int { return max(1, size-size/10) }

// observe is the same query, whose statements are planned once they have run.
func (p *plannedStatements) observe(query Query) Query {
	return func(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
		p.running.Add(1)
		defer p.running.Add(-1)
		records, err := query(ctx, cypher, params)
		if err != nil {
			p.failed(err)
			return nil, err
		}
		p.texts.Add(cypher, struct{}{})
		return records, nil
	}
}

// failed forgets all plans where the connection was lost, since Neo4j may have been restarted.
func (p *plannedStatements) failed(err error) {
	var lost *neo4j.ConnectivityError
	if errors.As(err, &lost) {
		p.texts.Purge()
	}
}

// unplanned counts the texts that have no plan.
func (p *plannedStatements) unplanned(texts []string) int {
	n := 0
	for _, text := range texts {
		if !p.texts.Contains(text) {
			n++
		}
	}
	return n
}
