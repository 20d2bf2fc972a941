package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"
	"sync"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	neo4jconfig "github.com/neo4j/neo4j-go-driver/v5/neo4j/config"

	"puente/embedded"
	"puente/loaders"
)

// database is the Neo4j that is read: an existing one, or the server's own.
type database struct {
	driver neo4j.DriverWithContext
	name   string
	health *health
	own    *embedded.Server // nil where NEO4J_URI names one

	background sync.WaitGroup // of what reads between requests
}

// newDatabase reads by a driver.
func newDatabase(driver neo4j.DriverWithContext, name string, log *slog.Logger) *database {
	db := &database{driver: driver, name: name}
	db.health = newHealth(db.query().Answers, log)
	return db
}

// query runs statements once and as they are, without what the queries of requests have around them.
func (db *database) query() loaders.Query {
	return func(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
		session := db.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead, DatabaseName: db.name})
		defer func() { _ = session.Close(ctx) }()
		result, err := session.Run(ctx, cypher, params)
		if err != nil {
			return nil, err
		}
		return result.Collect(ctx)
	}
}

// capacity is how many statements the database is sent at once: no more than it has threads for, where it tells.
func (db *database) capacity(ctx context.Context, connections int) int {
	threads, err := db.query().Threads(ctx)
	if err != nil { // the user may not read settings
		return connections
	}
	return max(1, min(connections, threads-reservedThreads))
}

// reservedThreads are those of the database that are left to others, such as imports and people with a console.
const reservedThreads = 4

// userAgent is the name of the server's connections in Neo4j's list of them.
const userAgent = "puente"

// openDatabase connects to NEO4J_URI, or starts a Neo4j of the server's own.
func openDatabase(ctx context.Context, cfg config, log *slog.Logger, progress io.Writer) (*database, error) {
	name, uri, auth := cfg.database, cfg.uri, neo4j.BasicAuth(cfg.username, cfg.password, "")
	var own *embedded.Server
	if uri == "" {
		var err error
		own, err = embedded.Start(ctx, embedded.Config{Dir: filepath.Join(cfg.home, "neo4j"), Progress: progress, Logger: log})
		if err != nil {
			return nil, err
		}
		name, uri, auth = "neo4j", own.URI(), own.Auth()
	}
	driver, err := neo4j.NewDriverWithContext(uri, auth, func(c *neo4jconfig.Config) {
		c.TelemetryDisabled = true
		c.UserAgent = userAgent
		c.MaxConnectionPoolSize = max(cfg.connections, 2) // an import writes the graph's version beside its transaction
	})
	if err != nil { // never of the server's own
		return nil, fmt.Errorf("NEO4J_URI=%q cannot be used: %w", uri, err)
	}
	db := newDatabase(driver, name, log)
	db.own = own
	return db, nil
}

// close ends the driver, then the server's own Neo4j. What reads between requests must have been told to end.
func (db *database) close(ctx context.Context) error {
	db.background.Wait()
	db.health.close()
	err := db.driver.Close(ctx)
	if db.own != nil {
		err = errors.Join(err, db.own.Close(ctx))
	}
	return err
}
