package main

import (
	"io"
	"net"
	"sync"
	"testing"
)

// link forwards connections to a server, and can be cut and restored at the same address.
type link struct {
	address, to string

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
			go func() { _, _ = io.Copy(to, from) }()
			go func() { _, _ = io.Copy(from, to) }()
		}
	}()
}

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
