// Package embedded runs Neo4j Community as a child process, without Docker and without an
// installation: Maven downloads the jars into the user's cache folder, and each jar is checked against a committed SHA-256 checksum.
//
//	server, err := embedded.Start(ctx, embedded.Config{Dir: "data"})
//	if err != nil { … }
//	defer server.Close(context.Background())
//	driver, err := neo4j.NewDriverWithContext(server.URI(), server.Auth())
//
// The child process listens on 127.0.0.1 only, requires a password that is generated on the first start, and ends with
// its parent, even if that is killed.
package embedded

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Config holds the data folder of a Neo4j and its sizes. Only Dir is required.
type Config struct {
	Dir         string // data folder: databases, logs, configuration, password
	Cache       string // folder of the jars; "" is puente/neo4j in the user's cache folder
	HeapMB      int    // maximum heap of the Java virtual machine; 0 is 512
	PageCacheMB int    // page cache; 0 is 64
	BoltThreads int    // maximum number of threads that serve clients; 0 is 40

	StartTimeout time.Duration // time limit of Start; 0 is two minutes, since Neo4j recovers its transaction log first after a crash
	StopTimeout  time.Duration // how long Close waits for the checkpoint before it kills the process; 0 is 30 s

	Progress io.Writer    // receives a line for each step of download and start; nil discards them
	Logger   *slog.Logger // logs restarts; nil discards them
}

func (c Config) withDefaults() (Config, error) {
	if c.Dir == "" {
		return c, errors.New("embedded Neo4j needs a data folder: set Config.Dir")
	}
	dir, err := filepath.Abs(c.Dir)
	if err != nil {
		return c, fmt.Errorf("data folder %s: %w", c.Dir, err)
	}
	c.Dir = dir
	if c.Cache == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			return c, fmt.Errorf("no cache folder for the jars of Neo4j: set Config.Cache: %w", err)
		}
		c.Cache = filepath.Join(cache, "puente", "neo4j")
	}
	c.HeapMB = orElse(c.HeapMB, 512)
	c.PageCacheMB = orElse(c.PageCacheMB, 64)
	c.BoltThreads = orElse(c.BoltThreads, 40)
	c.StartTimeout = orElse(c.StartTimeout, 2*time.Minute)
	c.StopTimeout = orElse(c.StopTimeout, 30*time.Second)
	if c.Progress == nil {
		c.Progress = io.Discard
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	return c, nil
}

// orElse is v, or other if v is the zero value.
func orElse[T comparable](v, other T) T {
	var zero T
	if v == zero {
		return other
	}
	return v
}

// Server is a Neo4j that runs, and is started again whenever it ends before Close.
type Server struct {
	cfg      Config
	java     string
	jars     string
	port     int
	password string
	lock     *os.File

	mu    sync.Mutex
	child *child

	closing sync.Once
	stop    chan struct{} // closed by Close
	done    chan struct{} // closed when the last child process has ended and the folder is free
}

// Start runs a Neo4j on a data folder, which it creates if it does not exist, and returns when Neo4j answers queries.
func Start(ctx context.Context, config Config) (*Server, error) {
	s, err := open(ctx, config)
	if err != nil && errors.Is(ctx.Err(), context.Canceled) { // the error would name Java, Maven or Neo4j as the cause
		return nil, fmt.Errorf("the start of the embedded Neo4j was cancelled: %w", ctx.Err())
	}
	return s, err
}

// open finds Java and the jars, locks the data folder, and starts the child process with its supervisor.
func open(ctx context.Context, config Config) (*Server, error) {
	cfg, err := config.withDefaults()
	if err != nil {
		return nil, err
	}
	java, err := findJava(ctx)
	if err != nil {
		return nil, err
	}
	jars, err := ensureJars(ctx, cfg.Cache, cfg.Progress)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(cfg.Dir, 0o700); err != nil {
		return nil, fmt.Errorf("create the data folder: %w", err)
	}
	lock, err := lockFolder(ctx, cfg.Dir)
	if err != nil {
		return nil, err
	}
	s := &Server{cfg: cfg, java: java, jars: jars, lock: lock, stop: make(chan struct{}), done: make(chan struct{})}
	if err := s.start(ctx); err != nil {
		_ = lock.Close()
		return nil, err
	}
	go s.supervise()
	return s, nil
}

// start chooses a port, starts the child process, and waits until it answers queries.
func (s *Server) start(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, s.cfg.StartTimeout)
	defer cancel()
	var err error
	if s.port, err = freePort(); err != nil {
		return err
	}
	if s.password, err = ensurePassword(s.cfg.Dir); err != nil {
		return err
	}
	if err := s.run(ctx); err != nil {
		return err
	}
	_, _ = fmt.Fprintf(s.cfg.Progress, "Neo4j answers at %s\n", s.URI())
	return nil
}

// run starts a child process on the chosen port and waits until it answers queries.
func (s *Server) run(ctx context.Context) error {
	if err := writeConfig(s.cfg, s.port); err != nil {
		return err
	}
	_, _ = fmt.Fprintln(s.cfg.Progress, "Neo4j is starting")
	c, err := startChild(s.cfg, s.java, s.jars, s.lock)
	if err != nil {
		return err
	}
	s.mu.Lock()
	s.child = c
	s.mu.Unlock()
	if err := s.awaitReady(ctx, c); err != nil {
		c.kill()
		<-c.exited
		return fmt.Errorf("%w; the last lines of its log:\n%s", err, logTail(s.cfg.Dir))
	}
	return nil
}

// URI is the address for drivers, which may replace bolt:// by neo4j://. A restart does not change it.
func (s *Server) URI() string { return fmt.Sprintf("bolt://127.0.0.1:%d", s.port) }

// Auth is the token with which a driver authenticates.
func (s *Server) Auth() neo4j.AuthToken { return neo4j.BasicAuth(userName, s.password, "") }

// Credentials returns the user name and the password.
func (s *Server) Credentials() (user, password string) { return userName, s.password }

// Pid is the process id of the Java virtual machine; a restart changes it.
func (s *Server) Pid() int { return s.current().pid }

// Close stops the child process by SIGTERM, waits until it has written its checkpoint, and kills it after StopTimeout. It may be called again.
func (s *Server) Close(ctx context.Context) error {
	s.closing.Do(func() { close(s.stop) })
	err := s.current().stop(ctx, s.cfg.StopTimeout)
	<-s.done
	return err
}
