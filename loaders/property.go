package loaders

import (
	"fmt"

	"puente/graph/model"
)

// property binds a stored property to the variable into which it is read.
type property struct {
	name string
	to   any // pointer to a type that Columns.assign knows, or func(*Columns)
}

// maker makes an empty node, and the properties that fill it.
type maker func() (model.Node, []property)

// entityOf declares the properties of an entity: what is read of it, and into which field.
func entityOf[T any, P interface {
	*T
	model.Entity
}](own func(P) []property) maker {
	return func() (model.Node, []property) {
		e := P(new(T))
		c := e.Base()
		common := []property{
			{"id", &c.ID}, {"name", &c.NameEN}, {"nameEs", &c.NameES}, {"aliases", &c.Aliases}, {"sources", &c.SourceIDs},
		}
		return e, append(common, own(e)...)
	}
}

// recordOf declares the properties of a node that is no entity.
func recordOf[T any, P interface {
	*T
	model.Node
}](own func(P) []property) maker {
	return func() (model.Node, []property) {
		n := P(new(T))
		return n, own(n)
	}
}

// enum reads a property into a type made of string. Null leaves the empty string.
func enum[T ~string](to *T) func(*Columns) {
	return func(c *Columns) { *to = T(c.OptionalText()) }
}

// optionalEnum reads a property that may be null into a type made of string.
func optionalEnum[T ~string](to **T) func(*Columns) {
	return func(c *Columns) {
		s, present := optional[string](c)
		*to = pointer(T(s), present)
	}
}

// figures reads a list property of numbers.
func figures(to *[]float64) func(*Columns) {
	return func(c *Columns) { *to = c.figures() }
}

// seriesFlags reads the flags of a series: a letter for each cell.
func seriesFlags(to *string) func(*Columns) {
	return func(c *Columns) {
		*to = c.OptionalText()
		if err := checkFlags(*to); err != nil {
			c.fail(err)
		}
	}
}

// checkFlags is an error if a letter stands for no flag.
func checkFlags(letters string) error {
	for i := range len(letters) {
		if _, ok := model.FlagOf(letters[i]); !ok {
			return fmt.Errorf("%q is not a flag", letters[i])
		}
	}
	return nil
}

// enumList reads a list property into a type made of string.
func enumList[T ~string](to *[]T) func(*Columns) {
	return func(c *Columns) {
		*to = []T{}
		for _, s := range c.Texts() {
			*to = append(*to, T(s))
		}
	}
}
