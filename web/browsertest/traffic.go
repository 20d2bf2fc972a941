package browsertest

import (
	"net/url"

	"github.com/chromedp/cdproto/network"
)

// beginView forgets what was sent before.
func (m *monitor) beginView() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.shown = traffic{waiting: map[network.RequestID]bool{}, graphQL: map[network.RequestID]bool{}, code: map[network.RequestID]bool{}}
}

// view returns how often GraphQL was asked since the view was opened, how often before the first answer, and the bytes of code.
func (m *monitor) view() (asked, askedAtFirst, bytes int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.shown.asked, m.shown.askedAtFirst, m.shown.bytes
}

// isWaiting reports whether a request of the view is without its answer.
func (m *monitor) isWaiting() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.shown.waiting) > 0
}

// sent records a request.
func (t *traffic) sent(e *network.EventRequestWillBeSent) {
	address, err := url.Parse(e.Request.URL)
	if err != nil || t.waiting == nil || address.Scheme == "data" {
		return
	}
	t.waiting[e.RequestID] = true
	switch {
	case address.Path == "/graphql":
		t.graphQL[e.RequestID] = true
		t.asked++
		if !t.answered {
			t.askedAtFirst++
		}
	case e.Type == network.ResourceTypeScript || e.Type == network.ResourceTypeStylesheet:
		t.code[e.RequestID] = true
	}
}

// arrived records that an answer is there, or will not come.
func (t *traffic) arrived(id network.RequestID, size int) {
	delete(t.waiting, id)
	if t.graphQL[id] {
		t.answered = true
	}
	if t.code[id] {
		t.bytes += size
	}
}
