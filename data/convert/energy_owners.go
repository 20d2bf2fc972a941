package main

import (
	"regexp"
	"strings"

	"puente/names"
)

// partner is one of the owners of an asset, with its share in per cent where it is known.
type partner struct{ name, share string }

var shareBehind = regexp.MustCompile(`^(.*?)\s*[\[(]([0-9.]+|unknown )\s*%[\])]$`)

// parties reads a list of owners such as "A [60.0%]; B [40.0%]". People, and owners that are not named, are no firms.
func parties(cell string) []partner {
	var found []partner
	for _, part := range strings.Split(cell, ";") {
		p := partner{name: strings.TrimSpace(part)}
		if m := shareBehind.FindStringSubmatch(p.name); m != nil {
			p.name, p.share = m[1], strings.TrimSuffix(strings.TrimRight(decimals(m[2]), "0"), ".")
		}
		if p.name != "" && namedFirm(p.name) {
			found = append(found, p)
		}
	}
	return found
}

// decimals is a share with its decimals, so that zeros at its end mean nothing.
func decimals(share string) string {
	switch {
	case strings.HasPrefix(share, "unknown"):
		return ""
	case !strings.Contains(share, "."):
		return share + ".0"
	}
	return share
}

// namedFirm tells a firm from a person and from owners that the file does not name.
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
func (g *gathering) energySource(file string) (id, released string) {
	id = g.data.source("source:gem-" + slugOr(file))
	return id, g.data.known[id]["vintage"]
}
