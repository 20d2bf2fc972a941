// Package graph is the GraphQL face: resolvers, one line each. It holds no
// Cypher and knows no driver; what a field reads is declared in loaders.
package graph

//go:generate go tool gqlgen generate
