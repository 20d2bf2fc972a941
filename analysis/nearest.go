package analysis

// Nearest gives the best path from one entity to each of the targets that are nearest to it, in the order in which Best puts paths, and
// says whether they are the best of all. A target may stand on the way to another; the entity itself is not its own.
//
// It seeks the best path to any target, takes that target from the list, and seeks again.
func (g *PathGraph) Nearest(from int, targets []int, first, maxHops, steps int) (found []RankedPath, complete bool) {
	end := len(g.out) // beyond every target, so that one search finds the nearest
	for len(found) < first {
		links := make([][]Link, end+1)
		copy(links, g.out)
		for _, t := range targets {
			if t != from {
				links[t] = append(append([]Link{}, g.out[t]...), Link{From: t, To: end, Cost: 1, Confidence: 1})
			}
		}
		best, complete := (&PathGraph{out: links}).Best(PathQuery{From: from, To: end, First: 1, MaxHops: maxHops + 1, Steps: steps})
		if len(best) == 0 {
			return found, complete
		}
		path := best[0]
		last := len(path.Links) - 1
		nearest := path.Links[last].From
		found = append(found, RankedPath{Links: path.Links[:last], Cost: path.Cost - 1, Confidence: path.Confidence})
		targets = without(targets, nearest)
	}
	return found, true
}

func without(list []int, one int) []int {
	kept := make([]int, 0, len(list))
	for _, each := range list {
		if each != one {
			kept = append(kept, each)
		}
	}
	return kept
}
