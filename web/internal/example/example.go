// Package example reads the example queries that the page offers. The server and the
// program that bundles the page both read them here, so that a reader is shown the very
// queries that the tests run.
package example

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
)

// Example is one query to start from.
type Example struct {
	Slug          string // the file's name without its number and ending
	TitleEN       string
	TitleES       string
	DescriptionEN string
	DescriptionES string
	Query         string         // without the lines that hold the titles
	Variables     map[string]any // nil if the query comes without
	VariablesJSON string         // the same, as written in the file
}

const (
	queryEnding     = ".graphql"
	variablesEnding = ".variables.json"
)

var namePattern = regexp.MustCompile(`^\d{2}-([a-z0-9]+(?:-[a-z0-9]+)*)$`)

// Read returns the examples of a folder in the order of their file names. It refuses a
// file that it has no use for: a misspelt name would otherwise hide an example.
func Read(folder fs.FS) ([]Example, error) {
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return nil, fmt.Errorf("list the examples: %w", err)
	}
	names := map[string]bool{}
	for _, entry := range entries {
		names[entry.Name()] = true
	}
	var examples []Example
	slugs := map[string]string{}
	for _, entry := range entries {
		name := entry.Name()
		if base, ok := strings.CutSuffix(name, variablesEnding); ok && names[base+queryEnding] {
			continue
		}
		example, err := readOne(folder, name, names)
		if err != nil {
			return nil, fmt.Errorf("example %s: %w", name, err)
		}
		if other, taken := slugs[example.Slug]; taken {
			return nil, fmt.Errorf("example %s: %s has the same name after its number; rename one", name, other)
		}
		slugs[example.Slug] = name
		examples = append(examples, example)
	}
	if len(examples) == 0 {
		return nil, errors.New("there are no examples: the page needs one to open on")
	}
	return examples, nil
}

func readOne(folder fs.FS, name string, names map[string]bool) (Example, error) {
	base, isQuery := strings.CutSuffix(name, queryEnding)
	match := namePattern.FindStringSubmatch(base)
	if !isQuery || match == nil {
		return Example{}, errors.New("a file is named like 01-some-words.graphql, or 01-some-words.variables.json beside its query")
	}
	text, err := fs.ReadFile(folder, name)
	if err != nil {
		return Example{}, fmt.Errorf("read: %w", err)
	}
	example, err := parse(string(text))
	if err != nil {
		return Example{}, err
	}
	example.Slug = match[1]
	if !names[base+variablesEnding] {
		return example, nil
	}
	return withVariables(example, folder, base+variablesEnding)
}

func withVariables(example Example, folder fs.FS, name string) (Example, error) {
	text, err := fs.ReadFile(folder, name)
	if err != nil {
		return Example{}, fmt.Errorf("read %s: %w", name, err)
	}
	if err := json.Unmarshal(text, &example.Variables); err != nil {
		return Example{}, fmt.Errorf("%s must hold one JSON object: %w", name, err)
	}
	if example.Variables == nil {
		return Example{}, fmt.Errorf("%s must hold one JSON object, not null", name)
	}
	example.VariablesJSON = strings.TrimSpace(string(text)) + "\n"
	return example, nil
}
