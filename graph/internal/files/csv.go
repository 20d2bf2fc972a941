package files

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// separator stands between the values of a list in one cell, as in the tidy tables of the import.
const separator = "|"

// csvEncoder writes comma-separated values (RFC 4180) in UTF-8, after lines that begin with # and say where the file comes from.
type csvEncoder struct {
	to   io.Writer
	bare bool
}

func (e *csvEncoder) begin(about About, columns []string) error {
	var text strings.Builder
	if !e.bare {
		for _, line := range about.lines() {
			text.WriteString("# " + line[0] + ": " + oneLine(line[1]) + "\n")
		}
	}
	cells := make([]any, len(columns))
	for i, name := range columns {
		cells[i] = name
	}
	writeLine(&text, cells)
	_, err := io.WriteString(e.to, text.String())
	return err
}

func (e *csvEncoder) row(r row) error {
	var text strings.Builder
	writeLine(&text, r.cells)
	_, err := io.WriteString(e.to, text.String())
	return err
}

func (e *csvEncoder) end(ending Ending) error {
	if ending.Complete || e.bare {
		return nil
	}
	_, err := fmt.Fprintf(e.to, "# %s\n", ending.Note)
	return err
}

func writeLine(text *strings.Builder, cells []any) {
	for i, value := range cells {
		if i > 0 {
			text.WriteByte(',')
		}
		cell := textOf(value)
		if _, number := value.(json.Number); !number {
			cell = defused(cell)
		}
		if strings.ContainsAny(cell, ",\"\r\n#") || strings.TrimSpace(cell) != cell {
			cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		text.WriteString(cell)
	}
	text.WriteString("\r\n")
}

// defused is a text that spreadsheets take for a text: what begins like a formula would be run by them.
func defused(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}

// textOf is a value of JSON as the text of a cell.
func textOf(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return v
	case []any:
		parts := make([]string, len(v))
		for i, each := range v {
			parts[i] = textOf(each)
		}
		return strings.Join(parts, separator)
	case map[string]any:
		text, _ := json.Marshal(v) // it came from JSON
		return string(text)
	}
	return fmt.Sprint(value)
}

// oneLine is a text without line breaks.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
