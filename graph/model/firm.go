package model

import "strings"

// Firm is a business under one ownership or name: what is stored of it. What is missing here is an edge, and
// the compiler asks for it.
type Firm struct {
	Common
	LegalName       *string
	Country         *string // ISO 3166-1 alpha-2 of the capital's origin
	Website         *string
	IdentifierTexts []string // SCHEME:value
}

// FirmConnection is a page of a list of them.
type FirmConnection = Connection[*Firm]

// FirmEdge is one of a page, with the fact that leads to it.
type FirmEdge = Edge[*Firm]

// Identifier is an official identifier.
type Identifier struct{ Scheme, Value string }

// Identifiers are the official identifiers of the firm.
func (f *Firm) Identifiers() []*Identifier {
	ids := make([]*Identifier, 0, len(f.IdentifierTexts))
	for _, t := range f.IdentifierTexts {
		scheme, value, _ := strings.Cut(t, ":")
		ids = append(ids, &Identifier{scheme, value})
	}
	return ids
}
