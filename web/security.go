package web

import (
	"net/http"
	"strings"
)

// secure sets what a browser may do with anything that is served here. The policy also
// holds in the workers, which take it from their own response.
func secure(header http.Header) {
	header.Set("Content-Security-Policy", policy())
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("X-Frame-Options", "DENY")
	header.Set("Cross-Origin-Opener-Policy", "same-origin")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	header.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
}

func policy() string {
	return strings.Join([]string{
		"default-src 'none'",
		"script-src 'self'",
		"worker-src 'self'",
		"connect-src 'self'",
		// The editor lays out its lines by styles that it writes as it goes.
		"style-src 'self' 'unsafe-inline'",
		// The style sheet and the page carry their fonts and icons inside.
		"font-src 'self' data:",
		"img-src 'self' data:",
		"base-uri 'none'",
		"form-action 'none'",
		"frame-ancestors 'none'",
	}, "; ")
}
