package analysis

// walk is the cost of a walk and the confidence of its weakest link.
type walk struct {
	cost       int
	confidence float64
}

func (w walk) better(v walk) bool {
	return w.cost < v.cost || w.cost == v.cost && w.confidence > v.confidence
}

// heuristic is the table of the best walks to the end of a query, by the number of hops that are left, the requirements still to meet,
// and the entity where the walk begins. It is the lower bound of the A* search.
type heuristic struct {
	entities, masks int
	walks           []walk // index (hops·masks + required)·entities + entity
}

func (h *heuristic) at(hops, required, entity int) walk {
	return h.walks[(hops*h.masks+required)*h.entities+entity]
}

// heuristic fills the table by dynamic programming over the number of hops. A walk ends where it first reaches the end. Rows of more hops than are left
// after the fewest from the beginning are of no use, and left out.
func (g *PathGraph) heuristic(q PathQuery) *heuristic {
	h := &heuristic{entities: len(g.out), masks: q.Required + 1}
	h.walks = make([]walk, (q.MaxHops+1)*h.masks*h.entities)
	for i := range h.walks {
		h.walks[i] = walk{cost: Unreachable}
	}
	least := g.hops(q.From)
	for hops := range q.MaxHops + 1 {
		h.walks[hops*h.masks*h.entities+q.To] = walk{confidence: 1}
		if hops == 0 {
			continue
		}
		for required := range h.masks {
			row := h.walks[(hops*h.masks+required)*h.entities:][:h.entities]
			for from, out := range g.out {
				if from == q.To || least[from] < 0 || least[from]+hops > q.MaxHops {
					continue
				}
				for _, l := range out {
					rest := h.at(hops-1, required&^q.satisfies(l.To), l.To)
					if rest.cost >= Unreachable {
						continue
					}
					if w := (walk{rest.cost + l.Cost, min(rest.confidence, l.Confidence)}); w.better(row[from]) {
						row[from] = w
					}
				}
			}
		}
	}
	return h
}

// hops counts the hops from an entity to each other one; -1: it cannot be reached.
func (g *PathGraph) hops(from int) []int {
	hops, queue := make([]int, len(g.out)), []int{from}
	for i := range hops {
		hops[i] = -1
	}
	hops[from] = 0
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for _, l := range g.out[at] {
			if hops[l.To] < 0 {
				hops[l.To] = hops[at] + 1
				queue = append(queue, l.To)
			}
		}
	}
	return hops
}
