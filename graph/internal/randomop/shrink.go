package randomop

import "github.com/vektah/gqlparser/v2/ast"

// tries is how often Shrink asks whether a smaller operation still fails.
const tries = 1_000

// Shrink makes an operation smaller while it stays valid and still fails. It takes away one thing after the other,
// large ones first, until nothing can go, or until it has tried often enough.
func Shrink(schema *ast.Schema, op Operation, fails func(Operation) bool) Operation {
	left := tries
	for smaller := true; smaller; {
		smaller = false
		for i := 0; left > 0; {
			next, ok := edited(schema, op, i)
			if !ok {
				break
			}
			if next.String() == op.String() || Check(schema, next) != nil {
				i++
				continue
			}
			left--
			if fails(next.Clone()) {
				op, smaller = next, true // what was to be edited next has this number now
			} else {
				i++
			}
		}
	}
	return op
}

// edited is the operation after one of the edits that could be made to it. It is parsed anew for each: an edit works
// on the document in place.
func edited(schema *ast.Schema, op Operation, i int) (Operation, bool) {
	d, err := newDraft(schema, op)
	if err != nil {
		return op, false
	}
	edits := d.edits()
	if i >= len(edits) {
		return op, false
	}
	edits[i]()
	d.tidy()
	return d.operation(), true
}
