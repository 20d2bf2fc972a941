package files

import (
	"encoding/json"
	"io"
)

// linesEncoder writes JSON lines: first an object with the member `puente`, which says where the file comes from, then each element as it is in the
// answer.
type linesEncoder struct {
	to   io.Writer
	bare bool
}

func (e *linesEncoder) begin(about About, _ []string) error {
	if e.bare {
		return nil
	}
	return e.write(map[string]any{"puente": about.members()})
}

func (e *linesEncoder) row(r row) error {
	if value, plain := r.element[elementKey]; plain {
		return e.write(value)
	}
	if len(r.element) == 1 {
		for _, value := range r.element {
			return e.write(value)
		}
	}
	return e.write(r.element)
}

func (e *linesEncoder) end(ending Ending) error {
	if e.bare || ending.Complete {
		return nil
	}
	return e.write(map[string]any{"puente": map[string]any{"complete": false, "note": ending.Note}})
}

func (e *linesEncoder) write(value any) error {
	encoder := json.NewEncoder(e.to)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(value)
}

// members are the parts of About as JSON.
func (a About) members() map[string]any {
	members := map[string]any{}
	for _, line := range a.lines()[1:] {
		members[line[0]] = line[1]
	}
	return members
}
