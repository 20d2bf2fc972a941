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
	stopTimeout   = time.Minute // until Neo4j has written its checkpoint
)

// serve answers until the context ends, and then stops in order: readiness, open requests, driver, its Neo4j. The page and the checks
// are there from the start; GraphQL is when the database is.
func serve(ctx context.Context, cfg config, errorsTo io.Writer) (err error) {
	log, metrics, startup := cfg.logger(errorsTo), newMetrics(), newStartupHandler()
	var stopping atomic.Bool
	door, err := newAccess(cfg, log, metrics, &stopping, startup)
	if err != nil {
		return err
	}
	front, err := listen("PUENTE_ADDR", cfg.addr, cfg, log, door)
	if err != nil {
		return err
	}
	defer front.close()
	if cfg.metricsAddr != "" {
		side, err := listen("PUENTE_METRICS_ADDR", cfg.metricsAddr, cfg, log, metricsOnly(metrics))
		if err != nil {
			return err
		}
		defer side.close()
	}
	db, err := openDatabase(ctx, cfg, log, errorsTo)
	if err != nil {
		return err
	}
	defer func() {
		stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTimeout)
		defer cancel()
		err = errors.Join(err, db.close(stopping))
	}()
	if err := prepareDatabase(ctx, cfg, db, startup, log, errorsTo); err != nil {
		return err
	}
	cfg.connections = db.capacity(ctx, cfg.connections)
	lifetime, end := context.WithCancel(ctx)
	defer end()
	handler, err := newHandler(lifetime, cfg, log, metrics, db, &stopping)
	if err != nil {
		return err
	}
	startup.handOver(handler)
	_, _ = fmt.Fprintf(errorsTo, "Puente answers at http://%s/ (GraphiQL at /graphiql) and http://%s/graphql\n", front.address, front.address)
	select {
	case err := <-front.served:
		return fmt.Errorf("serve HTTP: %w", err)
	case <-ctx.Done():
	}
	stopping.Store(true)
	return front.drain(cfg)
}

// prepareDatabase loads what is missing in the database. As long as that does not answer it is tried again, and the reason is told.
func prepareDatabase(ctx context.Context, cfg config, db *database, startup *startupHandler, log *slog.Logger, progress io.Writer) error {
	writer := store.NewWriter(db.driver, db.name)
	for pause := firstTrial; ; pause = min(2*pause, longestPause) {
		err := loadStarter(ctx, cfg, db, writer, progress, startup.says)
		reason, away := outageOf(err)
		if !away || ctx.Err() != nil {
			return err
		}
		if pause == firstTrial {
			log.Warn("the database does not answer; the start goes on when it does", "reason", reason, "error", err.Error())
		}
		startup.says("starting: " + reason)
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return err
		}
	}
}

// front is an HTTP server at an address.
type front struct {
	server    *http.Server
	address   net.Addr
	served    chan error // why it ended
	interrupt context.CancelCauseFunc
}

// listen serves a handler at the address of a setting.
func listen(setting, address string, cfg config, log *slog.Logger, handler http.Handler) (*front, error) {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("%s=%q cannot be used: %w", setting, address, err)
	}
	requests, interrupt := context.WithCancelCause(context.Background())
	f := &front{address: listener.Addr(), served: make(chan error, 1), interrupt: interrupt}
	f.server = &http.Server{
		Handler: handler, ReadHeaderTimeout: headerTimeout, IdleTimeout: idleTimeout,
		ReadTimeout: cfg.limits.Time + headerTimeout, WriteTimeout: cfg.limits.Time + headerTimeout,
		ErrorLog:    slog.NewLogLogger(log.Handler(), slog.LevelWarn),
		BaseContext: func(net.Listener) context.Context { return requests },
	}
	go func() { f.served <- f.server.Serve(listener) }()
	return f, nil
}

// close ends the server and what it runs.
func (f *front) close() {
	f.interrupt(nil)
	_ = f.server.Close()
}
