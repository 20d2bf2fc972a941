package randomop

import (
	"math"
	"math/rand/v2"
)

// Budget bounds what an operation asks for.
type Budget struct {
	Depth      int     // fields within fields, fragments unfolded
	Selections int     // fields and fragments as written
	Aliases    int     // renamed fields, fragments unfolded
	Rows       int     // rows that lists within lists may bring, by their page sizes
	Values     int     // values that the whole answer may hold
	Bad        float64 // share of operations with an argument that is refused only when it runs
}

// DefaultBudget keeps operations well below what a server allows, and their answers small.
func DefaultBudget() Budget {
	return Budget{Depth: 16, Selections: 70, Aliases: 80, Rows: 150, Values: 20_000, Bad: 0.03}
}

// size draws how many selections to aim for: small numbers as often as large ones, since both find faults.
func (b Budget) size(r *rand.Rand) int {
	const least = 5
	most := float64(b.Selections) * 0.8 // wrapping something into a fragment adds some
	if most <= least {
		return b.Selections
	}
	return int(math.Exp(math.Log(least) + r.Float64()*math.Log(most/least)))
}

// room is what a part of an operation may still grow to.
type room struct {
	depth int // levels of fields
	size  int // selections
	rows  int // rows for one value here
	page  int // rows of the connection whose fields these are
}

// within is the room below a field of so many rows.
func (h room) within(rows int) room {
	return room{depth: h.depth - 1, size: h.size - 1, rows: h.rows / max(1, rows)}
}
