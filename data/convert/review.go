package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// row returns the candidate as a row of the review table.
func (c candidate) row() []string {
	return []string{c.a, c.b, c.nameA, c.nameB, fmt.Sprintf("%.2f", c.score), c.reasons}
}

// writeReview writes the pairs for review by a person into a folder that is not imported.
func (d *dataset) writeReview(to string) error {
	folder := filepath.Join(to, "review")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(d.review)) {
		if err := writeCandidates(filepath.Join(folder, name), d.review[name]); err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
	}
	return nil
}

func writeCandidates(path string, all []candidate) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	w := csv.NewWriter(file)
	_ = w.Write([]string{"id_a", "id_b", "name_a", "name_b", "score", "reasons"}) // reported by Flush
	for _, c := range all {
		_ = w.Write(c.row())
	}
	w.Flush()
	return errors.Join(w.Error(), file.Close())
}
