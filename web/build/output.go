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
	stampName = ".inputs"  // holds the sum of the inputs that the folder was made from
	keepName  = ".gitkeep" // keeps the folder in a fresh checkout, where Go embeds it
)

// output is the folder that the server embeds.
type output struct{ folder string }

// isOf tells whether the folder was made, to its end, from inputs with this sum.
func (o output) isOf(sum string) bool {
	stamp, err := os.ReadFile(filepath.Join(o.folder, stampName))
	return err == nil && string(stamp) == sum
}

type sizes struct{ plain, stored int }

// write replaces what is in the folder. The stamp goes first and comes back last, so
// that a run cut short is never taken for a finished one.
func (o output) write(files []file, sum string) (sizes, error) {
	if err := o.clear(); err != nil {
		return sizes{}, fmt.Errorf("clear %s: %w", o.folder, err)
	}
	var total sizes
	for _, f := range files {
		stored, err := o.writeOne(f)
		if err != nil {
			return sizes{}, fmt.Errorf("write %s: %w", f.name, err)
		}
		total.plain += len(f.text)
		total.stored += stored
	}
	if err := os.WriteFile(filepath.Join(o.folder, stampName), []byte(sum), 0o644); err != nil {
		return sizes{}, fmt.Errorf("mark %s as finished: %w", o.folder, err)
	}
	return total, nil
}

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

// writeOne stores text compressed, and only so: the server hands it out as it is, and
// its own binary stays small.
func (o output) writeOne(f file) (int, error) {
	text := f.text
	name := filepath.Join(o.folder, filepath.FromSlash(f.name))
	if isText(f.name) {
		var err error
		if text, err = compress(text); err != nil {
			return 0, err
		}
		name += ".gz"
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return 0, err
	}
	return len(text), os.WriteFile(name, text, 0o644)
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
