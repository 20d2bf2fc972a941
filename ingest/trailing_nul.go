package ingest

import (
	"bufio"
	"io"
)

// withoutFinalNULs reads what stands before the NUL bytes that some exports end with: a buffer that was larger than its text. A NUL
// within the text is passed on, for whoever reads it to refuse.
type withoutFinalNULs struct {
	r    *bufio.Reader
	held int // NULs that were read and may be the end
	owed int // NULs that are not the end
	err  error
}

func newWithoutFinalNULs(r io.Reader) io.Reader { return &withoutFinalNULs{r: bufio.NewReader(r)} }

// Read reads as io.Reader says.
func (w *withoutFinalNULs) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) && w.err == nil {
		if w.owed > 0 {
			p[n] = 0
			n, w.owed = n+1, w.owed-1
			continue
		}
		c, err := w.r.ReadByte()
		switch {
		case err != nil:
			w.err = err
		case c == 0:
			w.held++
		case w.held > 0:
			w.owed, w.held, w.err = w.held, 0, w.r.UnreadByte()
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
