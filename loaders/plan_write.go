package loaders

import (
	"context"
	"io"
	"strconv"
	"unicode/utf8"

	"puente/graph/model"
)

// writer builds the bytes of one answer. With checking it builds none: the appenders read all values that they would write, so
// that a value that cannot be written is found before anything has been sent.
type writer struct {
	params    map[string]any // of the statement, among them the sizes of pages
	counts    map[string]map[string]int32
	checking  bool
	malformed error // the first value that is not of the type that the plan expects
	missing   bool  // a value is null that the contract promises
	buf       []byte
	to        io.Writer // takes the bytes in chunks; nil: they stay in buf
	sent      int64
	ctx       context.Context // while checking
	err       error           // of to, or of ctx: nothing more is read or written
}

// appender appends one value of the answer from a row.
type appender = func(w *writer, row []any)

// chunkSize is how many bytes are sent at once.
const chunkSize = 32 << 10

// flushChunk sends the buffer once it holds a chunk.
func (w *writer) flushChunk() {
	if w.to != nil && len(w.buf) >= chunkSize {
		w.flush()
	}
}

func (w *writer) flush() {
	if w.err == nil && len(w.buf) > 0 {
		var n int
		n, w.err = w.to.Write(w.buf)
		w.sent += int64(n)
	}
	w.buf = w.buf[:0]
}

func (w *writer) raw(text string) {
	if !w.checking {
		w.buf = append(w.buf, text...)
	}
}

func (w *writer) null() { w.raw("null") }

// missingValue appends null where the contract promises a value.
func (w *writer) missingValue() {
	w.missing = true
	w.null()
}

const hexadecimal = "0123456789ABCDEF"

// text appends a JSON string as gqlgen does: it escapes only what the JSON specification requires.
func (w *writer) text(s string) {
	if w.checking {
		return
	}
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

// quoted appends a string as gqlgen writes dates, times and values of enumerations.
func (w *writer) quoted(s string) {
	if !w.checking {
		w.buf = strconv.AppendQuote(w.buf, s)
	}
}

func (w *writer) integer(n int64) {
	if !w.checking {
		w.buf = strconv.AppendInt(w.buf, n, 10)
	}
}

func (w *writer) boolean(b bool) {
	if !w.checking {
		w.buf = strconv.AppendBool(w.buf, b)
	}
}

func (w *writer) figure(x float64) {
	if !w.checking {
		w.buf = model.AppendFigure(w.buf, x)
	}
}

// optionalFigure appends a number, or null where there is none.
func (w *writer) optionalFigure(x *float64) {
	if x == nil {
		w.null()
		return
	}
	w.figure(*x)
}

// degrees appends a number as Latitude and Longitude are written.
func (w *writer) degrees(x float64) {
	if !w.checking {
		w.buf = strconv.AppendFloat(w.buf, x, 'f', -1, 64)
	}
}

// ended looks at the context now and then, while the elements of a list are checked.
func (w *writer) ended(i int) bool {
	const often = 64
	if i%often == 0 && w.err == nil {
		w.err = w.ctx.Err()
	}
	return w.err != nil
}

// list appends n elements.
func (w *writer) list(n int, each func(i int)) {
	if w.checking {
		for i := 0; i < n && !w.ended(i); i++ {
			each(i)
		}
		return
	}
	w.buf = append(w.buf, '[')
	for i := 0; i < n && w.err == nil; i++ {
		if i > 0 {
			w.buf = append(w.buf, ',')
		}
		each(i)
		w.flushChunk()
	}
	w.buf = append(w.buf, ']')
}

// member is a response key of an object, and how its value is appended.
type member[T any] struct {
	key   string // with quotes and colon, after a comma unless it is the first
	value func(w *writer, of T)
}

// object appends members in their order.
func object[T any](members []member[T]) func(*writer, T) {
	return func(w *writer, of T) {
		if w.checking {
			for i := range members {
				members[i].value(w, of)
			}
			return
		}
		w.buf = append(w.buf, '{')
		for i := range members {
			w.buf = append(w.buf, members[i].key...)
			members[i].value(w, of)
		}
		w.buf = append(w.buf, '}')
	}
}
