package main

import (
	"log/slog"
	"net/http"
	"time"

	"puente/graph"
)

// requestLogger counts and times GraphQL requests, and logs them in a line each: all, the slow ones, or none. The line holds no value and no
// text of the request but the name of the operation.
type requestLogger struct {
	log     *slog.Logger
	metrics *metrics
	mode    string // "all", "slow" or "off"
	slow    time.Duration
}

// observe answers a request by a handler that gives the name of the token's holder.
func (l *requestLogger) observe(w http.ResponseWriter, r *http.Request, handle func(*requestWriter, *http.Request) string) {
	l.metrics.running.Inc()
	defer l.metrics.running.Dec()
	start, watched := time.Now(), &requestWriter{ResponseWriter: w, status: http.StatusOK}
	holder := handle(watched, r)
	took, s := time.Since(start), watched.summary
	if !s.Stream {
		l.metrics.answered(watched.status, took)
	}
	if l.mode == "off" || l.mode == "slow" && (took < l.slow || s.Stream) {
		return
	}
	l.log.Info("request", "requestId", s.RequestID, "operation", s.Operation, "token", holder, "status", watched.status, "code", string(s.Code),
		"ms", took.Milliseconds(), "cost", s.Cost, "statements", s.Statements, "statementsMs", s.StatementTime.Milliseconds(), "bytes", watched.bytes)
}

// requestWriter records what was sent, and what the request was.
type requestWriter struct {
	http.ResponseWriter
	status  int
	bytes   int
	summary graph.Summary
	pace    func() time.Duration // counts a further request of the client; nil: it may ask as often as it likes
}

var (
	_ graph.Recorder = (*requestWriter)(nil)
	_ graph.Pacer    = (*requestWriter)(nil)
)

// Pace implements graph.Pacer.
func (w *requestWriter) Pace() time.Duration {
	if w.pace == nil {
		return 0
	}
	return w.pace()
}

// Record implements graph.Recorder.
func (w *requestWriter) Record(s graph.Summary) { w.summary = s }

// WriteHeader implements http.ResponseWriter.
func (w *requestWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// Write implements http.ResponseWriter.
func (w *requestWriter) Write(part []byte) (int, error) {
	n, err := w.ResponseWriter.Write(part)
	w.bytes += n
	return n, err
}

// Unwrap gives http.ResponseController the wrapped writer.
func (w *requestWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
