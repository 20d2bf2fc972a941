package main

import (
	"net"
	"sync"
	"testing"
)

// link forwards connections to a server. It can be cut and restored at the same address, and it can stall: connections stay, and nothing comes
// through.
type link struct {
	address, to string
	flow        sync.RWMutex // locked while the link stalls

	mu          sync.Mutex
	listener    net.Listener
	connections []net.Conn
}

func newLink(t *testing.T, to string) *link {
	t.Helper()
	l := &link{address: "127.0.0.1:0", to: to}
	l.restore(t)
	t.Cleanup(l.cut)
	return l
}

func (l *link) restore(t *testing.T) {
	t.Helper()
	listener, err := net.Listen("tcp", l.address)
	if err != nil {
		t.Fatal(err)
	}
	l.mu.Lock()
	l.listener, l.address = listener, listener.Addr().String()
	l.mu.Unlock()
	go func() {
		for {
			from, err := listener.Accept()
			if err != nil {
				return
			}
			to, err := net.Dial("tcp", l.to)
			if err != nil {
				_ = from.Close()
				continue
			}
			l.mu.Lock()
			l.connections = append(l.connections, from, to)
			l.mu.Unlock()
			go l.forward(to, from)
			go l.forward(from, to)
		}
	}()
}

// forward copies what comes, unless the link stalls. The end of one direction ends the other, as the end of a server does.
func (l *link) forward(to, from net.Conn) {
	defer func() { _ = to.Close() }()
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		l.flow.RLock()
		if n > 0 {
			_, _ = to.Write(buffer[:n]) // its end is read by the other direction
		}
		l.flow.RUnlock()
		if err != nil {
			return
		}
	}
}

func (l *link) stall()  { l.flow.Lock() }
func (l *link) resume() { l.flow.Unlock() }

// cut ends every connection and accepts no more.
func (l *link) cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	_ = l.listener.Close()
	for _, c := range l.connections {
		_ = c.Close()
	}
	l.connections = nil
}
