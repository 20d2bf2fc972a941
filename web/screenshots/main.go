// Command screenshots takes a picture of each view of a running server in two languages, two themes and three widths, and says what
// axe finds in them.
//
// Run it from the top of the repository, beside a server: go run ./web/screenshots
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"puente/web/browsertest"
)

func main() {
	base := flag.String("url", "http://127.0.0.1:8080", "the server")
	folder := flag.String("to", ".screenshots", "the folder of the pictures")
	only := flag.String("only", "", "only the views whose names contain this")
	quick := flag.Bool("quick", false, "one language, theme and width each, in turn, instead of all combinations")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, *base, *folder, *only, *quick); err != nil {
		fmt.Fprintln(os.Stderr, "screenshots:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, base, folder, only string, quick bool) error {
	chromium, err := browsertest.FindChromium()
	if err != nil {
		return err
	}
	axe, err := browsertest.Axe("web")
	if err != nil {
		return err
	}
	tab, stop, err := browsertest.Open(ctx, chromium, base, axe)
	if err != nil {
		return err
	}
	defer stop()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	var faults []error
	for _, view := range browsertest.Views() {
		if !strings.Contains(view.Name, only) {
			continue
		}
		for _, visit := range visits(view.Path, quick) {
			faults = append(faults, picture(tab, filepath.Join(folder, fileName(view.Name, visit)), visit))
		}
	}
	return errors.Join(faults...)
}

// picture visits a view and keeps its picture.
func picture(tab *browsertest.Tab, path string, visit browsertest.Visit) error {
	seen, err := tab.Visit(visit)
	fmt.Printf("%s: %d requests, %d at first, %d kB of code, %d px too wide, %d violations\n",
		path, seen.Asked, seen.AskedAtFirst, seen.Bytes/1000, seen.Overflow, len(seen.Violations))
	for _, fault := range append(seen.Violations, seen.Codes...) {
		fmt.Println("  ", fault)
	}
	if err != nil {
		return err
	}
	return os.WriteFile(path, seen.Screenshot, 0o644)
}

// visits are the ways in which a view is looked at.
func visits(path string, quick bool) []browsertest.Visit {
	if quick {
		return []browsertest.Visit{
			{Path: path, Language: "en", Theme: "light", Width: 1440},
			{Path: path, Language: "es", Theme: "dark", Width: 360},
			{Path: path, Language: "en", Theme: "light", Width: paper, Print: true},
		}
	}
	var all []browsertest.Visit
	for _, language := range []string{"en", "es"} {
		for _, theme := range []string{"light", "dark"} {
			for _, width := range []int{360, 1024, 1440} {
				all = append(all, browsertest.Visit{Path: path, Language: language, Theme: theme, Width: width})
			}
		}
	}
	return append(all, browsertest.Visit{Path: path, Language: "en", Theme: "light", Width: paper, Print: true})
}

// paper is the width of a sheet of A4 within its margins, in CSS pixels.
const paper = 670

func fileName(view string, v browsertest.Visit) string {
	if v.Print {
		return view + "-print.png"
	}
	return fmt.Sprintf("%s-%s-%s-%d.png", view, v.Language, v.Theme, v.Width)
}
