//go:build unix

package embeddedtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"time"
)

// EnvPool is the environment variable with the folder of a pool: one file for each Neo4j of the run. A test binary locks
// one of them while it runs, so that packages can be tested at the same time.
const EnvPool = "PUENTE_TEST_NEO4J_POOL"

// StartPool runs a number of Neo4j in temporary folders, and sets EnvPool for this process and its children. If the
// environment names a Neo4j, the pool is that one alone. The function that StartPool returns stops those that it has
// started, and removes the folders.
func StartPool(size int) (stop func(), err error) {
	pool, err := os.MkdirTemp("", "puente-pool-")
	if err != nil {
		return nil, err
	}
	given := access{os.Getenv(EnvURI), os.Getenv(EnvUsername), os.Getenv(EnvPassword)}
	if given.URI != "" {
		size = 1
	}
	stops, faults := make([]func(), size), make([]error, size)
	stop = func() {
		for _, each := range stops {
			if each != nil {
				each()
			}
		}
		_ = os.RemoveAll(pool)
	}
	var started sync.WaitGroup
	for i := range size {
		started.Go(func() {
			stops[i], faults[i] = addTo(filepath.Join(pool, fmt.Sprint(i)), given)
		})
	}
	started.Wait()
	if err := errors.Join(faults...); err != nil {
		stop()
		return nil, err
	}
	_ = os.Setenv(EnvPool, pool) // fails for malformed names only
	_ = os.Unsetenv(EnvURI)      // so that a test binary takes its turn
	return stop, nil
}

// addTo writes the file of a Neo4j into the pool: of the one that is given, or else of one that it starts.
func addTo(path string, given access) (stop func(), err error) {
	a, stop := given, func() {}
	if a.URI == "" {
		if a, stop, err = launchTemporary(); err != nil {
			return nil, err
		}
	}
	text, err := json.Marshal(a)
	if err == nil {
		err = os.WriteFile(path, text, 0o600)
	}
	if err != nil {
		stop()
		return nil, err
	}
	return stop, nil
}

// pollInterval is how long a test binary waits before it looks again for a Neo4j that is free.
const pollInterval = 50 * time.Millisecond

// acquire locks a Neo4j of a pool, waits for one if all are locked, and sets the environment variables for it. The lock
// ends with this process at the latest: child processes do not inherit it.
func acquire(pool string) (release func(), err error) {
	files, err := filepath.Glob(filepath.Join(pool, "*"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no Neo4j in the pool %s: %w", pool, errors.Join(err, os.ErrNotExist))
	}
	for {
		for _, path := range files {
			release, err := tryAcquire(path)
			if err != nil || release != nil {
				return release, err
			}
		}
		time.Sleep(pollInterval)
	}
}

// tryAcquire is acquire for one file of a pool; it returns nil if another process or caller holds the lock.
func tryAcquire(path string) (release func(), err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open a Neo4j of the pool: %w", err)
	}
	err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		_ = file.Close()
		return nil, nil
	}
	var a access
	if err == nil {
		err = json.NewDecoder(file).Decode(&a)
	}
	if err != nil {
		_ = file.Close()
		return nil, fmt.Errorf("lock a Neo4j of the pool: %w", err)
	}
	a.export()
	return func() { _ = file.Close() }, nil
}
