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

	RowsRead    int
	RowsTaken   int
	RowsMerged  int
	RowsRefused int
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
