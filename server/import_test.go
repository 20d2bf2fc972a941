package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/embedded/embeddedtest"
)

// The command imports tidy tables: it reports each bad row with its place and imports the others, --strict imports none, and a second
// run changes nothing.
func TestImportCommand(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"sources.csv": "id,publisher,title,url,vintage,retrieved,licence\nsource:mine,Me,Mine,https://example.org/,2026,2026-01-01,CC0\n",
		"firms.csv":   "id,name,source\nfirm:mine-a,Mine A,source:mine\nfirm:mine-b,,source:mine\nfirm:mine-c,Mine C,\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	driver := embeddedtest.Driver(t)
	embeddedtest.Empty(t, driver)
	stored := func() string {
		t.Helper()
		result, err := neo4j.ExecuteQuery(t.Context(), driver, "MATCH (n) WHERE n.id CONTAINS 'mine' RETURN properties(n) AS p ORDER BY n.id",
			nil, neo4j.EagerResultTransformer)
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, r := range result.Records {
			all = append(all, fmt.Sprint(r.Values[0]))
		}
		return strings.Join(all, "\n")
	}
	command := func(arguments ...string) (code int, out, errors string) {
		t.Helper()
		var o, e strings.Builder
		code = run(t.Context(), append([]string{"import"}, arguments...), []string{
			"NEO4J_URI=" + os.Getenv(embeddedtest.EnvURI), "NEO4J_USERNAME=" + os.Getenv(embeddedtest.EnvUsername),
			"NEO4J_PASSWORD=" + os.Getenv(embeddedtest.EnvPassword),
		}, &o, &e)
		return code, o.String(), e.String()
	}

	code, out, errors := command("--dry-run", dir)
	if code != 1 || stored() != "" || !strings.Contains(errors, "2 rows would be refused") || !regexp.MustCompile(`entities +1 +0\n`).MatchString(out) {
		t.Errorf("dry run: %d %s\n%s\n%s", code, errors, out, stored())
	}
	code, _, errors = command("--strict", dir)
	if code != 1 || !strings.Contains(errors, "nothing was written") || stored() != "" {
		t.Errorf("strict: %d %s\n%s", code, errors, stored())
	}
	code, out, errors = command(dir)
	for _, want := range []string{"firms.csv:3: name:", "firms.csv:4: source:", "2 rows were refused; the others are in the graph"} {
		if !strings.Contains(errors, want) {
			t.Errorf("it does not report %q: %s", want, errors)
		}
	}
	first := stored()
	if code != 1 || !strings.Contains(first, "firm:mine-a") || strings.Contains(first, "mine-b") || strings.Contains(first, "mine-c") {
		t.Errorf("%d %s\n%s", code, out, first)
	}
	imported, err := neo4j.ExecuteQuery(t.Context(), driver, "MATCH (n:Import) RETURN n.files, n.state, n.rowsRefused", nil, neo4j.EagerResultTransformer)
	if err != nil || len(imported.Records) != 1 || fmt.Sprint(imported.Records[0].Values) != fmt.Sprintf("[[%s] DONE 2]", dir) {
		t.Errorf("the recorded imports: %v, %v", imported, err)
	}
	if command(dir); stored() != first {
		t.Errorf("a second import changed the graph:\n%s\n%s", first, stored())
	}
	code, out, _ = command("--dry-run", "sources", filepath.Join(dir, "sources.csv"))
	if code != 0 || !regexp.MustCompile(`sources +0 +0\n`).MatchString(out) {
		t.Errorf("a table whose kind is given, once more: %d %s", code, out)
	}
	for _, arguments := range [][]string{nil, {filepath.Join(dir, "nowhere")}, {"--loud", dir}, {"nokind", dir}, {"entities"}, {"--retrieved", "May", dir}} {
		if code, _, errors := command(arguments...); code != 1 || errors == "" {
			t.Errorf("%v: %d %q", arguments, code, errors)
		}
	}
}
