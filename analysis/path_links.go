package analysis

// LinkGraph is a directed graph that grows while it is explored. Entities are numbered in the order in which they are added, and so are
// links. There is at most one link from an entity to another. The zero value is empty.
type LinkGraph struct {
	links             []linked
	firstOut, firstIn []int32 // by entity: number of its first link, plus 1; 0: it has none
}

// linked is a link, and the numbers, plus 1, of the next ones that begin and end where it does.
type linked struct {
	from, to, cost  int32
	nextOut, nextIn int32
	confidence      float64
}

// Reset removes everything, and keeps the memory.
func (g *LinkGraph) Reset() {
	g.links, g.firstOut, g.firstIn = g.links[:0], g.firstOut[:0], g.firstIn[:0]
}

// AddEntity adds an entity without links.
func (g *LinkGraph) AddEntity() {
	g.firstOut, g.firstIn = append(g.firstOut, 0), append(g.firstIn, 0)
}

// entities is the number of entities.
func (g *LinkGraph) entities() int { return len(g.firstOut) }

// AddLink adds a link between two entities, of a cost of at least 1.
func (g *LinkGraph) AddLink(from, to, cost int, confidence float64) {
	g.links = append(g.links, linked{int32(from), int32(to), int32(cost), g.firstOut[from], g.firstIn[to], confidence})
	number := int32(len(g.links))
	g.firstOut[from], g.firstIn[to] = number, number
}

// Ends are the entities that a link joins.
func (g *LinkGraph) Ends(link int) (from, to int) {
	l := &g.links[link]
	return int(l.from), int(l.to)
}

// neighbours calls f for each link that begins at an entity, or, back, that ends there, with its other end.
func (g *LinkGraph) neighbours(at int32, back bool, f func(other, cost int32)) {
	if back {
		for n := g.firstIn[at]; n != 0; n = g.links[n-1].nextIn {
			f(g.links[n-1].from, g.links[n-1].cost)
		}
		return
	}
	for n := g.firstOut[at]; n != 0; n = g.links[n-1].nextOut {
		f(g.links[n-1].to, g.links[n-1].cost)
	}
}

// Unreachable is the cost of a path that does not exist.
const Unreachable = 1<<31 - 1

// LeastCosts gives the least cost from an entity to each entity, or, back, from each entity to it, over any number of hops (Dial's algorithm).
func (g *LinkGraph) LeastCosts(from int, back bool) []int32 {
	costs := make([]int32, g.entities())
	for i := range costs {
		costs[i] = Unreachable
	}
	costs[from] = 0
	// Costs are small integers: the queue has one bucket for each.
	buckets := [][]int32{{int32(from)}}
	for c := int32(0); int(c) < len(buckets); c++ {
		for _, at := range buckets[c] {
			if costs[at] != c {
				continue // reached at less cost
			}
			g.neighbours(at, back, func(other, cost int32) {
				if reached := c + cost; reached < costs[other] {
					costs[other] = reached
					for len(buckets) <= int(reached) {
						buckets = append(buckets, nil)
					}
					buckets[reached] = append(buckets[reached], other)
				}
			})
		}
		buckets[c] = nil
	}
	return costs
}

// Hops counts the hops from an entity to each entity, or, back, from each entity to it, up to a maximum; -1: it cannot be reached by as many.
func (g *LinkGraph) Hops(from int, back bool, most int) []int8 {
	hops, level := make([]int8, g.entities()), []int32{int32(from)}
	for i := range hops {
		hops[i] = -1
	}
	hops[from] = 0
	for n := int8(1); len(level) > 0 && int(n) <= most; n++ {
		var further []int32
		for _, at := range level {
			g.neighbours(at, back, func(other, _ int32) {
				if hops[other] < 0 {
					hops[other] = n
					further = append(further, other)
				}
			})
		}
		level = further
	}
	return hops
}
