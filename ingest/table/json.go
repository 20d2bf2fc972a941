package table

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
)

// jsonList is the answer of the Census Bureau's API as comma-separated text: a list of rows, each a list of cells, the first the header.
type jsonList struct {
	from  *json.Decoder
	begun bool
	out   bytes.Buffer
}

func jsonText(r io.Reader) io.Reader {
	from := json.NewDecoder(r)
	from.UseNumber()
	return &jsonList{from: from}
}

// Read fills p with text.
func (l *jsonList) Read(p []byte) (int, error) {
	if !l.begun {
		l.begun = true
		if _, err := l.from.Token(); err != nil {
			return 0, jsonFault(err)
		}
	}
	for l.out.Len() == 0 {
		if !l.from.More() {
			if _, err := l.from.Token(); err != nil {
				return 0, jsonFault(err)
			}
			return 0, io.EOF
		}
		var row []any
		if err := l.from.Decode(&row); err != nil {
			return 0, jsonFault(err)
		}
		cells := make([]string, len(row))
		for i, value := range row {
			switch v := value.(type) {
			case string:
				cells[i] = v
			case json.Number:
				cells[i] = v.String()
			case nil:
			default:
				return 0, Unreadable{"the JSON is not a list of rows, each a list of texts and numbers"}
			}
		}
		writeLine(&l.out, cells)
	}
	return l.out.Read(p)
}

func jsonFault(err error) error {
	if wrong := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrong) {
		return Unreadable{"the JSON is not a list of rows, each a list of cells as the Census Bureau's API gives them: ask for comma-separated text"}
	}
	if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return Unreadable{"the JSON is broken from here on: " + err.Error()}
	}
	return err
}
