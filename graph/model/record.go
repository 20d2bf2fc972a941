package model

// Origin is the place in a file from which a record was read, for messages about it.
type Origin struct {
	File string // name as the user gave it, or as it stands in the starter dataset
	Line int    // 1-based line on which the row begins; records of the same line are of one row

	// Wide says that the file tells of more places than the graph: what names an entity that the graph does not hold is
	// left out and counted, and is no fault.
	Wide bool
}

// SourceRecord is one row of a table of sources, ready to be stored.
type SourceRecord struct {
	Origin
	ID        string // "source:…"
	Publisher string
	Title     string
	TitleEs   string
	URL       string
	Vintage   string // release or edition, as its publisher names it
	Retrieved string // ISO 8601 date
	Licence   string

	Dataset    string // slug of the dataset of which it is a release; empty where it is a document of its own
	ReleasedOn string // ISO 8601 date, possibly of reduced precision; releases of a dataset are in this order
	Full       bool   // the release lists all that holds: what an earlier one says and it does not has ended
}

// EntityRecord is one row of a table of entities, ready to be stored.
type EntityRecord struct {
	Origin
	Kind    Kind
	ID      string
	Name    string
	NameEs  string // empty where there is no Spanish name of its own
	Aliases []string
	Source  string         // id of the source that names the entity
	Props   map[string]any // other stored properties: string, int64, float64, []string, []float64 or model.Point
}

// FactRecord is one row of a table of facts: one claim of one source about
// one fact, ready to be stored. Rows of the same FactID are claims about the
// same fact.
type FactRecord struct {
	Origin
	FactID     string
	Relation   Relation
	From, To   string // entity ids
	Status     FactStatus
	ValidFrom  string         // ISO 8601 date, possibly of reduced precision (2015, 2015-06); empty: not known
	ValidTo    string         // likewise; the last day on which it held
	ObservedOn string         // likewise; the date of which the source speaks
	Confidence float64        // 0–1
	Props      map[string]any // stored properties that only some relations carry: string, int64 or float64
	Source     string         // source id
	Quote      string         // what the source says, in the project's own words, or the table cell
	URL        string         // page that says it, where it differs from the source's own
	RecordedAt string         // ISO 8601 date on which the claim entered this dataset
	Dissent    bool           // the source says that the fact is not so

	RetractedAt string // ISO 8601 date on which the claim was taken back; empty: it stands
}

// Point is a place on the earth in WGS 84.
type Point struct {
	Latitude  float64 // degrees north
	Longitude float64 // degrees east
}

// FactStatus is how sure the graph is of a fact.
type FactStatus string

// The states of a fact.
const (
	StatusReported  FactStatus = "REPORTED"
	StatusInferred  FactStatus = "INFERRED"
	StatusDisputed  FactStatus = "DISPUTED"
	StatusRetracted FactStatus = "RETRACTED"
)

// SeriesRecord is one measure of one subject over time, from one release of one dataset, ready to be stored. Its periods are a
// grid: the first one, and each next a step of the frequency later. A cell without a value is NaN.
type SeriesRecord struct {
	Origin
	Rows        int // rows of the file of which it is made; 0 means one
	SeriesID    string
	Subject     string // entity id
	Measure     Measure
	Unit        string // of the values, as published: persons, thousand USD, million MXN, kg, …
	Frequency   Frequency
	Industry    string // entity id; empty where it is not by industry
	Product     string // entity id; empty where it is not by product
	Counterpart string // entity id of the other side of a flow; empty where there is none
	Mode        TransportMode
	Breakdown   string // what tells the series apart where the graph has no entity for it, in the source's words
	First       string // period of the first cell: 1996-01 or 2017
	Values      []float64
	Lows, Highs []float64 // bounds of each cell; nil where they are the values
	Flags       string    // a letter for each cell: Flag.Letter
	Source      string    // id of the source, which is the release
}
