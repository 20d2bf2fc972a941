package ingest

import (
	"errors"
	"strings"

	"puente/graph/model"
)

// cellError says why a row is refused: the column and the value at fault, where one is, and the reason.
type cellError struct{ column, value, reason string }

// Error is the reason alone; a model.BadRow adds the place, the column and the value.
func (e cellError) Error() string { return e.reason }

// outOfScope marks a row that is valid and describes something that the graph does not hold.
type outOfScope struct{ cellError }

// refuse describes the last row as refused for an error.
func (r *rows) refuse(err error) *model.BadRow {
	bad := r.bad("", "", err.Error())
	if e := (cellError{}); errors.As(err, &e) {
		bad.Column, bad.Value = e.column, strings.Clone(e.value)
	}
	if e := (outOfScope{}); errors.As(err, &e) {
		bad.Column, bad.Value, bad.Outside = e.column, strings.Clone(e.value), true
	}
	return bad
}
