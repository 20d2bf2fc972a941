package paths

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync/atomic"
	"time"

	"puente/graph/model"
	"puente/loaders"
)

// Finder searches the graph for requests, and keeps a projection of it between them.
type Finder struct {
	config  Config
	loaders *loaders.Loaders
	current atomic.Pointer[projection]
	state   atomic.Int32 // one of building and idle
	next    atomic.Int64 // when the next projection may be begun, in Unix milliseconds
	builds  atomic.Int64
	follow  func() // builds a projection in the background
}

// Config configures a Finder.
type Config struct {
	Memory  int64                  // bytes that a projection may take; 0: there is none, and the database is searched
	Observe func(model.Projection) // called after each change of the projection; nil: not
	Log     *slog.Logger           // of projections that cannot be made; nil: nowhere
}

const (
	// buildTimeout is how long reading a projection may take.
	buildTimeout = 10 * time.Minute
	// buildPause is the time after a projection could not be made until the next is begun.
	buildPause = 30 * time.Second
	// settle is how long the graph must not have changed before a projection is read.
	settle = 500 * time.Millisecond
)

// New makes a Finder that reads by loaders, and begins a projection if it may have one. What it does in the background ends with the context.
func New(ctx context.Context, l *loaders.Loaders, config Config) *Finder {
	f := &Finder{config: config, loaders: l}
	if config.Observe == nil {
		f.config.Observe = func(model.Projection) {}
	}
	if config.Log == nil {
		f.config.Log = slog.New(slog.DiscardHandler)
	}
	f.follow = func() {
		if config.Memory > 0 && time.Now().UnixMilli() >= f.next.Load() && f.state.CompareAndSwap(idle, building) {
			go func() {
				defer f.state.Store(idle)
				f.rebuild(ctx)
			}()
		}
	}
	f.follow()
	return f
}

// States of a Finder.
const (
	idle = iota
	building
)

// projection is the projection of the graph's version that was last seen. It is nil where there is none, and then one is begun if it may be.
func (f *Finder) projection() *projection {
	if p := f.current.Load(); p != nil && !p.stale.Load() {
		return p
	}
	f.follow()
	return nil
}

// outdated notes that the graph has another version than a projection.
func (f *Finder) outdated(p *projection) {
	p.stale.Store(true)
	f.follow()
}

// confirm gives the error of a search on a projection, or errMoved if the graph has another version by now.
func (p *projection) confirm(ctx context.Context, op *loaders.Operation, failed error) error {
	if ctx.Err() != nil {
		return failed
	}
	now, err := readVersion(ctx, op)
	if err != nil {
		return err
	}
	if err := sameVersion(p.version, now); err != nil {
		return err
	}
	return failed
}

// rebuild reads a projection, and reads it anew while the graph changes. It gives up for a while where there can be none.
func (f *Finder) rebuild(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, buildTimeout)
	defer cancel()
	for {
		start := time.Now()
		err := f.Refresh(ctx)
		if err == nil {
			return
		}
		if !errors.Is(err, errMoved) {
			f.next.Store(time.Now().Add(buildPause).UnixMilli())
			f.config.Log.Warn("paths are searched in the database", "reason", err)
			return
		}
		// Reading takes at most a third of the time while others write.
		select {
		case <-ctx.Done():
			return
		case <-time.After(settle + 2*time.Since(start)):
		}
	}
}

// Refresh reads a projection of the graph as it is now, unless the present one is.
func (f *Finder) Refresh(ctx context.Context) error {
	start := time.Now()
	ctx = f.loaders.Begin(ctx, true)
	op, err := loaders.FromContext(ctx)
	if err != nil {
		return err
	}
	old := f.current.Load()
	if old != nil {
		version, err := readVersion(ctx, op)
		if err != nil {
			return fmt.Errorf("projection: %w", err)
		}
		if version == old.version {
			old.stale.Store(false)
			return nil
		}
		// Two at once would take twice the memory.
		old.stale.Store(true)
		f.current.CompareAndSwap(old, nil)
	}
	p, err := newProjection(ctx, op, f.config.Memory)
	if err != nil {
		return fmt.Errorf("projection: %w", err)
	}
	f.current.Store(p)
	f.config.Observe(model.Projection{
		Entities: p.ids.len(), Facts: len(p.to), Bytes: p.bytes(), Version: p.version, Builds: int(f.builds.Add(1)), Took: time.Since(start),
	})
	return nil
}
