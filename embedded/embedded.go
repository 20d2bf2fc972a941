// Package embedded runs a real Neo4j Community as a child process, without Docker and without an
// installation: jars come from Maven into a cache of the user's, each checked against a committed sum.
//
//	server, err := embedded.Start(ctx, embedded.Config{Dir: "data"})
//	if err != nil { … }
//	defer server.Close(context.Background())
//	driver, err := neo4j.NewDriverWithContext(server.URI(), server.Auth())
//
// The child listens on 127.0.0.1 alone, asks for a password that was made on first start, and dies with
// its parent, however that ends.
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

// Config says where a Neo4j keeps its data and how much of the machine it may take. Only Dir is needed.
type Config struct {
	Dir         string // data folder: databases, logs, configuration, password
	Cache       string // where the jars are kept; "" is puente/neo4j in the user's cache folder
	HeapMB      int    // heap of the Java machine; 0 is 512
	PageCacheMB int    // page cache; 0 is 64
	BoltThreads int    // most threads that serve clients; 0 is 40

	StartTimeout time.Duration // how long Start waits for an answer; 0 is two minutes: a slow laptop after a crash recovers its log first
	StopTimeout  time.Duration // how long Close waits for the checkpoint; 0 is 30 s

	Progress io.Writer    // told of downloads and the start, a line each; nil is silent
	Logger   *slog.Logger // told of restarts; nil is silent
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

func orElse[T comparable](v, other T) T {
	var zero T
	if v == zero {
		return other
	}
	return v
}

// Server is a running Neo4j.
type Server struct {
	cfg      Config
	java     string
	jars     string
	port     int
	password string
	lock     *os.File

	mu      sync.Mutex
	child   *child
	closing bool
	err     error
	done    chan struct{}
}

// Start runs a Neo4j on a data folder and returns when it has answered a query. It makes the folder where there is none.
func Start(ctx context.Context, config Config) (*Server, error) {
	s, err := open(ctx, config)
	if err != nil && errors.Is(ctx.Err(), context.Canceled) { // nothing is wrong with Java, Maven or Neo4j
		return nil, fmt.Errorf("the start of the embedded Neo4j was broken off: %w", ctx.Err())
	}
	return s, err
}

// open finds what is needed, takes the folder, and starts.
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
		return nil, fmt.Errorf("make the data folder: %w", err)
	}
	lock, err := lockFolder(ctx, cfg.Dir)
	if err != nil {
		return nil, err
	}
	s := &Server{cfg: cfg, java: java, jars: jars, lock: lock, done: make(chan struct{})}
	if err := s.start(ctx); err != nil {
		_ = lock.Close()
		return nil, err
	}
	go s.keep()
	return s, nil
}

// start chooses a port, runs the child, and waits until it answers.
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

// run starts a child on the port that was chosen and waits until it answers.
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
	if err := s.awaitAnswer(ctx, c); err != nil {
		c.kill()
		<-c.exited
		return fmt.Errorf("%w; the last lines of its log:\n%s", err, lastLines(s.cfg.Dir))
	}
	return nil
}

// URI is the address for drivers; both bolt:// and neo4j:// work on it. It stays the same when the child is restarted.
func (s *Server) URI() string { return fmt.Sprintf("bolt://127.0.0.1:%d", s.port) }

// Auth is what a driver authenticates with.
func (s *Server) Auth() neo4j.AuthToken { return neo4j.BasicAuth(userName, s.password, "") }

// Credentials are user name and password as text.
func (s *Server) Credentials() (user, password string) { return userName, s.password }

// Pid is the process id of the Java machine that runs now.
func (s *Server) Pid() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.child.pid
}

// Done is closed when the server has ended: by Close, or because its child could not be kept alive. Err then says why.
func (s *Server) Done() <-chan struct{} { return s.done }

// Err is why the server ended; nil while it runs and after Close.
func (s *Server) Err() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err
}

// Close stops the child: it is asked to, given time for its checkpoint, and killed after that. It may be called again.
func (s *Server) Close(ctx context.Context) error {
	s.mu.Lock()
	s.closing = true
	c := s.child
	s.mu.Unlock()
	err := c.stop(ctx, s.cfg.StopTimeout)
	<-s.done
	return err
}
