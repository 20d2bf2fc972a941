//go:build unix

package embedded

import (
	"bufio"
	"context"
	"crypto/sha256"
	_ "embed" // pom.xml and the checksums
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
)

//go:embed pom.xml
var pom []byte

//go:embed jars.sha256
var checksums string

// ErrNoMaven is returned if the jars are not in the cache and cannot be downloaded.
var ErrNoMaven = errors.New("the jars of Neo4j are downloaded by Maven on the first start: install Maven (for instance the package maven) and check that it reaches its repository, or set NEO4J_URI to use an existing database")

// ensureJars returns the folder of the jars, all of which have been checked. Missing jars are downloaded into a temporary
// folder, checked, and moved into place together, so that an incomplete download is never used.
func ensureJars(ctx context.Context, cache string, progress io.Writer) (string, error) {
	digest := sha256.Sum256([]byte(checksums))
	jars := filepath.Join(cache, "jars-"+hex.EncodeToString(digest[:6]))
	if _, err := os.Stat(jars); err == nil {
		return jars, checkJars(jars, checksums)
	}
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return "", fmt.Errorf("create the cache of jars: %w", err)
	}
	unlock, err := lockCache(cache)
	if err != nil {
		return "", err
	}
	defer unlock()
	if _, err := os.Stat(jars); err == nil { // another process has downloaded them meanwhile
		return jars, checkJars(jars, checksums)
	}
	if err := downloadJars(ctx, cache, jars, progress); err != nil {
		return "", err
	}
	return jars, nil
}

// downloadJars downloads the jars by Maven, checks them, and moves them to the folder jars.
func downloadJars(ctx context.Context, cache, jars string, progress io.Writer) error {
	mvn, err := exec.LookPath("mvn")
	if err != nil {
		return fmt.Errorf("no Maven found (mvn): %w", ErrNoMaven)
	}
	temp, err := os.MkdirTemp(cache, "download-")
	if err != nil {
		return fmt.Errorf("create a temporary folder: %w", err)
	}
	defer func() { _ = os.RemoveAll(temp) }()
	if err := os.WriteFile(filepath.Join(temp, "pom.xml"), pom, 0o600); err != nil {
		return fmt.Errorf("write pom.xml: %w", err)
	}
	_, _ = fmt.Fprintln(progress, "Downloading Neo4j by Maven, once, about 125 MB")
	lib := filepath.Join(temp, "lib")
	cmd := exec.CommandContext(ctx, mvn, "-B", "-f", filepath.Join(temp, "pom.xml"),
		"dependency:copy-dependencies", "-DincludeScope=runtime", "-DoutputDirectory="+lib)
	output := &mavenOutput{progress: progress}
	cmd.Stdout, cmd.Stderr = output, output
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("the jars of Neo4j could not be downloaded by Maven (%w): %s: %w", err, output.firstError, ErrNoMaven)
	}
	if err := checkJars(lib, checksums); err != nil {
		return err
	}
	if err := os.Rename(lib, jars); err != nil {
		return fmt.Errorf("move the jars into place: %w", err)
	}
	return nil
}

// checkJars compares a folder with the committed checksums: it must hold every listed jar, unchanged, and nothing else.
func checkJars(folder, checksums string) error {
	listed := map[string]string{}
	for _, line := range strings.Split(strings.TrimSpace(checksums), "\n") {
		sum, name, ok := strings.Cut(line, "  ")
		if !ok {
			return fmt.Errorf("jars.sha256 has a line without a name: %q", line)
		}
		listed[name] = sum
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return fmt.Errorf("read the folder of jars: %w", err)
	}
	for _, e := range entries {
		sum, found := listed[e.Name()]
		if !found {
			return fmt.Errorf("%s has no checksum in jars.sha256: remove the folder %s and start again", e.Name(), folder)
		}
		got, err := checksumOf(filepath.Join(folder, e.Name()))
		if err != nil {
			return err
		}
		if got != sum {
			return fmt.Errorf("%s does not match jars.sha256 (%s instead of %s): remove the folder %s and start again", e.Name(), got, sum, folder)
		}
		delete(listed, e.Name())
	}
	for name := range listed {
		return fmt.Errorf("%s is missing: remove the folder %s and start again", name, folder)
	}
	return nil
}

// checksumOf returns the SHA-256 checksum of a file in hexadecimal digits.
func checksumOf(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("read a jar: %w", err)
	}
	defer file.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, bufio.NewReaderSize(file, 1<<20)); err != nil {
		return "", fmt.Errorf("read a jar: %w", err)
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

// lockCache waits until no other process downloads into the cache, and excludes others until unlock is called.
func lockCache(cache string) (unlock func(), err error) {
	file, err := os.OpenFile(filepath.Join(cache, "lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the lock of the cache: %w", err)
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX); err != nil {
		_ = file.Close()
		return nil, fmt.Errorf("lock the cache: %w", err)
	}
	return func() { _ = file.Close() }, nil
}

// mavenOutput reads Maven's output: it reports every twentieth jar, and keeps the first line of an error.
type mavenOutput struct {
	progress   io.Writer
	jars       int
	firstError string
}

// Write implements io.Writer.
func (m *mavenOutput) Write(p []byte) (int, error) {
	for line := range strings.SplitSeq(string(p), "\n") {
		if strings.Contains(line, "Downloaded from") && strings.Contains(line, ".jar") {
			if m.jars++; m.jars%20 == 0 {
				_, _ = fmt.Fprintf(m.progress, "  %d jars\n", m.jars)
			}
		}
		if m.firstError == "" && strings.Contains(line, "ERROR") {
			m.firstError = strings.TrimSpace(line)
		}
	}
	return len(p), nil
}
