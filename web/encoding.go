package web

import (
	"strconv"
	"strings"
)

// acceptsGzip reports whether the values of Accept-Encoding allow gzip: by its own entry,
// or else by the wildcard, with a quality that is not zero (RFC 9110, section 12.5.3).
func acceptsGzip(values []string) bool {
	wildcard := false
	for item := range strings.SplitSeq(strings.Join(values, ","), ",") {
		coding, parameters, _ := strings.Cut(item, ";")
		switch strings.ToLower(strings.TrimSpace(coding)) {
		case "gzip":
			return isAcceptable(parameters)
		case "*":
			wildcard = isAcceptable(parameters)
		}
	}
	return wildcard
}

// isAcceptable reports whether the parameters of an entry leave its quality above zero.
func isAcceptable(parameters string) bool {
	name, value, found := strings.Cut(parameters, "=")
	if !found || strings.TrimSpace(strings.ToLower(name)) != "q" {
		return true
	}
	quality, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	return err == nil && quality > 0
}
