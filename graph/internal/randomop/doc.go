// Package randomop makes random valid operations for a schema, and makes smaller those that show a fault.
//
// It walks the schema, so a new type or field is covered without an edit. Only the values of arguments are drawn
// with knowledge of what they mean: an operation that asks for nothing that exists tests little.
package randomop
