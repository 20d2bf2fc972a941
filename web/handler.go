package web

import (
	"compress/gzip"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
)

const (
	indexFile = "dist/index.html.gz"
	assets    = "/assets/"

	// The name of an asset contains the hash of its content, so that a name never gets other content.
	cacheForever = "public, max-age=31536000, immutable"
	cacheNever   = "no-cache"
)

// handler serves the bundled page from files, where every file is stored compressed.
type handler struct {
	files fs.FS
	built bool // whether files contains a page
}

func newHandler(files fs.FS) http.Handler {
	return handler{files: files, built: isBuilt(files)}
}

func isBuilt(files fs.FS) bool {
	_, err := fs.Stat(files, indexFile)
	return err == nil
}

func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	setSecurityHeaders(w.Header())
	switch {
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		writeNotice(w, r, http.StatusMethodNotAllowed, wrongMethod)
	case r.URL.Path == "/" && !h.built:
		writeNotice(w, r, http.StatusServiceUnavailable, notBuilt)
	case r.URL.Path == "/":
		h.serve(w, r, indexFile, cacheNever)
	case isAsset(r.URL.Path):
		h.serve(w, r, "dist"+r.URL.Path+".gz", cacheForever)
	default:
		writeNotice(w, r, http.StatusNotFound, notFound)
	}
}

// isAsset reports whether a path is that of a file of a known type below /assets/.
func isAsset(urlPath string) bool {
	name, ok := strings.CutPrefix(urlPath, assets)
	return ok && fs.ValidPath(name) && contentType(name) != ""
}

// serve sends a file, which is stored compressed: as it is to a client that accepts gzip,
// and decompressed to one that does not.
func (h handler) serve(w http.ResponseWriter, r *http.Request, name, cache string) {
	file, err := h.files.Open(name)
	if err != nil {
		writeNotice(w, r, http.StatusNotFound, notFound)
		return
	}
	defer file.Close()
	header := w.Header()
	header.Set("Content-Type", contentType(strings.TrimSuffix(name, ".gz")))
	header.Set("Cache-Control", cache)
	header.Set("Vary", "Accept-Encoding")
	var body io.Reader = file
	if acceptsGzip(r.Header.Values("Accept-Encoding")) {
		header.Set("Content-Encoding", "gzip")
		if info, err := file.Stat(); err == nil {
			header.Set("Content-Length", strconv.FormatInt(info.Size(), 10))
		}
	} else if body, err = gzip.NewReader(file); err != nil {
		http.Error(w, "Internal error · Error interno", http.StatusInternalServerError)
		return
	}
	if r.Method == http.MethodHead {
		return
	}
	// A copy fails if the client closes the connection; the error can reach nobody.
	_, _ = io.Copy(w, body)
}

// contentType is the media type of a file by its extension, or "". The table of the operating
// system is not used because it differs between machines.
func contentType(name string) string {
	switch path.Ext(name) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	default:
		return ""
	}
}
