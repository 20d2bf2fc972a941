package main

import (
	"context"
	"fmt"
	"time"

	"puente/graph/model"
)

// farewell is how long requests that are interrupted at the end of the drain may take to be answered.
const farewell = time.Second

// drain stops a server that says already that it is not ready: it accepts requests for a while longer, since balancers notice late; then
// it accepts no more, answers what runs, and tells what still runs at the end of the drain that it is UNAVAILABLE.
func (f *front) drain(cfg config) error {
	time.Sleep(cfg.drainDelay)
	if f.shutdown(cfg.drainTime) == nil {
		return nil
	}
	f.interrupt(model.Fault(model.CodeUnavailable, "The server is stopping. Ask again: another one, or this one shortly.",
		"El servidor se está deteniendo. Pregunte de nuevo: a otro, o a este en breve."))
	if err := f.shutdown(farewell); err != nil {
		return fmt.Errorf("stop with open requests: %w", err)
	}
	return nil
}

// shutdown accepts no more, and waits so long until all requests are answered.
func (f *front) shutdown(timeout time.Duration) error {
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	return f.server.Shutdown(ctx)
}
