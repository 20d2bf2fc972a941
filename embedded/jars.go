//go:build unix

package embedded

import (
	"bufio"
	"context"
	"crypto/sha256"
	_ "embed" // pom.xml and the sums
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
var sums string

// ErrNoMaven is returned where the jars are not there yet and cannot be fetched.
var ErrNoMaven = errors.New("the jars of Neo4j come by Maven on first start: install it (for instance the package maven) and see that it reaches its repository, or set NEO4J_URI to use a database that is there")

// ensureJars returns the folder of the jars. What is there is checked; what is not is fetched into a temporary
// folder, checked, and moved in place as a whole, so a half-done download is never used.
func ensureJars(ctx context.Context, cache string, progress io.Writer) (string, error) {
	sum := sha256.Sum256([]byte(sums))
	jars := filepath.Join(cache, "jars-"+hex.EncodeToString(sum[:6]))
	if _, err := os.Stat(jars); err == nil {
		return jars, checkJars(jars, sums)
	}
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return "", fmt.Errorf("make the cache of jars: %w", err)
	}
	unlock, err := lockCache(cache)
	if err != nil {
		return "", err
	}
	defer unlock()
	if _, err := os.Stat(jars); err == nil { // another process fetched them meanwhile
		return jars, checkJars(jars, sums)
	}
	if err := fetchJars(ctx, cache, jars, progress); err != nil {
		return "", err
	}
	return jars, nil
}

func fetchJars(ctx context.Context, cache, jars string, progress io.Writer) error {
	mvn, err := exec.LookPath("mvn")
	if err != nil {
		return fmt.Errorf("no Maven found (mvn): %w", ErrNoMaven)
	}
	temp, err := os.MkdirTemp(cache, "download-")
	if err != nil {
		return fmt.Errorf("make a temporary folder: %w", err)
	}
	defer func() { _ = os.RemoveAll(temp) }()
	if err := os.WriteFile(filepath.Join(temp, "pom.xml"), pom, 0o600); err != nil {
		return fmt.Errorf("write pom.xml: %w", err)
	}
	_, _ = fmt.Fprintln(progress, "Fetching Neo4j by Maven, once, about 125 MB")
	lib := filepath.Join(temp, "lib")
	cmd := exec.CommandContext(ctx, mvn, "-B", "-f", filepath.Join(temp, "pom.xml"),
		"dependency:copy-dependencies", "-DincludeScope=runtime", "-DoutputDirectory="+lib)
	report := &mavenReport{to: progress}
	cmd.Stdout, cmd.Stderr = report, report
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("the jars of Neo4j could not be fetched by Maven (%w): %s: %w", err, report.fault, ErrNoMaven)
	}
	if err := checkJars(lib, sums); err != nil {
		return err
	}
	if err := os.Rename(lib, jars); err != nil {
		return fmt.Errorf("move the jars in place: %w", err)
	}
	return nil
}

// checkJars holds a folder against the committed sums: every jar listed, every listed jar there and equal.
func checkJars(folder, sums string) error {
	wanted := map[string]string{}
	for _, line := range strings.Split(strings.TrimSpace(sums), "\n") {
		sum, name, ok := strings.Cut(line, "  ")
		if !ok {
			return fmt.Errorf("jars.sha256 has a line without a name: %q", line)
		}
		wanted[name] = sum
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return fmt.Errorf("read the folder of jars: %w", err)
	}
	for _, e := range entries {
		sum, listed := wanted[e.Name()]
		if !listed {
			return fmt.Errorf("%s has no sum in jars.sha256: remove the folder %s and start again", e.Name(), folder)
		}
		got, err := sumOf(filepath.Join(folder, e.Name()))
		if err != nil {
			return err
		}
		if got != sum {
			return fmt.Errorf("%s is not what jars.sha256 says (%s instead of %s): remove the folder %s and start again", e.Name(), got, sum, folder)
		}
		delete(wanted, e.Name())
	}
	for name := range wanted {
		return fmt.Errorf("%s is missing: remove the folder %s and start again", name, folder)
	}
	return nil
}

func sumOf(path string) (string, error) {
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

// lockCache waits until no other process fetches into the cache.
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

// mavenReport tells of every twentieth jar, and keeps the first line of a fault.
type mavenReport struct {
	to    io.Writer
	jars  int
	fault string
}

// Write takes Maven's output.
func (m *mavenReport) Write(p []byte) (int, error) {
	for line := range strings.SplitSeq(string(p), "\n") {
		if strings.Contains(line, "Downloaded from") && strings.Contains(line, ".jar") {
			if m.jars++; m.jars%20 == 0 {
				_, _ = fmt.Fprintf(m.to, "  %d jars\n", m.jars)
			}
		}
		if m.fault == "" && strings.Contains(line, "ERROR") {
			m.fault = strings.TrimSpace(line)
		}
	}
	return len(p), nil
}
