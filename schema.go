// Package puente holds the contract as a file, for those who serve it. The server is in server/, and README.md says what it is.
package puente

import _ "embed"

//go:embed schema.graphqls
var sdl string

// SDL is the contract in the schema definition language, as schema.graphqls has it.
func SDL() string { return sdl }
