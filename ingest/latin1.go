package ingest

import (
	"bufio"
	"io"
	"unicode/utf8"
)

// latin1 reads text in UTF-8, and takes each byte that is none for the Latin-1 letter that it is: offices still publish
// files in which only the ñ of a name tells which of the two it is.
type latin1 struct {
	r    *bufio.Reader
	rest []byte // of a letter that did not fit
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
				return n, nil // the error stays with the reader
			}
			return 0, err
		}
		if c == utf8.RuneError && size == 1 {
			_ = l.r.UnreadRune() // it was read just now
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
