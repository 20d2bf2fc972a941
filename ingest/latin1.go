package ingest

import (
	"bufio"
	"io"
	"unicode/utf8"
)

// latin1 reads UTF-8, and each byte that is not valid UTF-8 as a Latin-1 letter: offices still publish files in Latin-1, and some mix both.
type latin1 struct {
	r    *bufio.Reader
	rest []byte // bytes of a letter that did not fit
}

func fromLatin1(r io.Reader) io.Reader { return &latin1{r: bufio.NewReader(r)} }

// Read fills p with UTF-8.
func (l *latin1) Read(p []byte) (int, error) {
	n := copy(p, l.rest)
	l.rest = l.rest[n:]
	for n < len(p) {
		c, size, err := l.r.ReadRune()
		if err != nil {
			if n > 0 {
				return n, nil // the reader returns the error again
			}
			return 0, err
		}
		if c == utf8.RuneError && size == 1 {
			_ = l.r.UnreadRune() // cannot fail after ReadRune
			b, _ := l.r.ReadByte()
			c = rune(b)
		}
		var letter [utf8.UTFMax]byte
		text := letter[:utf8.EncodeRune(letter[:], c)]
		k := copy(p[n:], text)
		n += k
		if k < len(text) {
			l.rest = append(l.rest, text[k:]...)
		}
	}
	return n, nil
}
