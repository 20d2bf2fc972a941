package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"puente/embedded/embeddedtest"
)

// The command exports what was imported in each format, and reports bad arguments before it opens a database.
func TestExportCommand(t *testing.T) {
	driver := embeddedtest.Driver(t)
	embeddedtest.Empty(t, driver)
	command := func(arguments ...string) (code int, out, errors string) {
		t.Helper()
		var o, e strings.Builder
		code = run(t.Context(), arguments, []string{
			"NEO4J_URI=" + os.Getenv(embeddedtest.EnvURI), "NEO4J_USERNAME=" + os.Getenv(embeddedtest.EnvUsername),
			"NEO4J_PASSWORD=" + os.Getenv(embeddedtest.EnvPassword),
		}, &o, &e)
		return code, o.String(), e.String()
	}
	dir := t.TempDir()
	for name, text := range map[string]string{
		"sources.csv": "id,publisher,title,url,vintage,retrieved,licence\nsource:mine,Me,Mine,https://example.org/,2026,2026-01-01,CC0\n",
		"firms.csv":   "id,name,source\nfirm:mine-a,Mine A,source:mine\nfirm:mine-b,Mine B,source:mine\n",
		"facts.csv":   "relation,from,to,source,share,recorded_at\nOWNS,firm:mine-a,firm:mine-b,source:mine,51.5,2026-01-02\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if code, _, errors := command("import", dir); code != 0 {
		t.Fatal(errors)
	}
	tables, network := filepath.Join(t.TempDir(), "tables"), filepath.Join(t.TempDir(), "network.graphml")
	for _, c := range []struct {
		arguments   []string
		code        int
		out, errors string // which the outputs contain
	}{
		{[]string{"--to", tables}, 0, "", ""},
		{[]string{"--to", tables}, 1, "", "is not empty"},
		{[]string{"--format", "jsonl"}, 0, `"record":"claim"`, ""},
		{[]string{"--format", "graphml", "--to", network}, 0, "", ""},
		{[]string{"--format", "graphml", "--to", network}, 1, "", "exists"},
		{[]string{"--format", "xls"}, 1, "", `no format "xls"`},
		{nil, 1, "", "export --to DIR"},
		{[]string{"here"}, 1, "", `"here" is one too many`},
	} {
		code, out, errors := command(append([]string{"export"}, c.arguments...)...)
		if code != c.code || !strings.Contains(out, c.out) || !strings.Contains(errors, c.errors) {
			t.Errorf("%v: %d %s %s", c.arguments, code, out, errors)
		}
	}
	for path, want := range map[string]string{
		filepath.Join(tables, "firms.csv"): "firm:mine-a,Mine A,source:mine", filepath.Join(tables, "facts.csv"): "OWNS,firm:mine-a,firm:mine-b,source:mine",
		network: `source="firm:mine-a" target="firm:mine-b"`,
	} {
		if text, err := os.ReadFile(path); err != nil || !strings.Contains(string(text), want) {
			t.Errorf("%s: %v\n%s", path, err, text)
		}
	}
}
