package ingest

import (
	"fmt"
	"io"
	"os"
)

// spool is a copy of a stream in a temporary file, which can be read from its beginning.
type spool struct{ *os.File }

// newSpool copies a stream. The function reads it first, as far as it likes.
func newSpool(r io.Reader, first func(io.Reader) error) (*spool, error) {
	file, err := os.CreateTemp("", "puente-*")
	if err != nil {
		return nil, fmt.Errorf("copy the file to read it twice: %w", err)
	}
	s := &spool{file}
	copied := io.TeeReader(r, file)
	err = first(copied)
	if err == nil {
		_, err = io.Copy(io.Discard, copied) // the rest
	}
	if err == nil {
		_, err = file.Seek(0, io.SeekStart)
	}
	if err != nil {
		s.discard()
		return nil, err
	}
	return s, nil
}

// discard removes the copy.
func (s *spool) discard() {
	_ = s.Close()
	_ = os.Remove(s.Name())
}
