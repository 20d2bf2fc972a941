package transport

import (
	"maps"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// Media types of a response.
const (
	mediaJSON    = "application/json"
	mediaGraphQL = "application/graphql-response+json"
	mediaEvents  = "text/event-stream"
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
	all := append([]string{mediaJSON, mediaGraphQL, mediaEvents}, slices.Sorted(maps.Keys(fileMedia()))...) // what a wildcard means comes first
	for _, each := range all {
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

// matching is the most specific range that a media type falls into; its quality is 0 if there is none. Wildcards stand for an answer in JSON.
func matching(ranges []acceptedRange, media string) acceptedRange {
	patterns := []string{media}
	if isJSON(media) {
		patterns = append(patterns, "application/*", "*/*")
	}
	for _, pattern := range patterns {
		for _, a := range ranges {
			if a.media == pattern {
				return a
			}
		}
	}
	return acceptedRange{}
}

// isJSON reports whether answers and faults are written in a media type as they are.
func isJSON(media string) bool { return media == mediaJSON || media == mediaGraphQL }
