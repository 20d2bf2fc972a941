package web

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"
)

// routesFile has the addresses of the explorer's views, by name; the page reads the same file.
//
//go:embed src/frame/routes.json
var routesFile []byte

// routes are the addresses of the views. What follows a colon stands for any text that is not empty.
type routes []string

// readRoutes reads the addresses of the views, which are part of the program: a fault is one of its own.
func readRoutes(file []byte) (routes, error) {
	var named map[string]string
	if err := json.Unmarshal(file, &named); err != nil {
		return nil, fmt.Errorf("read the addresses of the views: %w", err)
	}
	var all routes
	for _, route := range named {
		all = append(all, route)
	}
	return all, nil
}

// has reports whether a path is the address of a view.
func (r routes) has(urlPath string) bool {
	for _, route := range r {
		fixed, _, open := strings.Cut(route, ":")
		if urlPath == route || open && strings.HasPrefix(urlPath, fixed) && len(urlPath) > len(fixed) {
			return true
		}
	}
	return false
}
