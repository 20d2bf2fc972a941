package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"path"
	"strconv"
	"strings"
)

// Pinned serves one file: at its address, which never changes, a redirect to an address that has the hash of the content in its name, and there the
// content, which clients and proxies may keep for ever. Any other address below is not found.
func Pinned(address, contentType string, content []byte) (http.Handler, error) {
	sum := sha256.Sum256(content)
	extension := path.Ext(address)
	p := &pinned{
		address: address, contentType: contentType, plain: content,
		hashed: strings.TrimSuffix(address, extension) + "." + hex.EncodeToString(sum[:8]) + extension,
	}
	var compressed bytes.Buffer
	w, err := gzip.NewWriterLevel(&compressed, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(content); err != nil {
		return nil, fmt.Errorf("compress %s: %w", address, err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("compress %s: %w", address, err)
	}
	p.compressed = compressed.Bytes()
	return p, nil
}

// pinned is a file under an address that has its hash.
type pinned struct {
	address, hashed, contentType string
	plain, compressed            []byte
}

func (p *pinned) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	switch r.URL.Path {
	case p.address:
		header.Set("Cache-Control", cacheNever)
		http.Redirect(w, r, p.hashed, http.StatusFound)
		return
	case p.hashed:
	default:
		setSecurityHeaders(header)
		writeNotice(w, r, http.StatusNotFound, notFound)
		return
	}
	content := p.plain
	if acceptsGzip(r.Header.Values("Accept-Encoding")) {
		content = p.compressed
		header.Set("Content-Encoding", "gzip")
	}
	header.Set("Content-Type", p.contentType)
	header.Set("Content-Length", strconv.Itoa(len(content)))
	header.Set("Cache-Control", cacheForever)
	header.Set("Vary", "Accept-Encoding")
	if r.Method != http.MethodHead {
		_, _ = w.Write(content) // fails if the client closes the connection; the error can reach nobody
	}
}
