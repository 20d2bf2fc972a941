package loaders

import (
	"io"
	"strconv"
	"unicode/utf8"

	"puente/graph/model"
)

// writer holds the bytes of one answer while they are made.
type writer struct {
	params  map[string]any // of the statement, among them the sizes of pages
	counts  map[string]map[string]int32
	buf     []byte
	to      io.Writer // takes the bytes as they come; nil: they stay in buf
	sent    int64
	err     error // of to
	lacking bool  // of something that the contract promises
}

// cell writes one value of the answer from a row.
type cell = func(w *writer, row []any)

// piece is how many bytes are sent at once.
const piece = 32 << 10

// pass sends what has gathered, once it is enough.
func (w *writer) pass() {
	if w.to != nil && len(w.buf) >= piece {
		w.send()
	}
}

func (w *writer) send() {
	if w.err == nil && len(w.buf) > 0 {
		var n int
		n, w.err = w.to.Write(w.buf)
		w.sent += int64(n)
	}
	w.buf = w.buf[:0]
}

func (w *writer) raw(text string) { w.buf = append(w.buf, text...) }

func (w *writer) null() { w.buf = append(w.buf, "null"...) }

// lack notes that a value is missing where the contract promises one.
func (w *writer) lack() {
	w.lacking = true
	w.null()
}

const hexadecimal = "0123456789ABCDEF"

// text writes a JSON string as gqlgen does: only what the JSON specification wants escaped is.
func (w *writer) text(s string) {
	b := append(w.buf, '"')
	start := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '\\' && c != '"' || c >= utf8.RuneSelf {
			continue
		}
		b = append(b, s[start:i]...)
		switch c {
		case '\t':
			b = append(b, '\\', 't')
		case '\r':
			b = append(b, '\\', 'r')
		case '\n':
			b = append(b, '\\', 'n')
		case '\\', '"':
			b = append(b, '\\', c)
		default:
			b = append(b, '\\', 'u', '0', '0', hexadecimal[c>>4], hexadecimal[c&0xf])
		}
		start = i + 1
	}
	w.buf = append(append(b, s[start:]...), '"')
}

func (w *writer) integer(n int64) { w.buf = strconv.AppendInt(w.buf, n, 10) }

func (w *writer) boolean(b bool) { w.buf = strconv.AppendBool(w.buf, b) }

func (w *writer) figure(x float64) { w.buf = model.AppendFigure(w.buf, x) }

// known writes a figure, or null where it is not known.
func (w *writer) known(x *float64) {
	if x == nil {
		w.null()
		return
	}
	w.figure(*x)
}

// degrees writes a float as Latitude and Longitude do.
func (w *writer) degrees(x float64) { w.buf = strconv.AppendFloat(w.buf, x, 'f', -1, 64) }

// list writes each of several, with what stands between them.
func (w *writer) list(n int, each func(i int)) {
	w.buf = append(w.buf, '[')
	for i := range n {
		if i > 0 {
			w.buf = append(w.buf, ',')
		}
		each(i)
		w.pass()
	}
	w.buf = append(w.buf, ']')
}

// member is one response key of an object, and how its value is written.
type member[T any] struct {
	key   string // with quotes and colon, behind a comma unless it is the first
	value func(w *writer, of T)
}

// object writes members in their order.
func object[T any](members []member[T]) func(*writer, T) {
	return func(w *writer, of T) {
		w.buf = append(w.buf, '{')
		for i := range members {
			w.buf = append(w.buf, members[i].key...)
			members[i].value(w, of)
		}
		w.buf = append(w.buf, '}')
	}
}

func RowsOf(v any) []any {
	list, _ := v.([]any)
	return list
}
