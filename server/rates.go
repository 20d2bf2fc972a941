package main

import (
	"math"
	"strconv"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

const (
	burstSeconds = 5      // of its rate a client may use at once
	maxClients   = 10_000 // that are remembered; those that have been quiet the longest are forgotten
)

// rates bounds how often each client may ask.
type rates struct {
	perSecond rate.Limit
	burst     int

	mu      sync.Mutex
	clients map[string]*rate.Limiter
}

func newRates(perSecond int) *rates {
	return &rates{perSecond: rate.Limit(perSecond), burst: perSecond * burstSeconds, clients: map[string]*rate.Limiter{}}
}

// take counts a request of a client. If it is one too many, take gives the time after which the client may ask again.
func (r *rates) take(client string) (wait time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	limiter, known := r.clients[client]
	if !known {
		if len(r.clients) >= maxClients {
			r.forget()
		}
		limiter = rate.NewLimiter(r.perSecond, r.burst)
		r.clients[client] = limiter
	}
	reservation := limiter.Reserve()
	if wait = reservation.Delay(); wait > 0 {
		reservation.Cancel() // a refused request does not make the next one wait longer
	}
	return wait
}

// forget drops clients that may ask as much as new ones, or all where there are none.
func (r *rates) forget() {
	for client, limiter := range r.clients {
		if limiter.Tokens() >= float64(r.burst) {
			delete(r.clients, client)
		}
	}
	if len(r.clients) >= maxClients {
		clear(r.clients)
	}
}

// seconds is a time as Retry-After has it.
func seconds(d time.Duration) string { return strconv.Itoa(int(math.Ceil(d.Seconds()))) }
