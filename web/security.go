package web

import (
	"net/http"
	"strings"
)

// setSecurityHeaders restricts what a browser may do with a response. Every response needs
// the policy: web workers apply that of their own script.
func setSecurityHeaders(header http.Header) {
	header.Set("Content-Security-Policy", policy())
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("X-Frame-Options", "DENY")
	header.Set("Cross-Origin-Opener-Policy", "same-origin")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	header.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
}

// policy is the Content-Security-Policy: everything comes from the page's own origin.
func policy() string {
	return strings.Join([]string{
		"default-src 'none'",
		"script-src 'self'",
		"worker-src 'self'",
		"connect-src 'self'",
		// The editor sets inline styles for its layout.
		"style-src 'self' 'unsafe-inline'",
		// The style sheet and the page embed their fonts and icons as data URLs.
		"font-src 'self' data:",
		"img-src 'self' data:",
		"base-uri 'none'",
		"form-action 'none'",
		"frame-ancestors 'none'",
	}, "; ")
}
