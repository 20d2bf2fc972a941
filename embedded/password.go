package embedded

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
)

// userName is the only user of Community Edition, and initialPassword its password on a new data folder.
const (
	userName        = "neo4j"
	initialPassword = "neo4j"
)

// ensurePassword reads the password of a data folder, or generates one. It is written to the folder before it is set in
// Neo4j, so that it is known after a crash in between.
func ensurePassword(dir string) (string, error) {
	path := filepath.Join(dir, "password")
	text, err := os.ReadFile(path)
	if err == nil && len(text) > 0 {
		return strings.TrimSpace(string(text)), nil
	}
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return "", fmt.Errorf("read the password of the data folder: %w", err)
	}
	password := rand.Text()
	if err := os.WriteFile(path+".new", []byte(password+"\n"), 0o600); err != nil {
		return "", fmt.Errorf("write the password of the data folder: %w", err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		return "", fmt.Errorf("write the password of the data folder: %w", err)
	}
	return password, nil
}

// awaitReady waits until Neo4j answers a query with the password of the folder, which it sets on a new folder.
func (s *Server) awaitReady(ctx context.Context, c *child) error {
	for {
		err := s.authenticate(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-c.exited:
			return errors.New("the embedded Neo4j ended while it was starting")
		case <-ctx.Done():
			return fmt.Errorf("the embedded Neo4j did not answer within %s", s.cfg.StartTimeout)
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// authenticate runs a query with the password of the folder, and sets that password if Neo4j has its initial one.
func (s *Server) authenticate(ctx context.Context) error {
	err := s.query(ctx, s.password, "neo4j", "RETURN 1", nil)
	var refused *neo4j.Neo4jError
	if !errors.As(err, &refused) || !strings.HasPrefix(refused.Code, "Neo.ClientError.Security.") {
		return err
	}
	change := map[string]any{"old": initialPassword, "new": s.password}
	if err := s.query(ctx, initialPassword, "system", "ALTER CURRENT USER SET PASSWORD FROM $old TO $new", change); err != nil {
		return err
	}
	return s.query(ctx, s.password, "neo4j", "RETURN 1", nil)
}

// query runs one statement on a new connection.
func (s *Server) query(ctx context.Context, password, database, cypher string, parameters map[string]any) error {
	driver, err := neo4j.NewDriverWithContext(s.URI(), neo4j.BasicAuth(userName, password, ""), func(c *config.Config) {
		c.SocketConnectTimeout, c.TelemetryDisabled = 2*time.Second, true
	})
	if err != nil {
		return fmt.Errorf("create a driver: %w", err)
	}
	defer func() { _ = driver.Close(ctx) }()
	session := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: database})
	defer func() { _ = session.Close(ctx) }()
	result, err := session.Run(ctx, cypher, parameters)
	if err != nil {
		return fmt.Errorf("query Neo4j: %w", err)
	}
	_, err = result.Consume(ctx)
	return err
}
