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
	indexFile    = "dist/index.html.gz"
	graphiQLFile = "dist/graphiql.html.gz"
	graphiQL     = "/graphiql"
	assets       = "/assets/"

	// The name of an asset contains the hash of its content, so that a name never gets other content.
	cacheForever = "public, max-age=31536000, immutable"
	cacheNever   = "no-cache"
)

// handler serves the bundled pages from files, where every file is stored compressed.
type handler struct {
	files fs.FS
	built bool // whether files contains the pages
	views routes
}

func newHandler(files fs.FS) http.Handler {
	views, err := readRoutes(routesFile)
	if err != nil {
		panic(err) // the file is part of the program
	}
	return handler{files: files, built: isBuilt(files), views: views}
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
	case isAsset(r.URL.Path):
		h.serve(w, r, "dist"+r.URL.Path+".gz", cacheForever)
	case r.URL.Path != graphiQL && !h.views.has(r.URL.Path):
		writeNotice(w, r, http.StatusNotFound, notFound)
	case !h.built:
		writeNotice(w, r, http.StatusServiceUnavailable, notBuilt)
	case r.URL.Path == graphiQL:
		h.serve(w, r, graphiQLFile, cacheNever)
	case r.URL.Path == "/" && r.URL.Query().Has("query"): // a link to GraphiQL, from when it was at "/"
		w.Header().Set("Cache-Control", cacheNever)
		http.Redirect(w, r, graphiQL+"?"+r.URL.RawQuery, http.StatusFound)
	default:
		h.serve(w, r, indexFile, cacheNever)
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
