package randomop

import (
	"encoding/base64"
	"encoding/json"
	"slices"
)

// World is what arguments are drawn from, so that some of them meet what is stored.
type World struct {
	IDs map[string][]string // by type: Firm, County, …, Source

	// Codes are found by the name of an argument, a condition or a field of an input type (fips, country, asOf), or by
	// type and name where a name alone would be ambiguous (Port.code, Firm.name). Numbers and values of enums are
	// written as texts, too (vintage, statuses).
	Codes map[string][]string

	Words   []string // for names and searches: real ones, and what a careless writer of queries trips over
	Cursors []string // of earlier answers, of any list
}

// maxCursors is how many cursors a world remembers.
const maxCursors = 2_000

// Harvest adds the cursors that an answer holds. Aliases may hide the field, so they are told by their form.
func (w *World) Harvest(answer any) {
	if len(w.Cursors) >= maxCursors {
		return
	}
	switch v := answer.(type) {
	case map[string]any:
		for _, name := range sortedKeys(v) {
			w.Harvest(v[name])
		}
	case []any:
		for _, each := range v {
			w.Harvest(each)
		}
	case string:
		if orderOfCursor(v) != "" && !slices.Contains(w.Cursors, v) {
			w.Cursors = append(w.Cursors, v)
		}
	}
}

// position is what a cursor says.
type position struct {
	Order string `json:"o"`
	Key   any    `json:"k"`
	ID    string `json:"i"`
	Fact  string `json:"f,omitempty"`
}

// cursor writes a position as the server does.
func (p position) cursor() string {
	text, err := json.Marshal(p)
	if err != nil {
		return "" // texts and numbers always marshal
	}
	return base64.RawURLEncoding.EncodeToString(text)
}

// orderOfCursor names the list and the order to which a cursor belongs, and empty where the text is none.
func orderOfCursor(text string) string {
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		return ""
	}
	var p position
	if json.Unmarshal(raw, &p) != nil || p.ID == "" {
		return ""
	}
	return p.Order
}

func sortedKeys[V any](m map[string]V) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
