package main

import (
	"bytes"
	"fmt"
	"html/template"
	"path/filepath"
)

// htmlPages executes the templates of the two pages with the URL paths of their scripts and style sheets.
func htmlPages(root string, entries map[string]string) ([]file, error) {
	var pages []file
	for _, page := range []struct{ template, entry, name string }{
		{"index.html", "main", "index.html"},
		{filepath.Join("graphiql", "graphiql.html"), "graphiql", "graphiql.html"},
	} {
		written, err := htmlPage(filepath.Join(root, "src", page.template), entries[page.entry+".js"], entries[page.entry+".css"])
		if err != nil {
			return nil, err
		}
		pages = append(pages, file{name: page.name, content: written})
	}
	return pages, nil
}

func htmlPage(path, script, style string) ([]byte, error) {
	page, err := template.ParseFiles(path)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	if script == "" || style == "" {
		return nil, fmt.Errorf("the bundler wrote script %q and style sheet %q for %s; it needs both", script, style, path)
	}
	var text bytes.Buffer
	if err := page.Execute(&text, struct{ Script, Style string }{script, style}); err != nil {
		return nil, fmt.Errorf("fill %s: %w", path, err)
	}
	return text.Bytes(), nil
}
