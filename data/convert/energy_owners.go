package main

import (
	"regexp"
	"strings"

	"puente/names"
)

// owner is one of the owners of an asset, with its share in per cent where it is known.
type owner struct{ name, share string }

var shareBehind = regexp.MustCompile(`^(.*?)\s*[\[(]([0-9.]+|unknown )\s*%[\])]$`)

// parseOwners reads a list of owners such as "A [60.0%]; B [40.0%]". Persons and unnamed owners are left out.
func parseOwners(cell string) []owner {
	var found []owner
	for _, part := range strings.Split(cell, ";") {
		p := owner{name: strings.TrimSpace(part)}
		if m := shareBehind.FindStringSubmatch(p.name); m != nil {
			p.name, p.share = m[1], strings.TrimSuffix(strings.TrimRight(decimals(m[2]), "0"), ".")
		}
		if p.name != "" && namedFirm(p.name) {
			found = append(found, p)
		}
	}
	return found
}

// decimals writes a share with a fraction, so that trailing zeros can be cut.
func decimals(share string) string {
	switch {
	case strings.HasPrefix(share, "unknown"):
		return ""
	case !strings.Contains(share, "."):
		return share + ".0"
	}
	return share
}

// namedFirm reports whether an owner is a firm, and not a person or unnamed.
func namedFirm(name string) bool {
	switch names.Fold(name) {
	case "unknown", "other", "natural person s", "small shareholder s", "walter scott jr", "elon musk revocable trust":
		return false
	}
	return !strings.HasPrefix(name, "unknown [")
}

func unitName(unit string) string {
	if unit == "" || unit == "--" {
		return ""
	}
	return "unit " + unit
}

// energySource adds the tracker that a row comes from, and returns the date of its release.
func (g *collector) energySource(file string) (id, released string) {
	id = g.data.source("source:gem-" + slugOr(file))
	return id, g.data.known[id]["vintage"]
}
