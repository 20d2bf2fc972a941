//go:build unix

package embeddedtest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Times of the Neo4j that is kept.
const (
	keptIdle    = time.Hour       // after the last run it ends
	keptLook    = 5 * time.Second // how often it looks
	keptStart   = 3 * time.Minute // until it answers, at most
	keptEnd     = time.Minute     // until it has ended, at most
	keptConnect = 5 * time.Second // until one that runs answers
)

// kept is what the process of ServeKept writes of itself.
type kept struct {
	Access access
	PID    int
}

func keptPath(dir string) string { return filepath.Join(dir, "access.json") }

// used notes that a run uses the Neo4j that is kept.
func used(dir string) {
	now := time.Now()
	_ = os.Chtimes(keptPath(dir), now, now) // if it fails, Neo4j ends earlier
}

// reachKept gives the access to the Neo4j that is kept, and starts it where it does not run.
func reachKept(dir string) (access, error) {
	if k, err := readKept(dir); err == nil && k.answers() {
		used(dir)
		return k.Access, nil
	}
	_ = os.Remove(keptPath(dir)) // of a process that has ended
	program, err := os.Executable()
	if err != nil {
		return access{}, fmt.Errorf("start the Neo4j that is kept: %w", err)
	}
	log, err := os.Create(filepath.Join(dir, "serve.log"))
	if err != nil {
		return access{}, fmt.Errorf("start the Neo4j that is kept: %w", err)
	}
	defer func() { _ = log.Close() }()
	command := exec.Command(program, "-serve")
	command.Stdout, command.Stderr = log, log
	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true} // it outlives this run and its terminal
	if err := command.Start(); err != nil {
		return access{}, fmt.Errorf("start the Neo4j that is kept: %w", err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	for until := time.Now().Add(keptStart); time.Now().Before(until); {
		select {
		case err := <-ended:
			return access{}, fmt.Errorf("the Neo4j that is kept ended at its start, see %s: %w", log.Name(), errors.Join(err, os.ErrProcessDone))
		case <-time.After(pollInterval):
		}
		if k, err := readKept(dir); err == nil {
			return k.Access, nil
		}
	}
	return access{}, fmt.Errorf("the Neo4j that is kept does not answer, see %s: %w", log.Name(), os.ErrDeadlineExceeded)
}

func readKept(dir string) (kept, error) {
	text, err := os.ReadFile(keptPath(dir))
	if err != nil {
		return kept{}, err
	}
	var k kept
	return k, json.Unmarshal(text, &k)
}

// answers reports whether the Neo4j answers a query.
func (k kept) answers() bool {
	ctx, cancel := context.WithTimeout(context.Background(), keptConnect)
	defer cancel()
	driver, err := neo4j.NewDriverWithContext(k.Access.URI, neo4j.BasicAuth(k.Access.Username, k.Access.Password, ""))
	if err != nil {
		return false
	}
	defer func() { _ = driver.Close(ctx) }()
	_, err = neo4j.ExecuteQuery(ctx, driver, "RETURN 1", nil, neo4j.EagerResultTransformer)
	return err == nil
}

// ServeKept runs the Neo4j that is kept, until no run has used it for an hour or a signal comes.
func ServeKept() error {
	dir, err := keptFolder()
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	a, end, err := launch(dir)
	if err != nil {
		return err
	}
	defer end()
	text, err := json.Marshal(kept{a, os.Getpid()})
	if err != nil {
		return fmt.Errorf("write the access to Neo4j: %w", err)
	}
	path := keptPath(dir)
	if err := os.WriteFile(path+".new", text, 0o600); err != nil {
		return fmt.Errorf("write the access to Neo4j: %w", err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		return fmt.Errorf("write the access to Neo4j: %w", err)
	}
	defer func() { _ = os.Remove(path) }()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(keptLook):
		}
		info, err := os.Stat(path)
		if err != nil || time.Since(info.ModTime()) > keptIdle {
			return nil // removed, or not used
		}
	}
}

// RemoveKept ends the Neo4j that is kept, and removes its folder. No run may use it at that time.
func RemoveKept() error {
	dir, err := keptFolder()
	if err != nil {
		return err
	}
	if k, err := readKept(dir); err == nil && k.answers() { // else the process is another one by now
		for until := time.Now().Add(keptEnd); syscall.Kill(k.PID, syscall.SIGTERM) == nil && time.Now().Before(until); {
			time.Sleep(pollInterval)
		}
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("end the Neo4j that is kept: %w", err)
	}
	if err := os.RemoveAll(dir); err != nil {
		return fmt.Errorf("remove the data that are kept: %w", err)
	}
	return nil
}
