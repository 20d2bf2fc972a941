package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
)

// readDocuments reads the manifests of documents that requests may name by an id, as the tools of front ends write them. One id that stands for
// two texts is refused.
func readDocuments(paths []string) (map[string]string, error) {
	all := map[string]string{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("PUENTE_DOCUMENTS: %w", err)
		}
		documents, err := parseManifest(text)
		if err != nil {
			return nil, fmt.Errorf("PUENTE_DOCUMENTS: %s: %w", path, err)
		}
		for id, text := range documents {
			if other, known := all[id]; known && other != text {
				return nil, fmt.Errorf("PUENTE_DOCUMENTS: %s: the id %q stands for another document already", path, id)
			}
			all[id] = text
		}
	}
	return all, nil
}

// apolloFormat names the manifest that Apollo's tool writes.
const apolloFormat = "apollo-persisted-query-manifest"

// parseManifest reads one manifest: an object of ids and texts, as Relay's compiler and GraphQL Code Generator write it, or Apollo's list of
// operations.
func parseManifest(text []byte) (map[string]string, error) {
	var apollo struct {
		Format     string
		Version    int
		Operations []struct{ ID, Body string }
	}
	if json.Unmarshal(text, &apollo) == nil && apollo.Format == apolloFormat {
		if apollo.Version != 1 {
			return nil, fmt.Errorf("version %d of Apollo's manifest cannot be read, only version 1", apollo.Version)
		}
		documents := make(map[string]string, len(apollo.Operations))
		for _, o := range apollo.Operations {
			documents[o.ID] = o.Body
		}
		return checkManifest(documents)
	}
	var documents map[string]string
	if err := json.Unmarshal(text, &documents); err != nil {
		return nil, errors.New("write an object of ids and documents, as Relay and GraphQL Code Generator do, or Apollo's manifest")
	}
	return checkManifest(documents)
}

// checkManifest refuses what is surely not meant.
func checkManifest(documents map[string]string) (map[string]string, error) {
	if len(documents) == 0 {
		return nil, errors.New("it holds no document")
	}
	for id, text := range documents {
		if id == "" || text == "" {
			return nil, errors.New("an id or a document is empty")
		}
	}
	return documents, nil
}
