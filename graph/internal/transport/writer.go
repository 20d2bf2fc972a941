package transport

import (
	"compress/gzip"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
)

// minGzip is the size from which a response is compressed, in bytes: below, it fits into one packet as it is.
const minGzip = 1400

// responseWriter writes a response as it is made, compressed if the client accepts it and the response is large enough.
type responseWriter struct {
	w      http.ResponseWriter
	status int
	gzip   *gzipPool    // nil if the client does not accept gzip
	buffer []byte       // what was written before the size was known to reach minGzip
	to     io.Writer    // nil as long as buffer takes what is written
	zip    *gzip.Writer // nil if the response is not compressed
}

// gzipPool keeps compressors for reuse: each holds almost a megabyte.
type gzipPool struct{ pool sync.Pool }

func (p *gzipPool) get(to io.Writer) *gzip.Writer {
	if z, ok := p.pool.Get().(*gzip.Writer); ok {
		z.Reset(to)
		return z
	}
	z, err := gzip.NewWriterLevel(to, gzip.BestSpeed)
	if err != nil { // the level is not one of package gzip
		return gzip.NewWriter(to)
	}
	return z
}

func (p *gzipPool) put(z *gzip.Writer) { p.pool.Put(z) }

// acceptsGzip reports whether the client can read gzip.
func acceptsGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(strings.Join(r.Header.Values("Accept-Encoding"), ","), ",") {
		name, quality, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.TrimSpace(name) == "gzip" && strings.TrimSpace(quality) != "q=0" {
			return true
		}
	}
	return false
}

// Write writes a part of the response.
func (o *responseWriter) Write(part []byte) (int, error) {
	if o.to != nil {
		return o.to.Write(part)
	}
	if len(o.buffer)+len(part) < minGzip {
		o.buffer = append(o.buffer, part...)
		return len(part), nil
	}
	o.to = o.w
	if o.gzip != nil {
		o.w.Header().Set("Content-Encoding", "gzip")
		o.zip = o.gzip.get(o.w)
		o.to = o.zip
	}
	o.w.WriteHeader(o.status)
	if len(o.buffer) > 0 {
		if _, err := o.to.Write(o.buffer); err != nil {
			return 0, err
		}
	}
	return o.to.Write(part)
}

// flush sends what was written so far, unless it is too little to be compressed.
func (o *responseWriter) flush() error {
	if o.to == nil {
		return nil
	}
	if o.zip != nil {
		if err := o.zip.Flush(); err != nil {
			return err
		}
	}
	if err := http.NewResponseController(o.w).Flush(); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	return nil
}

// close writes what is left. Errors are not reported: they mean that the client is gone.
func (o *responseWriter) close() {
	switch {
	case o.zip != nil:
		_ = o.zip.Close()
		o.gzip.put(o.zip)
	case o.to == nil:
		o.w.WriteHeader(o.status)
		_, _ = o.w.Write(o.buffer)
	}
}
