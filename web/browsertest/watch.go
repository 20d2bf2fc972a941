package browsertest

import (
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
)

// watch notes what the browser asks for and complains of, from events and as the proxy
// of everything that is not on this machine. Workers have no way around the proxy.
type watch struct {
	origin string

	mu       sync.Mutex
	requests int
	foreign  []string
	faults   []string
}

// event takes one event of the page.
func (w *watch) event(event any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		w.requests++
		if !w.isOwn(e.Request.URL) {
			w.foreign = append(w.foreign, e.Request.URL)
		}
	case *network.EventWebSocketCreated:
		w.foreign = append(w.foreign, e.URL)
	case *runtime.EventExceptionThrown:
		w.faults = append(w.faults, e.ExceptionDetails.Error())
	case *log.EventEntryAdded:
		if e.Entry.Level == log.LevelError {
			w.faults = append(w.faults, e.Entry.Text+" "+e.Entry.URL)
		}
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.APITypeError {
			w.faults = append(w.faults, consoleText(e))
		}
	}
}

func consoleText(e *runtime.EventConsoleAPICalled) string {
	text := "console:"
	for _, argument := range e.Args {
		text += " " + string(argument.Value) + argument.Description
	}
	return text
}

func (w *watch) isOwn(address string) bool {
	parsed, err := url.Parse(address)
	if err != nil {
		return false
	}
	switch parsed.Scheme {
	case "data":
		return true
	case "blob":
		inner, err := url.Parse(parsed.Opaque)
		return err == nil && inner.Scheme+"://"+inner.Host == w.origin
	default:
		return parsed.Scheme+"://"+parsed.Host == w.origin
	}
}

// ServeHTTP is the proxy: it notes the host that was asked for, and refuses.
func (w *watch) ServeHTTP(answer http.ResponseWriter, r *http.Request) {
	if host, _, _ := strings.Cut(r.Host, ":"); !slices.Contains(chromiumHosts(), host) {
		w.mu.Lock()
		w.foreign = append(w.foreign, r.Method+" "+r.Host)
		w.mu.Unlock()
	}
	answer.WriteHeader(http.StatusForbidden)
}

// chromiumHosts are those that Chromium asks of its own accord, seen on about:blank, in spite of all switches.
// No page has a use for them: they serve no fonts, scripts or styles.
func chromiumHosts() []string {
	return []string{"accounts.google.com", "clients2.google.com", "update.googleapis.com"}
}

// listen starts the proxy on a free port of this machine.
func (w *watch) listen() (address string, stop func(), err error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	server := &http.Server{Handler: w}
	go func() { _ = server.Serve(listener) }() // it ends when stop closes it
	return "http://" + listener.Addr().String(), func() { _ = server.Close() }, nil
}

// seen returns what was noted so far.
func (w *watch) seen() (requests int, foreign, faults []string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.requests, slices.Clone(w.foreign), slices.Clone(w.faults)
}
