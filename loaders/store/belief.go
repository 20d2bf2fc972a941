package store

import (
	"cmp"
	"slices"

	"puente/graph/model"
)

// beliefProps is since when and until when the graph has held a fact, and the gaps between: from the first day on which a claim
// of it was recorded to the day on which the last claim that upheld it was retracted. There is no end while one upholds it, or
// where none ever did and none was withdrawn; what was withdrawn and never upheld was held on no day. A gap is kept as FROM/UNTIL:
// none upheld the fact from the one day to the day before the other.
func beliefProps(all []map[string]any) map[string]any {
	var first string
	withdrawn := false
	var upheld []interval
	for _, c := range all {
		recorded := writeString(c["recordedAt"])
		if recorded != "" && (first == "" || recorded < first) {
			first = recorded
		}
		switch {
		case c["dissent"] == true:
		case c["status"] == string(model.StatusRetracted):
			withdrawn = true
		default:
			upheld = append(upheld, interval{recorded, writeString(c["retractedAt"])})
		}
	}
	props := map[string]any{}
	if len(upheld) == 0 {
		setTexts(props, map[string]string{"recordedAt": first})
		if withdrawn { // it was never believed
			setTexts(props, map[string]string{"retractedAt": first})
		}
		return props
	}
	gaps, end := gapsBetween(first, upheld)
	setTexts(props, map[string]string{"recordedAt": first, "retractedAt": end})
	if len(gaps) > 0 {
		props["gaps"] = gaps
	}
	return props
}

// interval is the time in which a claim stood: from a day, or as long as one can tell, until another, or until now.
type interval struct{ from, until string }

// gapsBetween is what spans leave free since a day, and when the last of them ended.
func gapsBetween(since string, spans []interval) (gaps []string, end string) {
	slices.SortFunc(spans, func(a, b interval) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.until, b.until)) })
	end = since
	for _, s := range spans {
		if isBefore(end, s.from) {
			gaps = append(gaps, end+"/"+s.from)
		}
		if s.until == "" {
			return gaps, ""
		}
		end = max(end, s.until)
	}
	return gaps, end
}

// isBefore tells whether a date lies before another, at the precision that both have.
func isBefore(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] < b[:n]
}
