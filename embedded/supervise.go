package embedded

import (
	"context"
	"time"
)

// A child process that ends soon after it began is restarted after a pause that doubles each time, since a restart may not remove the cause.
const (
	firstPause   = 250 * time.Millisecond
	longestPause = 10 * time.Second
	soon         = 10 * time.Second // after it answered, or without having answered
)

// supervise restarts the child process whenever it exits, until Close is called.
func (s *Server) supervise() {
	defer close(s.done)
	defer func() { _ = s.lock.Close() }()
	answered, failures := time.Now(), 0
	for {
		c := s.current()
		<-c.exited
		if s.isClosing() {
			return
		}
		failures++
		if time.Since(answered) > soon {
			failures = 0
		}
		pause := pauseAfter(failures)
		s.cfg.Logger.Warn("the embedded Neo4j exited and is restarted", "pid", c.pid, "after", pause.String())
		if !s.wait(pause) {
			return
		}
		if err := s.restart(); err != nil {
			if s.isClosing() {
				return
			}
			answered = time.Now() // the next pause is longer
			s.cfg.Logger.Error("the embedded Neo4j could not be restarted; it is tried again", "error", err.Error())
			continue
		}
		answered = time.Now()
	}
}

// pauseAfter is the pause before a restart, after so many child processes in a row that ended soon.
func pauseAfter(failures int) time.Duration {
	if failures == 0 {
		return 0
	}
	pause := firstPause
	for range failures - 1 {
		pause = min(2*pause, longestPause)
	}
	return pause
}

// wait pauses; it reports false if Close is called meanwhile.
func (s *Server) wait(pause time.Duration) bool {
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-s.stop:
		return false
	}
}

// restart starts a new child process on the same port.
func (s *Server) restart() error {
	ctx, cancel := context.WithTimeout(context.Background(), s.cfg.StartTimeout)
	defer cancel()
	go func() { // Close does not wait for a start
		select {
		case <-s.stop:
			cancel()
		case <-ctx.Done():
		}
	}()
	return s.run(ctx)
}

// current is the child process that was started last.
func (s *Server) current() *child {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.child
}

// isClosing reports whether Close was called.
func (s *Server) isClosing() bool {
	select {
	case <-s.stop:
		return true
	default:
		return false
	}
}
