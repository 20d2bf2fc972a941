package main

import (
	"bytes"
	"fmt"
	"html/template"
	"path/filepath"
)

// indexPage executes the template src/index.html with the URL paths of script and style sheet.
func indexPage(root string, entries map[string]string) (file, error) {
	page, err := template.ParseFiles(filepath.Join(root, "src", "index.html"))
	if err != nil {
		return file{}, fmt.Errorf("read index.html: %w", err)
	}
	names := struct{ Script, Style string }{entries["main.js"], entries["main.css"]}
	if names.Script == "" || names.Style == "" {
		return file{}, fmt.Errorf("the bundler wrote script %q and style sheet %q; the page needs both", names.Script, names.Style)
	}
	var text bytes.Buffer
	if err := page.Execute(&text, names); err != nil {
		return file{}, fmt.Errorf("fill index.html: %w", err)
	}
	return file{name: "index.html", content: text.Bytes()}, nil
}
