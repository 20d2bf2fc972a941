// Package example reads the example queries of the page. The server's tests and the program
// that bundles the page both use it, so that the page shows the queries that the tests run.
package example

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
)

// Example is one example query.
type Example struct {
	Slug          string // the file's name without its number and extension
	TitleEN       string
	TitleES       string
	DescriptionEN string
	DescriptionES string
	Query         string         // without the lines of the titles
	Variables     map[string]any // nil if there is no file of variables
	VariablesJSON string         // the variables as written in their file
}

const (
	queryExtension     = ".graphql"
	variablesExtension = ".variables.json"
)

var namePattern = regexp.MustCompile(`^\d{2}-([a-z0-9]+(?:-[a-z0-9]+)*)$`)

// Read returns the examples of a folder in the order of their file names. Any other file in
// the folder is an error, because a misspelt name would otherwise hide an example.
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
		if base, ok := strings.CutSuffix(name, variablesExtension); ok && names[base+queryExtension] {
			continue
		}
		example, err := readOne(folder, name, names)
		if err != nil {
			return nil, fmt.Errorf("example %s: %w", name, err)
		}
		if other, found := slugs[example.Slug]; found {
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

// readOne reads the file name and, if names has it, the file of its variables.
func readOne(folder fs.FS, name string, names map[string]bool) (Example, error) {
	base, isQuery := strings.CutSuffix(name, queryExtension)
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
	if !names[base+variablesExtension] {
		return example, nil
	}
	return withVariables(example, folder, base+variablesExtension)
}

// withVariables adds the variables of the file name to an example.
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
