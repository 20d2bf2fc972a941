package table

import (
	"errors"
	"io"
)

// Bounds of what is unpacked: a table packs by ten or twenty to one. Archives that are made to fill a disk pack by a thousand to one.
const (
	maxRatio    = 200
	freeOfRatio = 64 << 20 // bytes that may be unpacked at any ratio
	maxUnpacked = 16 << 30 // bytes
)

// counter counts the bytes that are read.
type counter struct {
	r io.Reader
	n int64
}

// Read reads and counts.
func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// bounded refuses a stream that is unpacked from too little.
type bounded struct {
	r      io.Reader
	packed *counter
	size   int64 // of the packed stream, where it is known
	n      int64
}

// Bounded reads what is unpacked from so many bytes, and ends in an Unreadable where that is damaged or far more than a table would be.
func Bounded(r io.Reader, packed int64) io.Reader {
	return &bounded{r: unpackedText{r}, packed: &counter{}, size: packed}
}

// Read reads within the bounds.
func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	b.n += int64(n)
	packed := max(b.size, b.packed.n, 1)
	if b.n > maxUnpacked || b.n > freeOfRatio && b.n/packed > maxRatio {
		return 0, Unreadable{"the packed file unpacks to far more than a table would: it is not read further"}
	}
	return n, err
}

// unpackedText turns faults of a packed stream into Unreadable.
type unpackedText struct{ r io.Reader }

// Read reads.
func (u unpackedText) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = Unreadable{"the packed file is damaged from here on: " + err.Error()}
	}
	return n, err
}
