package web

import (
	"compress/gzip"
	"io"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
)

// firstView is what the first view may take beside its data, in bytes as they are sent.
const firstView = 250_000

// What a browser loads before the first view stands: the page, its style sheet, its script, the view of the search, and all that these import.
func TestFirstViewIsSmall(t *testing.T) {
	if !Built() {
		if os.Getenv("CI") == "true" {
			t.Fatal("the page is not built")
		}
		t.Skip(`skipped: the page is not built: run "go run ./web/build" first`)
	}
	page := sentFile{"dist/index.html.gz"}
	loaded := map[string]int64{}
	for _, asset := range regexp.MustCompile(`/assets/[^"]+`).FindAllString(page.text(t), -1) {
		load(t, path.Base(asset), loaded)
	}
	views, err := fs.Glob(dist, "dist/assets/SearchView-*.js.gz")
	if err != nil || len(views) != 1 {
		t.Fatalf("the view of the search is in %v, %v", views, err)
	}
	load(t, strings.TrimSuffix(path.Base(views[0]), ".gz"), loaded)
	total := page.size(t)
	for _, size := range loaded {
		total += size
	}
	if total > firstView || len(loaded) < 4 {
		t.Errorf("the first view takes %d bytes in %d files, want at most %d: %v", total, len(loaded), firstView, loaded)
	}
	t.Logf("%d bytes in %d files", total, len(loaded))
}

// load adds an asset and all that it imports at once.
func load(t *testing.T, name string, loaded map[string]int64) {
	t.Helper()
	if _, ok := loaded[name]; ok {
		return
	}
	file := sentFile{"dist/assets/" + name + ".gz"}
	loaded[name] = file.size(t)
	if path.Ext(name) != ".js" {
		return
	}
	for _, found := range regexp.MustCompile(`(?:from|import)\s*"/assets/([^"]+)"|(?:from|import)\s*"\./([^"]+)"`).FindAllStringSubmatch(file.text(t), -1) {
		load(t, found[1]+found[2], loaded)
	}
}

// sentFile is a file of the bundle, which is stored as it is sent.
type sentFile struct{ name string }

func (f sentFile) size(t *testing.T) int64 {
	t.Helper()
	info, err := fs.Stat(dist, f.name)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

func (f sentFile) text(t *testing.T) string {
	t.Helper()
	file, err := dist.Open(f.name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	reader, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(reader)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
