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

// monitor records the requests of the browser and the errors that it reports: from events, and
// as the proxy for all addresses but loopback. Requests of web workers reach the proxy as well.
type monitor struct {
	origin string

	mu       sync.Mutex
	requests int
	foreign  []string
	errors   []string
	shown    traffic
}

// traffic is what was sent since a view was opened.
type traffic struct {
	waiting      map[network.RequestID]bool // requests without an answer
	graphQL      map[network.RequestID]bool
	code         map[network.RequestID]bool // scripts and style sheets
	asked        int
	askedAtFirst int
	answered     bool
	bytes        int
}

// record records one event of the page.
func (m *monitor) record(event any) {
	m.mu.Lock()
	defer m.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		m.requests++
		if !m.isOwn(e.Request.URL) {
			m.foreign = append(m.foreign, e.Request.URL)
		}
		m.shown.sent(e)
	case *network.EventLoadingFinished:
		m.shown.arrived(e.RequestID, int(e.EncodedDataLength))
	case *network.EventLoadingFailed:
		m.shown.arrived(e.RequestID, 0)
	case *network.EventWebSocketCreated:
		m.foreign = append(m.foreign, e.URL)
	case *runtime.EventExceptionThrown:
		m.errors = append(m.errors, e.ExceptionDetails.Error())
	case *log.EventEntryAdded:
		if e.Entry.Level == log.LevelError {
			m.errors = append(m.errors, e.Entry.Text+" "+e.Entry.URL)
		}
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.APITypeError {
			m.errors = append(m.errors, consoleText(e))
		}
	}
}

// consoleText is the message of a call of console.error.
func consoleText(e *runtime.EventConsoleAPICalled) string {
	text := "console:"
	for _, argument := range e.Args {
		text += " " + string(argument.Value) + argument.Description
	}
	return text
}

// isOwn reports whether a URL is of the page's own origin, or holds its data itself.
func (m *monitor) isOwn(address string) bool {
	parsed, err := url.Parse(address)
	if err != nil {
		return false
	}
	switch parsed.Scheme {
	case "data":
		return true
	case "blob":
		inner, err := url.Parse(parsed.Opaque)
		return err == nil && inner.Scheme+"://"+inner.Host == m.origin
	default:
		return parsed.Scheme+"://"+parsed.Host == m.origin
	}
}

// ServeHTTP is the proxy: it records the host of a request, and refuses the request.
func (m *monitor) ServeHTTP(answer http.ResponseWriter, r *http.Request) {
	if host, _, _ := strings.Cut(r.Host, ":"); !slices.Contains(chromiumHosts(), host) {
		m.mu.Lock()
		m.foreign = append(m.foreign, r.Method+" "+r.Host)
		m.mu.Unlock()
	}
	answer.WriteHeader(http.StatusForbidden)
}

// chromiumHosts are those to which Chromium itself sends requests, also on about:blank and with all switches set.
// They serve no fonts, scripts or styles that a page could use.
func chromiumHosts() []string {
	return []string{"accounts.google.com", "clients2.google.com", "update.googleapis.com"}
}

// listen starts the proxy on a free port of the loopback address.
func (m *monitor) listen() (address string, stop func(), err error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	server := &http.Server{Handler: m}
	go func() { _ = server.Serve(listener) }() // it ends when stop closes it
	return "http://" + listener.Addr().String(), func() { _ = server.Close() }, nil
}

// recorded returns what was recorded so far.
func (m *monitor) recorded() (requests int, foreign, errors []string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.requests, slices.Clone(m.foreign), slices.Clone(m.errors)
}
