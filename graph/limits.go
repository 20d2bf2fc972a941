package graph

import "time"

// Limits bounds what one request may ask for. It is checked before anything is read.
type Limits struct {
	Body        int           // bytes of the request
	Time        time.Duration // until the result is complete
	Text        int           // bytes of the query text
	Tokens      int           // lexical tokens of the query text
	Name        int           // letters of a name in the query text
	Definitions int           // fragments of the query text, and operations
	Variables   int           // that the query text declares
	Selections  int           // fields and fragments as written; keeps validation, which compares them pairwise, cheap
	Depth       int           // fields within fields, fragments unfolded
	Aliases     int           // renamed fields, as written and with fragments unfolded
	Cost        int           // values that the answer may hold, by its page sizes, and what fields add by the directive @cost
	Computed    int           // fields that Go computes, fragments unfolded
	Page        int           // rows of one list, and elements of a list that is given
	Streams     int           // connections on which clients wait for events, at once
	Files       int           // lists that are written as files, at once
	FileRows    int           // rows of a file
	Dear        int           // cost above which a request is admitted as a dear one
}

// Assumed lengths of lists without a page size.
const (
	// defaultPage is the page size of the contract if neither `first` nor `last` is given.
	defaultPage = 25
	// plainList is assumed of a list without pages, such as the sources of a fact.
	plainList = 10
)

// DefaultLimits admit what people and GraphiQL ask: a page of 1,000 firms with sources, and four
// levels of lists of ten. An answer of half a million values takes about a second of one core.
func DefaultLimits() Limits {
	return Limits{
		Body: 1 << 20, Time: 30 * time.Second,
		Text: 256 << 10, Tokens: 10_000, Name: 128, Definitions: 50, Variables: 100, Selections: 1_000, Depth: 20, Aliases: 100, Cost: 500_000, Computed: 10, Page: 1_000, Dear: 50_000,
		Streams: 256, Files: 8, FileRows: 1_000_000,
	}
}
