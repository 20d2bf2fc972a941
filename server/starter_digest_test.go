package main

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// starterDigest names what the starter dataset is in a database: the digest of its tables and of the code that imports them.
func starterDigest(t *testing.T) string {
	t.Helper()
	hash := sha256.New()
	for _, pattern := range []string{
		"../data/*.csv", "../data/VERSION", "../graph/model/*.go", "../ingest/*.go", "../ingest/*.csv", "../loaders/store/*.go", "../names/*.go", "starter.go",
	} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(paths), err)
		}
		for _, path := range paths {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			hash.Write([]byte(path))
			hash.Write(text)
		}
	}
	return hex.EncodeToString(hash.Sum(nil))
}
