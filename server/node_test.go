package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// installPackages makes the node_modules of a folder what its lock file says, and gives the path of node. Without Node.js and npm the test is
// skipped, and fails in CI.
func installPackages(t *testing.T, folder string) (node string) {
	t.Helper()
	node, err := exec.LookPath("node")
	npm, npmErr := exec.LookPath("npm")
	if err != nil || npmErr != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("this test needs Node.js 20 or later, with npm")
		}
		t.Skip("SKIPPED: this test needs Node.js 20 or later, with npm")
	}
	lock, err := os.ReadFile(filepath.Join(folder, "package-lock.json"))
	if err != nil {
		t.Fatal(err)
	}
	sum, note := fmt.Sprintf("%x", sha256.Sum256(lock)), filepath.Join(folder, "node_modules", ".installed")
	if installed, err := os.ReadFile(note); err == nil && string(installed) == sum {
		return node
	}
	install := exec.CommandContext(t.Context(), npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error")
	install.Dir = folder
	if out, err := install.CombinedOutput(); err != nil {
		t.Fatalf("npm ci: %v\n%s", err, out)
	}
	if err := os.WriteFile(note, []byte(sum), 0o600); err != nil {
		t.Fatal(err)
	}
	return node
}
