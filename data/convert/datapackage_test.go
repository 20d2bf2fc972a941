package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"
)

// packaged writes a dataset to a folder and reads its description back.
func packaged(t *testing.T, d *dataset) (string, dataPackage) {
	t.Helper()
	folder := t.TempDir()
	if err := d.write(folder); err != nil {
		t.Fatal(err)
	}
	return folder, described(t, folder)
}

func described(t *testing.T, folder string) dataPackage {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(folder, "datapackage.json"))
	if err != nil {
		t.Fatal(err)
	}
	var p dataPackage
	if err := json.Unmarshal(text, &p); err != nil {
		t.Fatal(err)
	}
	return p
}

// checkPackage checks a description against the tables of a folder.
func checkPackage(t *testing.T, folder string, p dataPackage) {
	t.Helper()
	name := regexp.MustCompile(`^[a-z0-9-]+$`)
	if !name.MatchString(p.Name) || len(p.Licenses) == 0 {
		t.Errorf("the package has no name or no licences")
	}
	tables := map[string][]map[string]string{}
	var listed []string
	for _, r := range p.Resources {
		listed = append(listed, filepath.Join(folder, r.Path))
		if !name.MatchString(r.Name) || len(r.Licenses) == 0 || r.Name != "sources" && len(r.Sources) == 0 {
			t.Errorf("%s has no name, sources or licences", r.Path)
		}
		tables[r.Name] = fits(t, folder, r)
	}
	if there, _ := filepath.Glob(filepath.Join(folder, "*.csv")); !slices.Equal(there, listed) {
		t.Errorf("described are %v, and there are %v", listed, there)
	}
	for _, r := range p.Resources {
		for _, key := range r.Table.ForeignKeys {
			ids := map[string]bool{}
			for _, one := range tables[key.Reference.Resource] {
				ids[one[key.Reference.Fields[0]]] = true
			}
			for _, one := range tables[r.Name] {
				if cell := one[key.Fields[0]]; cell != "" && !ids[cell] {
					t.Errorf("%s: %s %s is not in %s", r.Name, key.Fields[0], cell, key.Reference.Resource)
				}
			}
		}
	}
}

// fits checks that a table has the fields that are described, and cells that their constraints allow.
func fits(t *testing.T, folder string, r packageResource) []map[string]string {
	t.Helper()
	file, err := os.Open(filepath.Join(folder, r.Path))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range r.Table.Fields {
		names = append(names, f.Name)
		if f.Description == "" || !slices.Contains([]string{"string", "integer", "number", "boolean", "list"}, f.Type) {
			t.Errorf("%s: the field %s has the type %q and the description %q", r.Path, f.Name, f.Type, f.Description)
		}
	}
	if !slices.Equal(names, records[0]) {
		t.Fatalf("%s: described are %v, and the header is %v", r.Path, names, records[0])
	}
	var rows []map[string]string
	for i, f := range r.Table.Fields {
		limit := packageLimit{}
		if f.Constraints != nil {
			limit = *f.Constraints
		}
		pattern := regexp.MustCompile(limit.Pattern)
		seen := map[string]bool{}
		for j, cells := range records[1:] {
			if i == 0 {
				rows = append(rows, map[string]string{})
			}
			cell := cells[i]
			rows[j][f.Name] = cell
			if limit.Required && cell == "" || limit.Unique && seen[cell] {
				t.Errorf("%s: row %d: %s is missing, or there twice: %q", r.Path, j+2, f.Name, cell)
			}
			seen[cell] = true
			if cell == "" {
				continue
			}
			x, err := strconv.ParseFloat(cell, 64)
			number := f.Type == "integer" || f.Type == "number"
			if number && err != nil || limit.Minimum != nil && (x < *limit.Minimum || x > *limit.Maximum) ||
				!pattern.MatchString(cell) || limit.Enum != nil && !slices.Contains(limit.Enum, cell) {
				t.Errorf("%s: row %d: %s %q is not what is described", r.Path, j+2, f.Name, cell)
			}
		}
	}
	return rows
}

func TestDescriptionHolds(t *testing.T) {
	d := classes(t)
	folder, p := packaged(t, d)
	checkPackage(t, folder, p)
	var keys []string
	for _, r := range p.Resources {
		for _, key := range r.Table.ForeignKeys {
			keys = append(keys, r.Name+" "+key.Fields[0]+" "+key.Reference.Resource)
		}
	}
	want := []string{
		"facts-corresponds-to from industries", "facts-corresponds-to to industries", "facts-corresponds-to source sources",
		"facts-makes from industries", "facts-makes to products", "facts-makes source sources",
		"facts-part-of source sources", "industries source sources", "products source sources",
	}
	if !slices.Equal(keys, want) {
		t.Errorf("foreign keys are %q", keys)
	}
	again, _ := packaged(t, d)
	one, _ := os.ReadFile(filepath.Join(folder, "datapackage.json"))
	other, _ := os.ReadFile(filepath.Join(again, "datapackage.json"))
	if string(one) != string(other) {
		t.Error("two runs give two descriptions")
	}
}

func TestCommittedDescriptionHolds(t *testing.T) {
	folder := ".."
	if _, err := os.Stat(filepath.Join(folder, "datapackage.json")); err != nil {
		t.Skip("not here: datapackage.json, which the converter makes")
	}
	checkPackage(t, folder, described(t, folder))
}
