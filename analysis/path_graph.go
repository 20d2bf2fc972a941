package analysis

import "slices"

// Link is a directed edge from one entity to another. Entities are numbered in the order of their ids.
type Link struct {
	From, To   int
	Cost       int // at least 1
	Confidence float64
	Tag        int // number of the link in the LinkGraph
}

// PathGraph is a directed graph with at most one link from an entity to another.
type PathGraph struct {
	out [][]Link // outgoing links of each entity, in the order of their ends
}

// Subgraph is the graph of some entities, numbered by their order in the list, which must be that of their ids. The tag of a link is its number here.
func (g *LinkGraph) Subgraph(entities []int) *PathGraph {
	place := make([]int32, g.entities()) // plus 1
	for i, n := range entities {
		place[n] = int32(i + 1)
	}
	var links []Link
	for i, n := range entities {
		for l := g.firstOut[n]; l != 0; l = g.links[l-1].nextOut {
			if each := &g.links[l-1]; place[each.to] > 0 {
				links = append(links, Link{From: i, To: int(place[each.to]) - 1, Cost: int(each.cost), Confidence: each.confidence, Tag: int(l - 1)})
			}
		}
	}
	return newSortedGraph(len(entities), links)
}

// newSortedGraph makes a graph of links that are in the order of the entities where they begin, none parallel to another.
func newSortedGraph(n int, links []Link) *PathGraph {
	g := &PathGraph{out: make([][]Link, n)}
	for first := 0; first < len(links); {
		end := first + 1
		for end < len(links) && links[end].From == links[first].From {
			end++
		}
		out := links[first:end:end]
		slices.SortFunc(out, func(a, b Link) int { return a.To - b.To })
		g.out[links[first].From] = out
		first = end
	}
	return g
}
