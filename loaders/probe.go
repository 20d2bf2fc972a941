package loaders

import (
	"context"
	"fmt"
)

// Answers reads a node as requests do, and fails if the database does not answer. A database that holds nothing answers too.
func (q Query) Answers(ctx context.Context) error {
	_, err := q.read(ctx, "OPTIONAL MATCH (e:Entity) RETURN e.id LIMIT 1", nil)
	return err
}

// Threads is how many statements the database runs at once. It fails where the user may not read settings.
func (q Query) Threads(ctx context.Context) (int, error) {
	c, err := q.read(ctx, "SHOW SETTINGS 'server.bolt.thread_pool_max_size' YIELD value RETURN toInteger(value)", nil)
	if err != nil {
		return 0, fmt.Errorf("read how many threads the database has: %w", err)
	}
	threads := c.Int()
	return threads, c.Err()
}
