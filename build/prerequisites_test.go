// Package build holds the test of prerequisites.sh.
package build

import (
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// tools are programs by name, each with the text of its shell script.
type tools map[string]string

func newTools() tools {
	return tools{
		"go":   `echo "go version go1.26.8 linux/amd64"`,
		"java": `echo 'openjdk version "17.0.15" 2025-04-15' >&2`,
		"mvn":  `echo "Apache Maven 3.8.7"`,
		"node": `echo v20.19.5`,
		"npm":  `echo 10.8.2`,
	}
}

// with returns the tools with one more, or with another version of one.
func (t tools) with(name, script string) tools {
	changed := maps.Clone(t)
	changed[name] = script
	return changed
}

// folder writes the tools into a folder, which then is all of PATH.
func (t tools) folder(test *testing.T) string {
	test.Helper()
	folder := test.TempDir()
	for name, script := range t {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
			test.Fatal(err)
		}
	}
	return folder
}

// check runs the script with an environment and returns its exit status and what it printed to standard error.
func check(t *testing.T, target string, environment ...string) (status int, printed string) {
	t.Helper()
	command := exec.Command("/bin/sh", "prerequisites.sh", target)
	command.Env = environment
	var stderr strings.Builder
	command.Stderr = &stderr
	out, err := command.Output()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		status = failed.ExitCode()
	} else if err != nil {
		t.Fatal(err)
	}
	if len(out) > 0 {
		t.Errorf("printed to standard output: %s", out)
	}
	return status, stderr.String()
}

func TestPrerequisites(t *testing.T) {
	javaHome := t.TempDir()
	if err := os.Symlink(tools{"java": `echo 'openjdk version "21.0.7"' >&2`}.folder(t), filepath.Join(javaHome, "bin")); err != nil {
		t.Fatal(err)
	}
	goNeeds, nodeNeeds := []string{"Go 1.26: not found"}, []string{"Node.js 20: not found", "npm: not found"}
	javaNeeds := []string{"Java 17: not found", "Maven: not found"}
	for name, c := range map[string]struct {
		target      string
		tools       tools
		environment []string
		missing     []string // the lines that name what is missing; none where all is there
	}{
		"all is there":                {"test", newTools(), nil, nil},
		"run on a bare machine":       {"run", nil, nil, slices.Concat(goNeeds, nodeNeeds, javaNeeds)},
		"test on a bare machine":      {"test", nil, nil, slices.Concat(goNeeds, nodeNeeds, javaNeeds)},
		"page on a bare machine":      {"page", nil, nil, slices.Concat(goNeeds, nodeNeeds)},
		"go on a bare machine":        {"go", nil, nil, goNeeds},
		"run with a database":         {"run", nil, []string{"NEO4J_URI=bolt://127.0.0.1:7687"}, slices.Concat(goNeeds, nodeNeeds)},
		"test with a database":        {"test", nil, []string{"NEO4J_URI=bolt://127.0.0.1:7687"}, slices.Concat(goNeeds, nodeNeeds, javaNeeds)},
		"an old Go":                   {"run", newTools().with("go", `echo "go version go1.20.14 linux/amd64"`), nil, []string{"Go 1.26: found · hay: 1.20.14"}},
		"a Go that cannot be fetched": {"run", newTools().with("go", `echo "go: download go1.26.0: no network" >&2; exit 1`), nil, goNeeds},
		"a release candidate":         {"run", newTools().with("go", `echo "go version go1.27rc1 darwin/arm64"`), nil, nil},
		"another name for go":         {"go", tools{"go1.26": newTools()["go"]}, []string{"GO=go1.26"}, nil},
		"an old Java":                 {"run", newTools().with("java", `echo 'openjdk version "11.0.2" 2019-01-15' >&2`), nil, []string{"Java 17: found · hay: 11.0.2"}},
		"Java 8":                      {"run", newTools().with("java", `echo 'java version "1.8.0_292"' >&2`), nil, []string{"Java 17: found · hay: 1.8.0_292"}},
		"a place-holder for Java":     {"run", newTools().with("java", `echo "Unable to locate a Java Runtime." >&2; exit 1`), nil, javaNeeds[:1]},
		"Java in JAVA_HOME":           {"run", newTools().with("java", "exit 1"), []string{"JAVA_HOME=" + javaHome}, nil},
		"nothing in JAVA_HOME":        {"run", newTools(), []string{"JAVA_HOME=" + t.TempDir()}, javaNeeds[:1]},
		"an old Node.js":              {"run", newTools().with("node", "echo v18.20.4"), nil, []string{"Node.js 20: found · hay: 18.20.4"}},
	} {
		t.Run(name, func(t *testing.T) {
			status, printed := check(t, c.target, append(c.environment, "PATH="+c.tools.folder(t))...)
			named := regexp.MustCompile(`(?m)^  (.*found · .*)$`).FindAllStringSubmatch(printed, -1)
			var got []string
			for _, line := range named {
				got = append(got, strings.TrimSuffix(line[1], " · no está"))
			}
			if !slices.Equal(got, c.missing) {
				t.Errorf("names %q, want %q", got, c.missing)
			}
			if want := len(c.missing) > 0; (status == 1) != want || (printed != "") != want {
				t.Errorf("exit status %d, printed %q", status, printed)
			}
		})
	}
	if status, _ := check(t, "fly", "PATH="); status != 2 {
		t.Errorf("an unknown target: exit status %d, want 2", status)
	}
}

// The line that installs what is missing is that of the machine's package manager, and holds the missing packages alone.
func TestPrerequisitesTellHowToInstall(t *testing.T) {
	oldNode := newTools().with("node", "echo v18.20.4")
	for name, c := range map[string]struct {
		tools     tools
		want, not string
	}{
		"apt":     {oldNode.with("apt-get", ""), "  sudo apt-get install nodejs\n", "dnf"},
		"dnf":     {oldNode.with("dnf", ""), "  sudo dnf install nodejs\n", "apt-get"},
		"brew":    {oldNode.with("brew", ""), "  brew install node\n", "apt-get"},
		"unknown": {oldNode, "  apt:  sudo apt-get install nodejs\n  dnf:  sudo dnf install nodejs\n  brew: brew install node\n", "cask"},
		"nothing, apt": {tools{"apt-get": ""},
			"  sudo apt-get install golang-go nodejs npm openjdk-17-jre-headless maven\n", "brew"},
		"nothing, dnf":  {tools{"dnf": ""}, "  sudo dnf install golang nodejs npm java-21-openjdk-headless maven\n", "brew"},
		"nothing, brew": {tools{"brew": ""}, "  brew install go node maven\n  brew install --cask temurin@17\n", "apt-get"},
	} {
		t.Run(name, func(t *testing.T) {
			_, printed := check(t, "run", "PATH="+c.tools.folder(t))
			if !strings.Contains(printed, c.want) || strings.Contains(printed, c.not) {
				t.Errorf("printed\n%s\nwhich must have %q and not %q", printed, c.want, c.not)
			}
		})
	}
}

// `make run` and `make test` begin with the check: where a program is missing nothing is built, fetched or started.
func TestMakeStopsBeforeAnythingIsDone(t *testing.T) {
	command, err := exec.LookPath("make")
	if err != nil {
		t.Skip(err)
	}
	for _, target := range []string{"run", "test"} {
		ran := filepath.Join(t.TempDir(), "ran")
		mark := "echo \"$0 $*\" >>" + ran + "\n"
		present := newTools().with("mvn", mark).with("npm", mark)
		present["go"] = `[ "$1" = version ] && echo "go version go1.26.8 linux/amd64" && exit; ` + mark
		delete(present, "java")
		folder := present.folder(t)
		if err := os.Symlink("/bin/sh", filepath.Join(folder, "sh")); err != nil {
			t.Fatal(err)
		}
		run := exec.Command(command, "-C", "..", target)
		run.Env = []string{"PATH=" + folder}
		out, err := run.CombinedOutput()
		if err == nil || !strings.Contains(string(out), "Java 17: not found") {
			t.Errorf("make %s: %v\n%s", target, err, out)
		}
		if text, err := os.ReadFile(ran); err == nil {
			t.Errorf("make %s ran, without Java:\n%s", target, text)
		}
	}
}

// The versions that the script asks for are those that the code asks for.
func TestPrerequisitesAskForTheVersionsOfTheCode(t *testing.T) {
	script, err := os.ReadFile("prerequisites.sh")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ file, pattern string }{
		"min_go":   {"../go.mod", `(?m)^go 1\.(\d+)`},
		"min_java": {"../embedded/java.go", `minJava\s+= (\d+)`},
		"min_node": {"../web/build/npm.go", `(?:oldest|min)Node\s+= (\d+)`},
	} {
		text, err := os.ReadFile(c.file)
		if err != nil {
			t.Fatal(err)
		}
		want := regexp.MustCompile(c.pattern).FindSubmatch(text)
		got := regexp.MustCompile(`\b` + name + `=(\d+)`).FindSubmatch(script)
		if want == nil || got == nil || string(want[1]) != string(got[1]) {
			t.Errorf("%s: the script says %q, %s says %q", name, got, c.file, want)
		}
	}
}
