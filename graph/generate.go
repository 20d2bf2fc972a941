// Package graph is the GraphQL face. It holds no Cypher and knows no driver; what a field reads is declared in loaders.
// Resolvers that only read a declaration are generated (resolvers_gen.go); those with a rule of their own are written by hand.
package graph

//go:generate go run ./internal/generate
