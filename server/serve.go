package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"puente/loaders/store"
)

// Time-outs of the server, beside that of a request.
const (
	headerTimeout = 10 * time.Second // until a request's header is there
	idleTimeout   = 2 * time.Minute
	drainTimeout  = 20 * time.Second // until open requests have ended when the server stops
	stopTimeout   = time.Minute      // until Neo4j has written its checkpoint
)

// serve answers until the context ends, and then stops in order: readiness, open requests, driver, its Neo4j.
func serve(ctx context.Context, cfg config, errorsTo io.Writer) (err error) {
	log := cfg.logger(errorsTo)
	listener, err := net.Listen("tcp", cfg.addr)
	if err != nil {
		return fmt.Errorf("PUENTE_ADDR=%q cannot be used: %w", cfg.addr, err)
	}
	startup := newStartupHandler(cfg)
	server := &http.Server{
		Handler: startup, ReadHeaderTimeout: headerTimeout, IdleTimeout: idleTimeout,
		ReadTimeout: cfg.limits.Time + headerTimeout, WriteTimeout: cfg.limits.Time + headerTimeout,
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	defer func() { _ = server.Close() }()
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	db, err := openDatabase(ctx, cfg, log, errorsTo)
	if err != nil {
		return err
	}
	defer func() {
		stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTimeout)
		defer cancel()
		err = errors.Join(err, db.close(stopping))
	}()
	writer := store.NewWriter(db.driver, db.name)
	if err := loadStarter(ctx, cfg, db, writer, errorsTo); err != nil {
		return err
	}
	metrics := newMetrics()
	var stopping atomic.Bool
	handler, err := newHandler(ctx, cfg, log, metrics, db, &stopping)
	if err != nil {
		return err
	}
	startup.handOver(handler)
	_, _ = fmt.Fprintf(errorsTo, "Puente answers at http://%s/ (GraphiQL) and http://%s/graphql\n", listener.Addr(), listener.Addr())
	return untilDone(ctx, server, served, db, &stopping)
}

// untilDone serves until the context ends or the database is lost for good.
func untilDone(ctx context.Context, server *http.Server, served <-chan error, db *database, stopping *atomic.Bool) error {
	var lost <-chan struct{}
	if db.own != nil {
		lost = db.own.Done()
	}
	var cause error
	select {
	case err := <-served:
		return fmt.Errorf("serve HTTP: %w", err)
	case <-lost:
		cause = db.own.Err()
	case <-ctx.Done():
	}
	stopping.Store(true)
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTimeout)
	defer cancel()
	if err := server.Shutdown(drain); err != nil {
		return errors.Join(cause, fmt.Errorf("stop with open requests: %w", err), server.Close())
	}
	return cause
}
