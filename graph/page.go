package graph

import "puente/graph/model"

func page(first *int32, after *string, last *int32, before *string) model.Page {
	return model.Page{First: first, After: after, Last: last, Before: before}
}

func entityOrder(by *model.EntityOrder, first *int32, after *string, last *int32, before *string) model.Page {
	p := page(first, after, last, before)
	if by != nil {
		p.Field, p.Descending = string(by.Field), by.Direction == model.OrderDirectionDesc
	}
	return p
}

func placeOrder(by *model.PlaceOrder, first *int32, after *string, last *int32, before *string) model.Page {
	p := page(first, after, last, before)
	if by != nil {
		p.Field, p.Descending = string(by.Field), by.Direction == model.OrderDirectionDesc
	}
	return p
}

func codeOrder(by *model.CodeOrder, first *int32, after *string, last *int32, before *string) model.Page {
	p := page(first, after, last, before)
	if by != nil {
		p.Field, p.Descending = string(by.Field), by.Direction == model.OrderDirectionDesc
	}
	return p
}
