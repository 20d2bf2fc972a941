package web

import (
	"strconv"
	"strings"
)

// acceptsGzip reads Accept-Encoding: gzip counts if it is named, or else covered by a
// star, and its weight is not zero.
func acceptsGzip(values []string) bool {
	star := false
	for item := range strings.SplitSeq(strings.Join(values, ","), ",") {
		coding, parameters, _ := strings.Cut(item, ";")
		switch strings.ToLower(strings.TrimSpace(coding)) {
		case "gzip":
			return hasWeight(parameters)
		case "*":
			star = hasWeight(parameters)
		}
	}
	return star
}

func hasWeight(parameters string) bool {
	name, value, found := strings.Cut(parameters, "=")
	if !found || strings.TrimSpace(strings.ToLower(name)) != "q" {
		return true
	}
	weight, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	return err == nil && weight > 0
}
