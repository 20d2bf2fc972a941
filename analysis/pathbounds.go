package analysis

// walk is what a walk comes to: its cost, and the confidence of its weakest link.
type walk struct {
	cost       int
	confidence float64
}

func (w walk) better(v walk) bool {
	return w.cost < v.cost || w.cost == v.cost && w.confidence > v.confidence
}

// bounds holds the best walk to the end of a query: by how many hops it may take, what it has yet to pass, and where it begins.
type bounds struct {
	entities, needs int
	walks           []walk
}

func (b *bounds) at(hops, needs, entity int) walk {
	return b.walks[(hops*b.needs+needs)*b.entities+entity]
}

// bounds fills the table hop by hop. A walk that has come to the end does not leave it.
func (g *PathGraph) bounds(q PathQuery) *bounds {
	b := &bounds{entities: len(g.out), needs: q.Needs + 1}
	b.walks = make([]walk, (q.MaxHops+1)*b.needs*b.entities)
	for i := range b.walks {
		b.walks[i] = walk{cost: Far}
	}
	for hops := range q.MaxHops + 1 {
		b.walks[hops*b.needs*b.entities+q.To] = walk{confidence: 1}
		if hops == 0 {
			continue
		}
		for needs := range b.needs {
			row := b.walks[(hops*b.needs+needs)*b.entities:][:b.entities]
			for from, out := range g.out {
				if from == q.To {
					continue
				}
				for _, l := range out {
					rest := b.at(hops-1, needs&^q.passes(l.To), l.To)
					if rest.cost >= Far {
						continue
					}
					if w := (walk{rest.cost + l.Cost, min(rest.confidence, l.Confidence)}); w.better(row[from]) {
						row[from] = w
					}
				}
			}
		}
	}
	return b
}
