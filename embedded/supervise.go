package embedded

import (
	"context"
	"fmt"
	"time"
)

// A child process that exits more often than this within the period is not restarted, because a restart does not
// remove the cause.
const (
	maxRestarts   = 3
	restartPeriod = 5 * time.Minute
)

// supervise restarts the child process when it exits, until Close is called or it exits too often.
func (s *Server) supervise() {
	defer close(s.done)
	defer func() { _ = s.lock.Close() }()
	var restarts []time.Time
	for {
		s.mu.Lock()
		c := s.child
		s.mu.Unlock()
		<-c.exited
		if s.isClosing() {
			return
		}
		restarts = append(restarts, time.Now())
		if n := len(restarts); n > maxRestarts && time.Since(restarts[n-1-maxRestarts]) < restartPeriod {
			s.fail(fmt.Errorf("the embedded Neo4j exited %d times in %s; the last lines of its log:\n%s", n, restartPeriod, logTail(s.cfg.Dir)))
			return
		}
		s.cfg.Logger.Warn("the embedded Neo4j exited and is restarted", "pid", c.pid)
		if err := s.restart(); err != nil {
			s.fail(fmt.Errorf("the embedded Neo4j exited and could not be restarted: %w", err))
			return
		}
	}
}

// restart starts a new child process on the same port.
func (s *Server) restart() error {
	ctx, cancel := context.WithTimeout(context.Background(), s.cfg.StartTimeout)
	defer cancel()
	err := s.run(ctx)
	if s.isClosing() {
		s.mu.Lock()
		c := s.child
		s.mu.Unlock()
		return c.stop(ctx, s.cfg.StopTimeout)
	}
	return err
}

// isClosing reports whether Close was called.
func (s *Server) isClosing() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.closing
}

// fail records why the server ended, unless Close was called.
func (s *Server) fail(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closing {
		s.err = err
	}
}
