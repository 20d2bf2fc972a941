package transport

import (
	"context"
	"errors"
	"io"
	"mime"
	"net/http"
	"slices"
	"time"

	"puente/graph/internal/files"
)

// File is an answer that is written as a file.
type File interface {
	Name() string // without an ending
	// WriteTo writes the file. It calls turn before it reads a further page, and ends with its error.
	WriteTo(ctx context.Context, to io.Writer, turn func(context.Context) error) error
}

// fileMedia are the media types of files.
func fileMedia() map[string]files.Format {
	return map[string]files.Format{
		"text/csv": files.CSV, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": files.XLSX, "application/geo+json": files.GeoJSON,
		"application/graphml+xml": files.GraphML, "application/jsonl": files.JSONL, "application/x-ndjson": files.JSONL,
	}
}

// mediaOf is the media type of a format.
func mediaOf(format files.Format) string {
	for media, f := range fileMedia() {
		if f == format && media != "application/x-ndjson" {
			return media
		}
	}
	return ""
}

// formatOf is the format of a file that a request asks for by its address or by its header Accept; "": none.
func formatOf(r *http.Request, media string) (files.Format, *requestError) {
	if name := r.URL.Query().Get("format"); name != "" && name != "json" {
		if slices.Contains(files.Formats(), files.Format(name)) {
			return files.Format(name), nil
		}
		return "", badRequest("`format` is one of json, csv, xlsx, geojson, graphml, jsonl.", "`format` es uno de json, csv, xlsx, geojson, graphml, jsonl.")
	}
	return fileMedia()[media], nil
}

// serveFile answers with a file. A file that breaks off is an answer that breaks off: its client sees that it is not whole.
func (h *Handler) serveFile(w http.ResponseWriter, r *http.Request, request *Request, format files.Format) {
	if !h.files.take() {
		writeRequestError(w, r, mediaJSON, noPlace())
		return
	}
	defer h.files.leave()
	query := r.URL.Query()
	file, refused := h.executor.File(r.Context(), request, files.Options{
		Format: format, List: query.Get("list"), Rows: query.Get("rows"), Bare: query.Get("header") == "off",
	})
	if file == nil {
		h.writeJSON(w, r, request, refused, time.Now())
		return
	}
	record(w)
	setHeaders(w, mediaOf(format), request.Language, http.StatusOK)
	if format == files.XLSX {
		w.Header().Set("Content-Type", mediaOf(format))
	}
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": file.Name() + "." + string(format)}))
	out := &responseWriter{w: w, status: http.StatusOK}
	if acceptsGzip(r) && format != files.XLSX {
		out.gzip = &h.gzip
	}
	connection := http.NewResponseController(w)
	turn := func(ctx context.Context) error {
		if err := waitTurn(ctx, pace(w)); err != nil {
			return err
		}
		if err := connection.SetWriteDeadline(time.Now().Add(h.Timeout + writeTimeout)); err != nil && !errors.Is(err, http.ErrNotSupported) {
			return err
		}
		return out.flush() // the client has what was read while the next page is
	}
	if err := file.WriteTo(r.Context(), out, turn); err != nil {
		panic(http.ErrAbortHandler) // what was sent cannot be taken back
	}
	out.close()
}

// waitTurn waits until a client that asks too often may ask again.
func waitTurn(ctx context.Context, wait time.Duration) error {
	if wait <= 0 {
		return ctx.Err()
	}
	select {
	case <-time.After(wait):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
