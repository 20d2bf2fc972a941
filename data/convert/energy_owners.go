package main

import (
	"cmp"
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
	released = cmp.Or(isoDay.FindString(file), monthNamed(file))
	id = "source:gem-" + slugOr(file)
	g.data.source(row{
		"id": id, "publisher": "Global Energy Monitor", "title": tracker(file), "title_es": tracker(file) + " (rastreador de Global Energy Monitor)", "url": "https://github.com/GlobalEnergyMonitor/maps",
		"vintage": cmp.Or(released, file), "retrieved": dayOfReading, "licence": "CC BY 4.0 (Global Energy Monitor)",
	})
	return id, released
}

var isoDay = regexp.MustCompile(`\d{4}-\d{2}-\d{2}`)

// monthNamed is the date of a release that is named after its month.
func monthNamed(file string) string {
	if strings.Contains(file, "July 2024") {
		return "2024-07"
	}
	return ""
}

// tracker is the full name of the tracker that a file abbreviates.
func tracker(file string) string {
	short, _, _ := strings.Cut(file, " ")
	switch short {
	case "GGIT":
		return "Global Gas Infrastructure Tracker"
	case "GOGPT":
		return "Global Oil and Gas Plant Tracker"
	case "GIST":
		return "Global Iron and Steel Tracker"
	case "GIOMT":
		return "Global Iron Ore Mines Tracker"
	case "GCPT":
		return "Global Coal Plant Tracker"
	case "GGtPT":
		return "Global Geothermal Power Tracker"
	case "GBPT":
		return "Global Bioenergy Power Tracker"
	case "GOGET":
		return "Global Oil and Gas Extraction Tracker"
	}
	return file
}
