package ingest

import (
	"bufio"
	"io"
)

// trailingNULFilter drops the NUL bytes at the end of a stream: some exports are written from a buffer longer than their text. NUL bytes
// within the text are kept, for the reader of rows to refuse.
type trailingNULFilter struct {
	r       *bufio.Reader
	pending int // NULs read, possibly at the end
	replay  int // NULs that turned out to be within the text
	err     error
}

func newTrailingNULFilter(r io.Reader) io.Reader { return &trailingNULFilter{r: bufio.NewReader(r)} }

// Read fills p.
func (w *trailingNULFilter) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) && w.err == nil {
		if w.replay > 0 {
			p[n] = 0
			n, w.replay = n+1, w.replay-1
			continue
		}
		c, err := w.r.ReadByte()
		switch {
		case err != nil:
			w.err = err
		case c == 0:
			w.pending++
		case w.pending > 0:
			w.replay, w.pending, w.err = w.pending, 0, w.r.UnreadByte()
		default:
			p[n] = c
			n++
		}
	}
	if n > 0 || len(p) == 0 {
		return n, nil
	}
	return 0, w.err
}
