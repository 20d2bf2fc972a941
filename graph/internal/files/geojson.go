package files

import (
	"bytes"
	"encoding/json"
	"io"
)

// geoEncoder writes a FeatureCollection of GeoJSON (RFC 7946): a point for each row, or null where its place is not known, with its columns as properties.
// What says where the file comes from is a member `puente` of the collection.
type geoEncoder struct {
	to      io.Writer
	bare    bool
	columns []string
	begun   bool
}

func (e *geoEncoder) begin(about About, columns []string) error {
	e.columns = columns
	text := `{"type":"FeatureCollection",`
	if !e.bare {
		members, err := encoded(about.members())
		if err != nil {
			return err
		}
		text += `"puente":` + members + ","
	}
	_, err := io.WriteString(e.to, text+`"features":[`)
	return err
}

func (e *geoEncoder) row(r row) error {
	properties := make(map[string]any, len(e.columns))
	for i, name := range e.columns {
		properties[name] = r.cells[i]
	}
	text, err := encoded(map[string]any{"type": "Feature", "geometry": geometryOf(r.element), "properties": properties})
	if err != nil {
		return err
	}
	if e.begun {
		text = "," + text
	}
	e.begun = true
	_, err = io.WriteString(e.to, "\n"+text)
	return err
}

func (e *geoEncoder) end(ending Ending) error {
	text := "\n]"
	if !ending.Complete && !e.bare {
		note, err := encoded(ending.Note)
		if err != nil {
			return err
		}
		text += `,"note":` + note
	}
	_, err := io.WriteString(e.to, text+"}\n")
	return err
}

// geometryOf is the point of a row, or nil.
func geometryOf(value any) any {
	object, ok := value.(map[string]any)
	if !ok {
		return nil
	}
	if at, ok := object[locationKey].(map[string]any); ok {
		return map[string]any{"type": "Point", "coordinates": []any{at["longitude"], at["latitude"]}}
	}
	for _, key := range []string{"node", elementKey} {
		if at := geometryOf(object[key]); at != nil {
			return at
		}
	}
	for _, inner := range object { // of a row: its edge and its node, which are one
		if _, nested := inner.(map[string]any); nested && len(object) <= 2 {
			if at := geometryOf(inner); at != nil {
				return at
			}
		}
	}
	return nil
}

// encoded is a value as JSON, without escapes that only HTML needs.
func encoded(value any) (string, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(value)
	return string(bytes.TrimSpace(text.Bytes())), err
}
