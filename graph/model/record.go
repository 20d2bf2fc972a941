package model

// Origin is the place in a file from which a record was read, for messages about it.
type Origin struct {
	File string // name as the user gave it, or as it stands in the starter dataset
	Line int    // 1-based line on which the row begins
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
	Props   map[string]any // other stored properties: string, int64, float64, []string or model.Point
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
