package transport

import (
	"net/http"
	"strings"
	"time"
)

// noStore is said of all answers that caches must not keep: those to POST, and those with faults.
const noStore = "no-store"

// Unchanged reports whether the client has the answer of a tag, and asks only whether there is another.
func (r *Request) Unchanged(tag string) bool {
	for each := range strings.SplitSeq(strings.Join(r.Header.Values("If-None-Match"), ","), ",") {
		each = strings.TrimSpace(each)
		if each == "*" || strings.TrimPrefix(each, "W/") == `"`+tag+`"` {
			return true
		}
	}
	return false
}

// setCaching says how long an answer may be kept, and under which tag one may ask whether it still holds. The tag is weak: answers that are compressed and
// those that are not have the same. A search that time has cut short would be another one on another day, so what took half of its time has no tag.
func (h *Handler) setCaching(header http.Header, tag string, left time.Duration) {
	if tag == "" || left < h.Timeout/2 {
		return
	}
	header.Set("ETag", `W/"`+tag+`"`)
	header.Set("Cache-Control", h.CacheControl)
}
