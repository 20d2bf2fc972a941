//go:build unix

package embedded

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// envParentOf makes the test binary a parent process on a data folder, to be killed by a test.
const envParentOf = "EMBEDDED_TEST_PARENT_OF"

// startQuickly makes Java compile without its optimising compiler, which takes half of the processor time of a start and pays only in
// processes that live longer than those of these tests.
const startQuickly = "-XX:TieredStopAtLevel=1"

func TestMain(m *testing.M) {
	_ = os.Setenv("JDK_JAVA_OPTIONS", os.Getenv("JDK_JAVA_OPTIONS")+" "+startQuickly) // fails for malformed names only
	if dir := os.Getenv(envParentOf); dir != "" {
		server, err := Start(context.Background(), Config{Dir: dir, HeapMB: 256})
		if err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		fmt.Println("pid", server.Pid())
		select {}
	}
	os.Exit(m.Run())
}

// start runs a Neo4j for a test, which is skipped or fails as require says.
func start(t *testing.T, dir string) *Server {
	t.Helper()
	require(t)
	server, err := Start(t.Context(), Config{Dir: dir, HeapMB: 256})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close(context.Background()) })
	return server
}

// require skips a test without Java or Maven, or fails it if CI is set.
func require(t *testing.T) {
	t.Helper()
	cfg, err := Config{Dir: t.TempDir()}.withDefaults()
	if err == nil {
		_, err = findJava(t.Context())
	}
	if err == nil {
		_, err = ensureJars(t.Context(), cfg.Cache, io.Discard)
	}
	if os.Getenv("CI") == "" && (errors.Is(err, ErrNoJava) || errors.Is(err, ErrNoMaven)) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// query runs a statement that returns one integer.
func query(t *testing.T, s *Server, uri, cypher string) (int64, error) {
	t.Helper()
	driver, err := neo4j.NewDriverWithContext(uri, s.Auth())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = driver.Close(context.Background()) }()
	result, err := neo4j.ExecuteQuery(t.Context(), driver, cypher, nil, neo4j.EagerResultTransformer)
	if err != nil {
		return 0, err
	}
	n, _ := result.Records[0].Values[0].(int64)
	return n, nil
}

func mustQuery(t *testing.T, s *Server, cypher string) int64 {
	t.Helper()
	n, err := query(t, s, s.URI(), cypher)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestLifecycle(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "a folder, with ñ")
	s := start(t, dir)
	for _, scheme := range []string{"bolt://", "neo4j://"} {
		if n, err := query(t, s, strings.Replace(s.URI(), "bolt://", scheme, 1), "RETURN 41 + 1"); n != 42 || err != nil {
			t.Errorf("%s answers %d, %v", scheme, n, err)
		}
	}
	info, err := os.Stat(filepath.Join(dir, "password"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the password has mode %v, %v", info.Mode(), err)
	}
	_, password := s.Credentials()
	arguments, err := exec.Command("ps", "-ww", "-o", "args=", "-p", fmt.Sprint(s.Pid())).Output()
	if err != nil || !strings.Contains(string(arguments), "CommunityEntryPoint") || strings.Contains(string(arguments), password) {
		t.Errorf("the command line of Java: %s, %v", arguments, err)
	}
	if _, err := Start(t.Context(), Config{Dir: dir}); err == nil || !strings.Contains(err.Error(), fmt.Sprint("process ", os.Getpid())) {
		t.Errorf("a second server on the folder: %v", err)
	}

	t.Run("a child process is restarted with its data as often as it is killed", func(t *testing.T) {
		mustQuery(t, s, "CREATE (:Kept {n: 7}) RETURN 1")
		uri := s.URI()
		for range 3 {
			before := s.Pid()
			if err := syscall.Kill(before, syscall.SIGKILL); err != nil {
				t.Fatal(err)
			}
			await(t, "a new child process", func() bool {
				if s.Pid() == before {
					return false
				}
				n, err := query(t, s, uri, "MATCH (k:Kept) RETURN k.n")
				return err == nil && n == 7
			})
		}
	})

	t.Run("a stop does not wait for a restart", func(t *testing.T) {
		other := start(t, t.TempDir())
		if err := syscall.Kill(other.Pid(), syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
		if err := other.Close(context.Background()); err != nil {
			t.Error(err)
		}
		if err := syscall.Kill(other.Pid(), 0); err == nil {
			t.Error("Java is still there")
		}
	})

	t.Run("a clean stop keeps data and password", func(t *testing.T) {
		pid := s.Pid()
		for range 2 {
			if err := s.Close(context.Background()); err != nil {
				t.Fatal(err)
			}
		}
		if err := syscall.Kill(pid, 0); err == nil {
			t.Error("Java is still there")
		}
		again := start(t, dir)
		if n := mustQuery(t, again, "MATCH (k:Kept) RETURN k.n"); n != 7 {
			t.Errorf("the data are gone: %d", n)
		}
		if _, now := again.Credentials(); now != password {
			t.Error("the password has changed")
		}
	})
}

// await polls a condition until the test times out.
func await(t *testing.T, what string, condition func() bool) {
	t.Helper()
	for t.Context().Err() == nil {
		if condition() {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("no %s", what)
}

// Java must not outlive a parent that was killed, and the folder must be usable at once.
func TestChildEndsWithItsParent(t *testing.T) {
	dir := t.TempDir()
	t.Parallel()
	require(t)
	parent := exec.Command(os.Args[0])
	parent.Env = append(os.Environ(), envParentOf+"="+dir)
	out, err := parent.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := parent.Start(); err != nil {
		t.Fatal(err)
	}
	var java int
	if _, err := fmt.Fscanf(out, "pid %d\n", &java); err != nil {
		t.Fatal(err)
	}
	if err := parent.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = parent.Wait()
	s := start(t, dir)
	if mustQuery(t, s, "RETURN 1") != 1 {
		t.Error("no answer from the folder of a killed parent")
	}
	if err := syscall.Kill(java, 0); err == nil && s.Pid() != java {
		t.Errorf("Java %d has outlived its parent", java)
	}
}

func TestStartFails(t *testing.T) {
	t.Parallel()
	require(t)
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Start(cancelled, Config{Dir: t.TempDir()}); err == nil || !strings.Contains(err.Error(), "was cancelled") {
		t.Errorf("a start that was cancelled: %v", err)
	}
	_, err := Start(t.Context(), Config{Dir: t.TempDir(), StartTimeout: time.Second / 2})
	if err == nil || !strings.Contains(err.Error(), "did not answer within 500ms; the last lines of its log") {
		t.Errorf("a short time-out: %v", err)
	}
	dir := t.TempDir()
	_, err = Start(t.Context(), Config{Dir: dir, PageCacheMB: -5})
	if err == nil || !strings.Contains(err.Error(), "ended while it was starting") || !strings.Contains(err.Error(), "pagecache") {
		t.Errorf("a setting that Neo4j refuses: %v", err)
	}
}

// The pause before a restart grows with each that was in vain, and is bounded.
func TestPauses(t *testing.T) {
	last := time.Duration(-1)
	for failures := range 50 {
		pause := pauseAfter(failures)
		if pause < last || pause > longestPause || failures == 0 && pause != 0 || failures == 49 && pause != longestPause {
			t.Errorf("%v after %d failures", pause, failures)
		}
		last = pause
	}
}
