package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"puente/data"
)

func TestBuildLines(t *testing.T) {
	goLine := [2]string{"go", runtime.Version() + " " + runtime.GOOS + "/" + runtime.GOARCH}
	vcs := func(modified string) *debug.BuildInfo {
		return &debug.BuildInfo{Main: debug.Module{Version: "v1.2.3"}, Settings: []debug.BuildSetting{
			{Key: "vcs.revision", Value: "abc123"}, {Key: "vcs.time", Value: "2026-11-28T15:00:00Z"}, {Key: "vcs.modified", Value: modified},
		}}
	}
	for name, c := range map[string]struct {
		info            *debug.BuildInfo
		version, commit string
	}{
		"a clean checkout":      {vcs("false"), "v1.2.3", "abc123 of 2026-11-28T15:00:00Z"},
		"a changed checkout":    {vcs("true"), "v1.2.3", "abc123 of 2026-11-28T15:00:00Z, with changes that are not committed"},
		"no checkout":           {&debug.BuildInfo{Main: debug.Module{Version: "(devel)"}}, "(devel)", "unknown"},
		"no information at all": {nil, "unknown", "unknown"},
	} {
		want := [][2]string{{"puente", c.version}, {"commit", c.commit}, goLine}
		if got := buildLines(c.info); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

// The program as it is built prints the commit of its checkout and the version of its dataset, and needs no database for it.
func TestVersionCommand(t *testing.T) {
	commit := "unknown" // Go records a commit only where .git is a folder, which it is not in a linked worktree
	if info, err := os.Stat("../.git"); err == nil && info.IsDir() {
		head, err := exec.Command("git", "rev-parse", "HEAD").Output()
		if err != nil {
			t.Skip("no git:", err)
		}
		commit = strings.TrimSpace(string(head)) + " of 20"
	}
	binary := filepath.Join(t.TempDir(), "puente")
	if out, err := exec.Command("go", "build", "-buildvcs=true", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, argument := range []string{"version", "--version"} {
		out, err := exec.Command(binary, argument).CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v: %s", argument, err, out)
		}
		for _, want := range []string{"commit   " + commit, "dataset  " + data.Version() + "\n", "go       go1."} {
			if !strings.Contains(string(out), want) {
				t.Errorf("%s prints\n%s\nwithout %q", argument, out, want)
			}
		}
	}
	if !strings.Contains(usage(), "  version  ") {
		t.Error("help does not list version")
	}
}
