package loaders

import (
	"context"
	"fmt"
)

// The graph's version is a whole number in a node of its own, which loaders/store writes. Each transaction that changes entities or facts makes it another even
// number that it never was before, and it is odd while one commits: Neo4j shows the changes of a commit one by one. So what was read between two
// reads of the same even number is of one version of the graph.

// VersionMatch writes the version of the graph as a variable, -1 where no transaction has left one, and keeps others. A commit that was begun a minute
// ago and has not ended never will: its process died before it.
func VersionMatch(name string, keep string) string {
	return `OPTIONAL MATCH (v:GraphVersion {id: 'graph'})
WITH ` + keep + `coalesce(CASE WHEN v.version % 2 = 1 AND timestamp() - v.since > 60000 THEN v.version - 1 ELSE v.version END, -1) AS ` + name
}

// GraphState is what all answers depend on beside what is asked: what the graph holds.
type GraphState struct {
	Release  string // version of the starter dataset; "": it was never loaded
	LoadedAt string // when it was loaded, RFC 3339; "": never
	Contents string // another text whenever an import has written anything
	Moving   bool   // a transaction that changes the graph commits at this moment
}

// ReadState reads the state of the graph. Series, sources and claims do not raise its version, so the counts of the imports, which each of
// their transactions writes, are part of it.
func ReadState(ctx context.Context) (GraphState, error) {
	op, err := FromContext(ctx)
	if err != nil {
		return GraphState{}, err
	}
	c, err := op.query.read(ctx, stateRead(), nil)
	if err != nil {
		return GraphState{}, fmt.Errorf("state of the graph: %w", err)
	}
	version := c.Int()
	state := GraphState{Release: c.OptionalText(), LoadedAt: c.OptionalText(), Moving: version >= 0 && version%2 == 1}
	state.Contents = fmt.Sprint(version, " ", c.Text(), " ", state.LoadedAt)
	if err := c.Err(); err != nil {
		return GraphState{}, fmt.Errorf("state of the graph: %w", err)
	}
	return state, nil
}

// stateRead reads the state of the graph.
func stateRead() string {
	return VersionMatch("version", "") + `
OPTIONAL MATCH (r:Release)
WITH version, r LIMIT 1
OPTIONAL MATCH (i:Import)
WITH version, r, count(i) AS imports, sum(i.rowsRead) AS rows, sum(i.made) AS made, sum(i.changed) AS changed, max(i.endedAt) AS ended
RETURN version, r.version, toString(r.loadedAt),
  toString(imports) + ' ' + toString(rows) + ' ' + toString(made) + ' ' + toString(changed) + ' ' + coalesce(toString(ended), '')`
}
