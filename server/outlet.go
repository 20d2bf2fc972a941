package main

import (
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"sync"
)

// worthGzip is the size from which an answer is compressed: below, it fits into one packet as it is.
const worthGzip = 1400

// outlet sends an answer in the pieces in which it comes, compressed where the client asks for it and it is worth it.
type outlet struct {
	w       http.ResponseWriter
	zippers *sync.Pool // of *gzip.Writer, each of which holds almost a megabyte; nil where the client reads no gzip
	first   []byte     // what came before it was known how large the answer is
	to      io.Writer
}

func newZippers() *sync.Pool {
	return &sync.Pool{New: func() any {
		zipper, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed) // fails for levels that there are not
		return zipper
	}}
}

// acceptsGzip tells whether the client can read gzip.
func acceptsGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, quality, _ := strings.Cut(strings.TrimSpace(part), ";")
		if name == "gzip" && strings.TrimSpace(quality) != "q=0" {
			return true
		}
	}
	return false
}

// Write takes a piece.
func (o *outlet) Write(piece []byte) (int, error) {
	if o.to != nil {
		return o.to.Write(piece)
	}
	if len(o.first)+len(piece) < worthGzip {
		o.first = append(o.first, piece...)
		return len(piece), nil
	}
	o.to = o.w
	if o.zippers != nil {
		o.w.Header().Set("Content-Encoding", "gzip")
		zipper := o.zippers.Get().(*gzip.Writer)
		zipper.Reset(o.w)
		o.to = zipper
	}
	if len(o.first) > 0 {
		if _, err := o.to.Write(o.first); err != nil {
			return 0, err
		}
	}
	return o.to.Write(piece)
}

// close sends what is left. A client that has gone is not told.
func (o *outlet) close() {
	if zipped, ok := o.to.(*gzip.Writer); ok {
		_ = zipped.Close()
		o.zippers.Put(zipped)
	}
	if o.to == nil {
		_, _ = o.w.Write(o.first)
	}
}
