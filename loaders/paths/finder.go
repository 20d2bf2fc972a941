package paths

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
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
	reading atomic.Bool  // a projection is being built
	next    atomic.Int64 // when the next projection may be begun, in Unix milliseconds
	builds  atomic.Int64
	pause   time.Duration // after the graph changed while it was read
	reason  string        // why there is no projection, as the log was told; of the goroutine that builds
	follow  func()        // builds a projection in the background
}

// Config configures a Finder.
type Config struct {
	Memory  int64                  // bytes that a projection may take; 0: there is none, and the database is searched
	Observe func(model.Projection) // called after each change of the projection; nil: not
	Log     *slog.Logger           // of projections that cannot be made; nil: nowhere

	Background *sync.WaitGroup // of projections that are being made: the caller waits for their end before it closes what they read from
}

const (
	// buildTimeout is how long reading a projection may take.
	buildTimeout = 10 * time.Minute
	// buildPause is the time after a projection could not be made until the next is begun.
	buildPause = 30 * time.Second
	// settle is the pause after a graph changed while it was read.
	settle = 500 * time.Millisecond
)

// New makes a Finder that reads by loaders, and begins a projection if it may have one. What it does in the background ends with the context.
func New(ctx context.Context, l *loaders.Loaders, config Config) *Finder {
	f := &Finder{config: config, loaders: l, pause: settle}
	if config.Observe == nil {
		f.config.Observe = func(model.Projection) {}
	}
	if config.Log == nil {
		f.config.Log = slog.New(slog.DiscardHandler)
	}
	f.follow = func() {
		if config.Memory > 0 && ctx.Err() == nil && time.Now().UnixMilli() >= f.next.Load() && f.reading.CompareAndSwap(false, true) {
			config.Background.Go(func() {
				built := f.rebuild(ctx)
				f.reading.Store(false) // before anybody hears of it, so that who does may ask for the next
				if built != nil {
					f.config.Observe(*built)
				}
			})
		}
	}
	f.follow()
	return f
}

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

// rebuild reads a projection, and reads it anew while the graph changes. It gives up for a while where there can be none, and then returns nil.
func (f *Finder) rebuild(ctx context.Context) *model.Projection {
	ctx, cancel := context.WithTimeout(ctx, buildTimeout)
	defer cancel()
	for {
		start := time.Now()
		built, err := f.refresh(ctx)
		if err == nil {
			return built
		}
		if !errors.Is(err, errMoved) {
			f.next.Store(time.Now().Add(buildPause).UnixMilli())
			if reason := err.Error(); reason != f.reason && ctx.Err() == nil {
				f.reason = reason
				f.config.Log.Warn("paths are searched in the database", "reason", reason)
			}
			return nil
		}
		// Reading takes at most a third of the time while others write.
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(f.pause + 2*time.Since(start)):
		}
	}
}

// refresh reads a projection of the graph as it is now, and gives its figures.
func (f *Finder) refresh(ctx context.Context) (*model.Projection, error) {
	start := time.Now()
	f.current.Store(nil) // two at once would take twice the memory
	ctx = f.loaders.Begin(ctx, true)
	op, err := loaders.FromContext(ctx)
	if err != nil {
		return nil, err
	}
	p, err := newProjection(ctx, op, f.config.Memory)
	if err != nil {
		return nil, fmt.Errorf("projection: %w", err)
	}
	if err := p.prepare(ctx, op); err != nil {
		return nil, fmt.Errorf("projection: %w", err)
	}
	f.current.Store(p)
	f.reason = ""
	return &model.Projection{
		Entities: p.ids.len(), Facts: len(p.to), Bytes: p.bytes(), Version: p.version, Builds: int(f.builds.Add(1)), Took: time.Since(start),
	}, nil
}

// prepare reads one fact as paths are read, so that the database has planned the statement before anybody waits for it.
func (p *projection) prepare(ctx context.Context, op *loaders.Operation) error {
	if len(p.to) == 0 {
		return nil
	}
	from, to := p.ids.at(int(p.from[0])), p.ids.at(int(p.to[0]))
	_, err := readDetails(ctx, op, []string{from, to}, []hopID{{from, to, p.relations[p.relationOf[p.class[0]]], p.facts.at(0)}})
	return err
}
