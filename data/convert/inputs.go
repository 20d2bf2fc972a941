package main

import (
	"crypto/sha256"
	_ "embed" // the manifest
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// manifest names the files that are read, in the format of sha256sum: sum, two spaces, path relative to the inputs folder.
//
//go:embed inputs.sha256
var manifest string

// inputs is the folder of the public files. A file is compared with its sum when it is first asked for; a file that the
// manifest does not name is refused.
type inputs struct {
	folder string
	sums   map[string]string // hexadecimal SHA-256 by path; nil: files are not checked
	opened map[string]bool
}

// openInputs takes a folder in which the files have the given sums.
func openInputs(folder, manifest string) (*inputs, error) {
	in := &inputs{folder: folder, sums: map[string]string{}, opened: map[string]bool{}}
	for line := range strings.Lines(manifest) {
		sum, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		if !ok || len(sum) != hex.EncodedLen(sha256.Size) {
			return nil, fmt.Errorf("inputs.sha256: not a sum, two spaces and a path: %q", line)
		}
		in.sums[name] = sum
	}
	return in, nil
}

// path returns where a file lies, after its sum was checked.
func (in *inputs) path(name string) (string, error) {
	path := filepath.Join(in.folder, filepath.FromSlash(name))
	if in.sums == nil || in.opened[name] {
		return path, nil
	}
	want, ok := in.sums[name]
	if !ok {
		return "", fmt.Errorf("%s is not in inputs.sha256", name)
	}
	got, err := sumOfFile(path)
	if err != nil {
		return "", err
	}
	if got != want {
		return "", fmt.Errorf("%s has the SHA-256 sum %s, and inputs.sha256 says %s", path, got, want)
	}
	in.opened[name] = true
	return path, nil
}

// readFile returns the bytes of a file.
func (in *inputs) readFile(name string) ([]byte, error) {
	path, err := in.path(name)
	if err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

// unread lists the files of the manifest that nothing asked for.
func (in *inputs) unread() []string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(in.sums)) {
		if !in.opened[name] {
			names = append(names, name)
		}
	}
	return names
}

func sumOfFile(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return "", fmt.Errorf("read %s: %w", path, err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
