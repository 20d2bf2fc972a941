package embedded

import (
	"context"
	"fmt"
	"time"
)

// A child that dies more often than this within the period is not started again: something is wrong that a
// restart does not mend.
const (
	maxRestarts   = 3
	restartPeriod = 5 * time.Minute
)

// keep starts the child again when it dies, until Close is called or it dies too often.
func (s *Server) keep() {
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
			s.end(fmt.Errorf("the embedded Neo4j died %d times in %s; the last lines of its log:\n%s", n, restartPeriod, lastLines(s.cfg.Dir)))
			return
		}
		s.cfg.Logger.Warn("the embedded Neo4j died and is started again", "pid", c.pid)
		if err := s.restart(); err != nil {
			s.end(fmt.Errorf("the embedded Neo4j died and could not be started again: %w", err))
			return
		}
	}
}

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

func (s *Server) isClosing() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.closing
}

func (s *Server) end(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closing {
		s.err = err
	}
}
