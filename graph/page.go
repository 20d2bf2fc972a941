package graph

import "puente/graph/model"

// page is a page of a list in its own order.
func page(first *int32, after *string, last *int32, before *string) model.Page {
	return model.Page{First: first, After: after, Last: last, Before: before}
}

// ordered is a page of a list in the order that was asked for.
func ordered[F ~string](by *model.Order[F], first *int32, after *string, last *int32, before *string) model.Page {
	p := page(first, after, last, before)
	if by != nil {
		p.Field, p.Descending = string(by.Field), by.Direction == model.OrderDirectionDesc
	}
	return p
}
