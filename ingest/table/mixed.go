package table

import (
	"bytes"
	"io"
	"unicode/utf8"
)

// mixed reads UTF-8, and each byte that is not valid UTF-8 as a sign of windows-1252, which has Latin-1 within it: offices still publish
// files in these, and some mix all three. NUL bytes at the end are dropped: some exports are written from a buffer longer than their
// text. NUL bytes within the text are kept, for the reader of rows to refuse.
type mixed struct {
	r    io.Reader
	raw  [16 << 10]byte
	kept int    // bytes at the beginning of raw that may be the first of a longer sign
	nuls int    // NUL bytes that may be at the end
	out  []byte // decoded and not yet read
	text []byte // room for decoding
	err  error
}

// Read fills p with UTF-8.
func (m *mixed) Read(p []byte) (int, error) {
	for len(m.out) == 0 {
		if m.err != nil {
			return 0, m.err
		}
		m.fill()
	}
	n := copy(p, m.out)
	m.out = m.out[n:]
	return n, nil
}

// fill decodes the next bytes.
func (m *mixed) fill() {
	n, err := m.r.Read(m.raw[m.kept:])
	chunk := m.raw[:m.kept+n]
	m.kept, m.err = 0, err
	rest := chunk[len(chunk):]
	if err == nil {
		chunk, rest = wholeSigns(chunk)
	}
	text := chunk
	if m.nuls > 0 || !utf8.Valid(chunk) {
		text = m.decode(chunk)
	}
	m.out = bytes.TrimRight(text, "\x00")
	if dropped := len(text) - len(m.out); len(m.out) > 0 {
		m.nuls = dropped
	} else {
		m.nuls = max(m.nuls, dropped)
	}
	if len(rest) > 0 { // the text was copied where it shares memory with what is kept
		m.out = append(m.text[:0], m.out...)
		m.text = m.out
		m.kept = copy(m.raw[:], rest)
	}
}

// wholeSigns splits off the bytes at the end that may be the beginning of a sign.
func wholeSigns(chunk []byte) (whole, rest []byte) {
	for n := 1; n < utf8.UTFMax && n <= len(chunk); n++ {
		if at := len(chunk) - n; utf8.RuneStart(chunk[at]) {
			if chunk[at] >= utf8.RuneSelf && !utf8.FullRune(chunk[at:]) {
				return chunk[:at], chunk[at:]
			}
			break
		}
	}
	return chunk, nil
}

// decode converts bytes of mixed encoding, after the NUL bytes that turned out not to be at the end.
func (m *mixed) decode(chunk []byte) []byte {
	text := m.text[:0]
	if len(bytes.TrimRight(chunk, "\x00")) > 0 {
		text = append(text, make([]byte, m.nuls)...)
	} else {
		return append(text, make([]byte, m.nuls+len(chunk))...)
	}
	for len(chunk) > 0 {
		c, size := utf8.DecodeRune(chunk)
		if c == utf8.RuneError && size == 1 {
			c = windows1252(chunk[0])
		}
		text = utf8.AppendRune(text, c)
		chunk = chunk[size:]
	}
	m.text = text
	return text
}

// windows1252 returns the sign of a byte above 0x7f. Five bytes have none.
func windows1252(b byte) rune {
	if b >= 0xa0 {
		return rune(b)
	}
	return []rune("€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ")[b-0x80]
}
