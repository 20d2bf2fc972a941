package embedded

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
)

// minJava is the oldest version of Java that Neo4j 5.26 supports.
const minJava = 17

// ErrNoJava is returned if Java is not installed, or too old.
var ErrNoJava = errors.New("Neo4j needs Java 17 or later: install it (for instance the package openjdk-17-jre-headless) or set JAVA_HOME, or set NEO4J_URI to use an existing database")

// findJava returns the path of a Java that is new enough: that of JAVA_HOME, else that of PATH.
func findJava(ctx context.Context) (string, error) {
	java := "java"
	if home := os.Getenv("JAVA_HOME"); home != "" {
		java = filepath.Join(home, "bin", "java")
	}
	path, err := exec.LookPath(java)
	if err != nil {
		return "", fmt.Errorf("no Java found (%s): %w", java, ErrNoJava)
	}
	out, err := exec.CommandContext(ctx, path, "-version").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%s -version failed: %w", path, ErrNoJava)
	}
	version := regexp.MustCompile(`version "(?:1\.)?([0-9]+)`).FindSubmatch(out)
	if version == nil {
		return "", fmt.Errorf("%s does not print its version: %w", path, ErrNoJava)
	}
	if major, err := strconv.Atoi(string(version[1])); err != nil || major < minJava {
		return "", fmt.Errorf("%s is Java %s: %w", path, version[1], ErrNoJava)
	}
	return path, nil
}
