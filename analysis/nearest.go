package analysis

// Nearest gives the best path from one entity to each of the first nearest targets, in the order of Best, and reports whether the
// search was complete. A target may lie on the path to another; the start entity is no target of its own. Of the query, To and the requirements are
// of no account, and the bounds are those of each target.
//
// It searches the best path to any target, removes that target from the list, and searches again.
func (g *PathGraph) Nearest(q PathQuery, targets []int) (found []RankedPath, complete bool) {
	sink := len(g.out) // an added entity behind every target, so that one search finds the nearest target
	for len(found) < q.First {
		links := make([][]Link, sink+1)
		copy(links, g.out)
		for _, t := range targets {
			if t != q.From {
				links[t] = append(append([]Link{}, g.out[t]...), Link{From: t, To: sink, Cost: 1, Confidence: 1})
			}
		}
		best, complete := (&PathGraph{out: links}).Best(PathQuery{
			From: q.From, To: sink, First: 1, MaxHops: q.MaxHops + 1, MaxExpansions: q.MaxExpansions, Stopped: q.Stopped,
		})
		if len(best) == 0 {
			return found, complete
		}
		path := best[0]
		last := len(path.Links) - 1
		nearest := path.Links[last].From
		found = append(found, RankedPath{Links: path.Links[:last], Cost: path.Cost - 1, Confidence: path.Confidence})
		targets = remove(targets, nearest)
	}
	return found, true
}

// remove is a copy of a list without one number.
func remove(list []int, one int) []int {
	kept := make([]int, 0, len(list))
	for _, each := range list {
		if each != one {
			kept = append(kept, each)
		}
	}
	return kept
}
