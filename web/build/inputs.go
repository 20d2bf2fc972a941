package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
)

// inputs are the files and folders that the bundle depends on, including this program.
func inputs() []string {
	return []string{"package.json", "package-lock.json", "tsconfig.json", "codegen.mjs", "src", "examples", "build", "internal"}
}

// inputsDigest returns one SHA-256 digest of the names and contents of all inputs and of the
// versions of this program's modules. Modification times are not used, since a checkout changes them.
func inputsDigest(folder string) (string, error) {
	digest := sha256.New()
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, module := range info.Deps {
			fmt.Fprintf(digest, "%s %s\n", module.Path, module.Version)
		}
	}
	for _, input := range inputs() {
		if err := addTree(digest, folder, input); err != nil {
			return "", fmt.Errorf("read the web sources: %w", err)
		}
	}
	return hex.EncodeToString(digest.Sum(nil)), nil
}

// addTree adds all files of an input to the digest.
func addTree(digest hash.Hash, folder, input string) error {
	return filepath.WalkDir(filepath.Join(folder, input), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		fmt.Fprintf(digest, "%s %d\n", filepath.ToSlash(name), len(text))
		digest.Write(text)
		return nil
	})
}
