package ingest

import (
	"fmt"
	"io"
	"os"
)

// spool is a copy of a stream in a temporary file, to be read again from its beginning.
type spool struct{ *os.File }

// newSpool copies a stream while someone looks at it first.
func newSpool(r io.Reader, first func(io.Reader) error) (*spool, error) {
	file, err := os.CreateTemp("", "puente-*")
	if err != nil {
		return nil, fmt.Errorf("copy the file to read it twice: %w", err)
	}
	s := &spool{file}
	copied := io.TeeReader(r, file)
	err = first(copied)
	if err == nil {
		_, err = io.Copy(io.Discard, copied) // what the first look left
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
