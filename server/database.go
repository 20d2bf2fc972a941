package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	neo4jconfig "github.com/neo4j/neo4j-go-driver/v5/neo4j/config"

	"puente/embedded"
	"puente/graph/model"
)

// database is the Neo4j that is read: an existing one, or the server's own.
type database struct {
	driver neo4j.DriverWithContext
	name   string
	own    *embedded.Server // nil where NEO4J_URI names one
}

// userAgent is the name of the server's connections in Neo4j's list of them.
const userAgent = "puente"

// openDatabase connects to NEO4J_URI, or starts a Neo4j of the server's own.
func openDatabase(ctx context.Context, cfg config, log *slog.Logger, progress io.Writer) (*database, error) {
	db := &database{name: cfg.database}
	uri, auth := cfg.uri, neo4j.BasicAuth(cfg.username, cfg.password, "")
	if uri == "" {
		own, err := embedded.Start(ctx, embedded.Config{Dir: filepath.Join(cfg.home, "neo4j"), Progress: progress, Logger: log})
		if err != nil {
			return nil, err
		}
		db.own, uri, auth, db.name = own, own.URI(), own.Auth(), "neo4j"
	}
	driver, err := neo4j.NewDriverWithContext(uri, auth, func(c *neo4jconfig.Config) {
		c.TelemetryDisabled = true
		c.UserAgent = userAgent
		c.MaxConnectionPoolSize = max(cfg.connections, 2) // an import writes the graph's version beside its transaction
	})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("NEO4J_URI=%q cannot be used: %w", uri, err), db.close(context.WithoutCancel(ctx)))
	}
	db.driver = driver
	return db, nil
}

// close ends the driver, then the server's own Neo4j.
func (db *database) close(ctx context.Context) error {
	var err error
	if db.driver != nil {
		err = db.driver.Close(ctx)
	}
	if db.own != nil {
		err = errors.Join(err, db.own.Close(ctx))
	}
	return err
}

// classify gives the code of an error of the database that is an outage or a time-out.
func classify(err error) (model.Code, bool) {
	var fault *neo4j.Neo4jError
	var lost *neo4j.ConnectivityError
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return model.CodeTimeout, true
	case errors.As(err, &fault):
		switch {
		case fault.Code == "Neo.ClientError.Transaction.TransactionTimedOut",
			fault.Code == "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration":
			return model.CodeTimeout, true
		case strings.HasPrefix(fault.Code, "Neo.TransientError."), fault.Code == "Neo.ClientError.Database.DatabaseNotFound":
			return model.CodeUnavailable, true // such as too many statements at once, or no memory for another
		}
	case errors.As(err, &lost):
		return model.CodeUnavailable, true
	}
	return "", false
}
