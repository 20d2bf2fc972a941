package ingest

import (
	"fmt"
	"strings"

	"puente/graph/model"
)

// notes collects what was left out of rows that were read: the first of each kind is shown, and the others are counted.
type notes struct {
	file string
	all  []*model.BadRow
	more map[string]int // how many there are of a column and reason
}

func (n *notes) add(line int, column, value, reason string) {
	if n.more == nil {
		n.more = map[string]int{}
	}
	key := column + "\x00" + reason
	if n.more[key]++; n.more[key] == 1 {
		n.all = append(n.all, &model.BadRow{
			Origin: model.Origin{File: n.file, Line: line}, Column: column, Value: strings.Clone(value), Reason: reason, Note: true,
		})
	}
}

// emit passes the notes on.
func (n *notes) emit(source string, bad func(model.BadRow) error) error {
	for _, note := range n.all {
		each := *note
		each.Source = source
		if count := n.more[note.Column+"\x00"+note.Reason]; count > 1 {
			each.Reason += fmt.Sprintf(" (and so in %d more rows)", count-1)
		}
		if err := bad(each); err != nil {
			return err
		}
	}
	return nil
}
