package model

// Source is a document or release of a dataset on which facts rest.
type Source struct {
	ID        string
	TitleEN   string
	TitleES   *string
	Publisher string
	URL       string
	Vintage   *string
	Retrieved Date
	Licence   string

	Dataset    *string // of which it is a release; nil where it is a document of its own
	ReleasedOn *Date
	Full       bool // lists all that holds

	RowsRead    int
	RowsTaken   int
	RowsMerged  int
	RowsRefused int
	RowsOutside int
}

// SourceConnection is a page of a list of them.
type SourceConnection = Connection[*Source]

// SourceEdge is one of a page.
type SourceEdge = Edge[*Source]

// IsNode marks a source as a Node.
func (*Source) IsNode() {}

// GetID returns the id.
func (s *Source) GetID() string { return s.ID }

// Title is the title in a language, or in the other where there is none.
func (s *Source) Title(lang Language) string { return pick(lang, s.TitleEN, s.TitleES) }
