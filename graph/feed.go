package graph

import (
	"context"
	"sync"
	"time"

	"puente/admission"
	"puente/loaders"
)

// feed tells those who follow it that an import has ended. Imports run in other processes, so the database is asked, once for all who follow, and
// not while nobody does.
type feed struct {
	last     func(context.Context) (loaders.ImportPosition, error)
	period   time.Duration
	lifetime context.Context
	run      func(func()) // in the background

	mu        sync.Mutex
	followers map[chan loaders.ImportPosition]bool
	watches   bool
}

// follow gives the last import that has ended, a channel that has the latest one after each that ends later, and what ends the following.
func (f *feed) follow(ctx context.Context) (latest loaders.ImportPosition, moved <-chan loaders.ImportPosition, leave func(), err error) {
	mine := make(chan loaders.ImportPosition, 1)
	leave = func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		delete(f.followers, mine)
	}
	f.mu.Lock()
	f.followers[mine] = true // before the database is asked, so that nothing that ends meanwhile is missed
	f.mu.Unlock()
	if latest, err = f.last(ctx); err != nil {
		leave()
		return latest, nil, nil, err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.watches {
		f.watches = true
		f.run(func() { f.watch(latest) })
	}
	return latest, mine, leave, nil
}

// watch asks the database until nobody follows.
func (f *feed) watch(latest loaders.ImportPosition) {
	ticker := time.NewTicker(f.period)
	defer ticker.Stop()
	for f.followed() {
		select {
		case <-ticker.C:
		case <-f.lifetime.Done():
			return
		}
		now, err := f.last(f.lifetime)
		if err != nil || !latest.Before(now) {
			continue // an outage is told by those whose requests fail
		}
		latest = now
		f.tell(latest)
	}
}

// followed reports whether somebody follows, and notes it if nobody does.
func (f *feed) followed() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.watches = len(f.followers) > 0
	return f.watches
}

// tell gives each follower the latest import, in place of an earlier one that it has not read.
func (f *feed) tell(latest loaders.ImportPosition) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for each := range f.followers {
		select {
		case <-each:
		default:
		}
		each <- latest
	}
}

// lastImport reads the import that ended last, as a cheap request does.
func (e *executor) lastImport(ctx context.Context) (loaders.ImportPosition, error) {
	ctx, cancel := context.WithTimeout(ctx, e.limits.Time)
	defer cancel()
	read, leave, err := e.enter(ctx, admission.Cheap)
	if err != nil {
		return loaders.ImportPosition{}, err
	}
	defer leave()
	return loaders.LastImport(read.Begin(ctx, true))
}
