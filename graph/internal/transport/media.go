package transport

import (
	"mime"
	"net/http"
	"strconv"
	"strings"
)

// Media types of a response.
const (
	mediaJSON    = "application/json"
	mediaGraphQL = "application/graphql-response+json"
)

// negotiate is the media type that a client likes best of those that can be served, and of equals the one it names first. It is
// application/json, and not acceptable, if the client accepts none of them.
func negotiate(r *http.Request) (media string, acceptable bool) {
	ranges := acceptedRanges(r.Header.Values("Accept"))
	if len(ranges) == 0 {
		return mediaJSON, true
	}
	media = mediaJSON
	best := acceptedRange{position: len(ranges)}
	for _, each := range []string{mediaJSON, mediaGraphQL} { // what a wildcard means comes first
		a := matching(ranges, each)
		if a.quality > best.quality || a.quality == best.quality && a.quality > 0 && a.position < best.position {
			media, best = each, a
		}
	}
	return media, best.quality > 0
}

// acceptedRange is one element of an Accept header.
type acceptedRange struct {
	media    string // such as application/json, application/* or */*
	quality  float64
	position int
}

func acceptedRanges(headers []string) []acceptedRange {
	var all []acceptedRange
	for part := range strings.SplitSeq(strings.Join(headers, ","), ",") {
		media, parameters, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		quality := 1.0
		if q, err := strconv.ParseFloat(parameters["q"], 64); err == nil {
			quality = q
		}
		all = append(all, acceptedRange{media, quality, len(all)})
	}
	return all
}

// matching is the most specific range that a media type falls into; its quality is 0 if there is none.
func matching(ranges []acceptedRange, media string) acceptedRange {
	for _, pattern := range []string{media, "application/*", "*/*"} {
		for _, a := range ranges {
			if a.media == pattern {
				return a
			}
		}
	}
	return acceptedRange{}
}
