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

// inputs are the files and folders that the bundle depends on, this program among them.
func inputs() []string {
	return []string{"package.json", "package-lock.json", "tsconfig.json", "src", "examples", "build", "internal"}
}

// inputsSum returns one sum over the names and contents of all inputs and the versions
// of the modules that bundle them. Times are no use here: a checkout changes them.
func inputsSum(folder string) (string, error) {
	sum := sha256.New()
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, module := range info.Deps {
			fmt.Fprintf(sum, "%s %s\n", module.Path, module.Version)
		}
	}
	for _, input := range inputs() {
		if err := addTree(sum, folder, input); err != nil {
			return "", fmt.Errorf("read the web sources: %w", err)
		}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

func addTree(sum hash.Hash, folder, input string) error {
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
		fmt.Fprintf(sum, "%s %d\n", filepath.ToSlash(name), len(text))
		sum.Write(text)
		return nil
	})
}
