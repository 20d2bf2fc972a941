package ingest

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"strings"

	"puente/graph/model"
)

// maxID is the greatest length of an id in bytes.
const maxID = 200

// FactID returns the id of a fact, a hash of its relation, its two ends and a discriminator: the same in every import.
func FactID(relation model.Relation, from, to, discriminator string) string {
	return "fact:" + digest(string(relation), from, to, discriminator)
}

// SeriesID returns the id of a series, a hash of its source and dimensions: the same in every import, whatever its values.
func SeriesID(r *model.SeriesRecord) string {
	return "series:" + digest(r.Source, r.Subject, string(r.Measure), r.Unit, string(r.Frequency), r.Industry, r.Product, r.Counterpart,
		string(r.Mode), r.Breakdown)
}

func digest(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:15]))
}

func kindOf(s string) (model.Kind, error) {
	kind, ok := model.KindOf(s)
	if !ok {
		var all []string
		for _, k := range model.Kinds() {
			all = append(all, k.Prefix())
		}
		return "", fmt.Errorf("an id begins with one of %s and goes on", strings.Join(all, " "))
	}
	rest := strings.TrimPrefix(s, kind.Prefix())
	if kind == model.KindState {
		rest = strings.ToLower(rest)
	}
	if !plainID(rest) || len(s) > maxID {
		return "", fmt.Errorf("after %q an id has up to %d lower case letters, digits and - . _ : only", kind.Prefix(), maxID)
	}
	return kind, nil
}

// parseSourceID reads the id of a source.
func parseSourceID(s string) (any, error) {
	if !isSource(s) {
		return nil, fmt.Errorf("the id of a source is \"source:\" and lower case letters, digits and - . _ : after it")
	}
	return s, nil
}

func isSource(s string) bool {
	rest, ok := strings.CutPrefix(s, "source:")
	return ok && plainID(rest) && len(s) <= maxID
}

func plainID(s string) bool {
	for _, c := range s {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && !strings.ContainsRune("-._:", c) {
			return false
		}
	}
	return s != ""
}

// Forms of official codes.
const (
	fiveDigits   = `[0-9]{5}`
	fourDigits   = `[0-9]{4}`
	countryCode  = `[A-Z]{2}`
	stateCode    = `[A-Z]{2}-[A-Z0-9]{1,3}`
	industryCode = `[0-9]{2,6}|[0-9]{2}-[0-9]{2}`
	productCode  = `[0-9]{2}|[0-9]{4}|[0-9]{6}`
)
