// Package docs holds the tests of what documents say about the repository itself. The examples in them are asked by
// server/documents_test.go.
package docs

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// documents are the pages by their path from the top of the repository, with their text.
func documents(t *testing.T) map[string]string {
	t.Helper()
	pages := map[string]string{}
	for _, pattern := range []string{"../*.md", "*.md"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			pages[filepath.Join("docs", path)] = string(text)
		}
	}
	for _, name := range []string{"README.md", "README.es.md", "docs/architecture.md"} {
		if pages[name] == "" {
			t.Fatalf("there is no %s", name)
		}
	}
	return pages
}

// prose is a document without its fenced blocks.
func prose(text string) string {
	return regexp.MustCompile("(?ms)^```.*?^```$").ReplaceAllString(text, "")
}

func TestDocumentsAreShort(t *testing.T) {
	pages := documents(t)
	for name, most := range map[string]int{"README.md": 250, "README.es.md": 250, "CONTRIBUTING.md": 40, "SECURITY.md": 40} {
		if n := strings.Count(pages[name], "\n"); n == 0 || n > most {
			t.Errorf("%s has %d lines, want 1 to %d", name, n, most)
		}
	}
}

// The Spanish README has the headings, the tables and the blocks of the English one; the queries are the same.
func TestSpanishReadmeHasTheSameParts(t *testing.T) {
	parts := func(text string) (shape, queries []string) {
		for _, line := range regexp.MustCompile("(?m)^(?:#+ |```|\\||\\* )").FindAllString(text, -1) {
			shape = append(shape, strings.TrimSpace(line))
		}
		for _, block := range regexp.MustCompile("(?s)```(?:graphql|mermaid)\n(.*?)```").FindAllStringSubmatch(text, -1) {
			queries = append(queries, block[1])
		}
		return shape, queries
	}
	pages := documents(t)
	english, englishQueries := parts(pages["README.md"])
	spanish, spanishQueries := parts(pages["README.es.md"])
	if !slices.Equal(english, spanish) {
		t.Errorf("README.md has the parts\n%q, README.es.md\n%q", english, spanish)
	}
	if !slices.Equal(englishQueries, spanishQueries) {
		t.Errorf("README.md has the queries\n%q, README.es.md\n%q", englishQueries, spanishQueries)
	}
}

// A link within the repository leads to a file that is there, and to a heading that it has.
func TestLinks(t *testing.T) {
	pages := documents(t)
	count := 0
	for name, text := range pages {
		for _, link := range regexp.MustCompile(`\]\(([^)\s]+)\)`).FindAllStringSubmatch(prose(text), -1) {
			target, anchor, _ := strings.Cut(link[1], "#")
			if strings.Contains(target, "://") {
				continue
			}
			count++
			path := name
			if target != "" {
				path = filepath.Join(filepath.Dir(name), target)
			}
			linked, err := os.ReadFile(filepath.Join("..", path))
			if err != nil {
				t.Errorf("%s links to %s: %v", name, link[1], err)
				continue
			}
			if anchor != "" && !slices.Contains(anchors(string(linked)), anchor) {
				t.Errorf("%s links to %s, whose headings are %q", name, link[1], anchors(string(linked)))
			}
		}
	}
	if count < 20 {
		t.Errorf("found %d links; the pattern for links finds too few", count)
	}
}

// anchors are the names by which the headings of a document can be linked to, as code forges make them.
func anchors(text string) []string {
	var names []string
	for _, heading := range regexp.MustCompile(`(?m)^#+ (.*)$`).FindAllStringSubmatch(prose(text), -1) {
		names = append(names, strings.Map(func(r rune) rune {
			switch {
			case r == ' ':
				return '-'
			case unicode.IsLetter(r), unicode.IsDigit(r), r == '-', r == '_':
				return unicode.ToLower(r)
			}
			return -1
		}, heading[1]))
	}
	return names
}

// What a document says in code font is there: files and folders, and in commands the targets of make and the packages that
// go runs or tests. NOUN, KIND and NN stand for any name.
func TestDocumentsNameWhatIsThere(t *testing.T) {
	tree := repository(t)
	makefile, err := os.ReadFile("../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	path := regexp.MustCompile(`^[A-Za-z][\w.*-]*(?:/[\w.*-]+)*/?$`)
	ending := regexp.MustCompile(`\.(?:go|graphqls|graphql|csv|md|sh|yml|json|sha256|xml)$`)
	files, targets := 0, 0
	for name, text := range documents(t) {
		for _, code := range regexp.MustCompile("`([^`\n]+)`").FindAllStringSubmatch(prose(text), -1) {
			top, _, inFolder := strings.Cut(code[1], "/")
			isPath := path.MatchString(code[1]) && (ending.MatchString(code[1]) || inFolder && slices.Contains(tree, top))
			if !isPath {
				continue
			}
			files++
			if !isThere(tree, strings.TrimSuffix(code[1], "/")) {
				t.Errorf("%s names %s, which is not there", name, code[1])
			}
		}
		for _, command := range regexp.MustCompile(`\bmake ([a-z][a-z-]*)(?:$|[\s`+"`"+`;)])`).FindAllStringSubmatch(commands(text), -1) {
			targets++
			if !regexp.MustCompile(`(?m)^` + command[1] + `:`).Match(makefile) {
				t.Errorf("%s says make %s, which is no target of the Makefile", name, command[1])
			}
		}
		for _, argument := range regexp.MustCompile(`\s\./([\w/]+)`).FindAllStringSubmatch(commands(text), -1) {
			if !isThere(tree, argument[1]) {
				t.Errorf("%s has a command with ./%s, which is not there", name, argument[1])
			}
		}
	}
	if files < 40 || targets < 10 {
		t.Errorf("found %d files and %d targets; the patterns find too few", files, targets)
	}
}

// commands is what a document shows in code font and in blocks of shell commands.
func commands(text string) string {
	var all strings.Builder
	for _, found := range regexp.MustCompile("(?s)```sh\n(.*?)```|`([^`\n]+)`").FindAllStringSubmatch(text, -1) {
		all.WriteString(found[1] + found[2] + "\n")
	}
	return all.String()
}

// repository is every file and folder, by its path from the top, without what is generated or fetched.
func repository(t *testing.T) []string {
	t.Helper()
	var paths []string
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && slices.Contains([]string{".git", ".puente", "bin", "dist", "node_modules"}, entry.Name()) {
			return filepath.SkipDir
		}
		if path != ".." {
			paths = append(paths, filepath.ToSlash(strings.TrimPrefix(path, "../")))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// isThere tells whether a name is that of a path, or of its end.
func isThere(tree []string, name string) bool {
	pattern := regexp.QuoteMeta(name)
	for from, to := range map[string]string{`\*`: `[^/]*`, "NOUN": `[^/]+`, "KIND": `[^/]+`, "NN-some-words": `\d\d-[^/]+`} {
		pattern = strings.ReplaceAll(pattern, from, to)
	}
	end := regexp.MustCompile(`(?:^|/)` + pattern + `$`)
	return slices.ContainsFunc(tree, end.MatchString)
}

// The messages that the tables of troubleshooting quote are those that the program prints; … stands for what varies.
func TestTroubleshootingQuotesMessages(t *testing.T) {
	const ofTheSystem = "address already in use"
	var sources strings.Builder
	for _, path := range repository(t) {
		if strings.HasSuffix(path, ".sh") || strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") && !strings.HasPrefix(path, "graph/internal/") {
			text, err := os.ReadFile(filepath.Join("..", path))
			if err != nil {
				t.Fatal(err)
			}
			sources.Write(text)
		}
	}
	pages := documents(t)
	for _, name := range []string{"README.md", "README.es.md"} {
		quoted := 0
		for _, cell := range regexp.MustCompile(`(?m)^\| ([^|]*) \|`).FindAllStringSubmatch(pages[name], -1) {
			for _, message := range regexp.MustCompile("`([^`]* [^`]*)`").FindAllStringSubmatch(cell[1], -1) {
				quoted++
				for part := range strings.SplitSeq(message[1], "…") {
					if part = strings.TrimSpace(part); part != ofTheSystem && !strings.Contains(sources.String(), part) {
						t.Errorf("%s quotes %q, which no source file has", name, part)
					}
				}
			}
		}
		if quoted < 5 {
			t.Errorf("%s quotes %d messages; the pattern finds too few", name, quoted)
		}
	}
}

// What the documents show of JavaScript is code of the programs of clients, which a test runs.
func TestJavaScriptIsOfPrograms(t *testing.T) {
	programs := map[string]bool{}
	files, err := filepath.Glob("../web/clients/*/*.[mt]*s")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d programs, %v", len(files), err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			programs[line] = true
		}
	}
	documents, err := filepath.Glob("*.md")
	if err != nil {
		t.Fatal(err)
	}
	shown := 0
	for _, document := range documents {
		text, err := os.ReadFile(document)
		if err != nil {
			t.Fatal(err)
		}
		for _, block := range regexp.MustCompile("(?s)```js\n(.*?)```").FindAllStringSubmatch(string(text), -1) {
			for line := range strings.Lines(block[1]) {
				if shown++; !programs[line] {
					t.Errorf("%s: no program has the line %q", document, line)
				}
			}
		}
	}
	if shown == 0 {
		t.Error("nothing is shown")
	}
}
