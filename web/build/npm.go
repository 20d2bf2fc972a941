package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

const minNode = 20 // oldest major version of Node.js

// install makes node_modules what package-lock.json says. A stamp file with the digest of the
// lock file is written last: it is absent after an interrupted installation and differs after an outdated one.
func install(ctx context.Context, folder string) error {
	lock, err := os.ReadFile(filepath.Join(folder, "package-lock.json"))
	if err != nil {
		return fmt.Errorf("read the list of npm packages: %w", err)
	}
	sum := sha256.Sum256(lock)
	want := hex.EncodeToString(sum[:])
	stamp := filepath.Join(folder, "node_modules", ".puente-installed")
	if have, err := os.ReadFile(stamp); err == nil && string(have) == want {
		return nil
	}
	if err := checkNode(ctx); err != nil {
		return err
	}
	fmt.Println("web: fetching the npm packages, once")
	// No package here needs an install script, so none is run.
	if err := npm(ctx, folder, "ci", "--ignore-scripts", "--no-audit", "--no-fund"); err != nil {
		return err
	}
	if err := os.WriteFile(stamp, []byte(want), 0o644); err != nil {
		return fmt.Errorf("write the stamp of the npm packages: %w", err)
	}
	return nil
}

// checkNode returns an error unless Node.js is installed in a version that is new enough.
func checkNode(ctx context.Context) error {
	out, err := exec.CommandContext(ctx, "node", "--version").Output()
	if errors.Is(err, exec.ErrNotFound) {
		return fmt.Errorf("node was not found: install Node.js %d or later, which brings npm, and run this again", minNode)
	}
	if err != nil {
		return fmt.Errorf("ask node for its version: %w", err)
	}
	version := strings.TrimSpace(string(out))
	major, _, _ := strings.Cut(strings.TrimPrefix(version, "v"), ".")
	if n, err := strconv.Atoi(major); err != nil || n < minNode {
		return fmt.Errorf("node is version %s: install Node.js %d or later and run this again", version, minNode)
	}
	return nil
}

// npm runs npm in a folder, with its output shown.
func npm(ctx context.Context, folder string, args ...string) error {
	command := exec.CommandContext(ctx, "npm", args...)
	command.Dir = folder
	command.Stdout, command.Stderr = os.Stdout, os.Stderr
	err := command.Run()
	if errors.Is(err, exec.ErrNotFound) {
		return fmt.Errorf("npm was not found: install Node.js %d or later, which brings npm, and run this again", minNode)
	}
	if err != nil {
		return fmt.Errorf("npm %s failed, its own message is above (fetching packages needs a network): %w", args[0], err)
	}
	return nil
}
