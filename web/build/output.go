package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path"
	"path/filepath"
)

const (
	stampName = ".inputs"  // holds the digest of the inputs of the bundle in the folder
	keepName  = ".gitkeep" // keeps the folder in a fresh checkout, where Go embeds it
)

// output is the folder that the server embeds.
type output struct{ folder string }

// isUpToDate reports whether the folder holds the complete bundle of inputs with this digest.
func (o output) isUpToDate(digest string) bool {
	stamp, err := os.ReadFile(filepath.Join(o.folder, stampName))
	return err == nil && string(stamp) == digest
}

// sizes are the bytes of a bundle.
type sizes struct{ uncompressed, compressed int }

// write replaces the content of the folder. The stamp is removed first and written last, so
// that an interrupted run is never taken for a complete one.
func (o output) write(files []file, digest string) (sizes, error) {
	if err := o.clear(); err != nil {
		return sizes{}, fmt.Errorf("clear %s: %w", o.folder, err)
	}
	var total sizes
	for _, f := range files {
		stored, err := o.writeOne(f)
		if err != nil {
			return sizes{}, fmt.Errorf("write %s: %w", f.name, err)
		}
		total.uncompressed += len(f.content)
		total.compressed += stored
	}
	if err := os.WriteFile(filepath.Join(o.folder, stampName), []byte(digest), 0o644); err != nil {
		return sizes{}, fmt.Errorf("write the stamp of %s: %w", o.folder, err)
	}
	return total, nil
}

// clear removes everything but what a fresh checkout holds.
func (o output) clear() error {
	if err := os.MkdirAll(o.folder, 0o755); err != nil {
		return err
	}
	if err := os.RemoveAll(filepath.Join(o.folder, stampName)); err != nil {
		return err
	}
	entries, err := os.ReadDir(o.folder)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if entry.Name() == keepName {
			continue
		}
		if err := os.RemoveAll(filepath.Join(o.folder, entry.Name())); err != nil {
			return err
		}
	}
	return nil
}

// writeOne writes a file, text only in compressed form, which the server sends as it is. It
// returns the bytes that were written.
func (o output) writeOne(f file) (int, error) {
	content := f.content
	name := filepath.Join(o.folder, filepath.FromSlash(f.name))
	if isText(f.name) {
		var err error
		if content, err = compress(content); err != nil {
			return 0, err
		}
		name += ".gz"
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return 0, err
	}
	return len(content), os.WriteFile(name, content, 0o644)
}

func isText(name string) bool {
	switch path.Ext(name) {
	case ".html", ".js", ".css":
		return true
	default:
		return false
	}
}

func compress(text []byte) ([]byte, error) {
	var out bytes.Buffer
	writer, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := writer.Write(text); err != nil {
		return nil, err
	}
	if err := writer.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
