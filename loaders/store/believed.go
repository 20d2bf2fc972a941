package store

import (
	"cmp"
	"slices"

	"puente/graph/model"
)

// writeBelieved is since when and until when the graph has held a fact, and the gaps between: from the first day on which a claim
// of it was recorded to the day on which the last claim that upheld it was retracted. There is no end while one upholds it, or
// where none ever did and none was withdrawn; what was withdrawn and never upheld was held on no day. A gap is kept as FROM/UNTIL:
// none upheld the fact from the one day to the day before the other.
func writeBelieved(all []map[string]any) map[string]any {
	var first string
	withdrawn := false
	var upheld []writeSpan
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
			upheld = append(upheld, writeSpan{recorded, writeString(c["retractedAt"])})
		}
	}
	props := map[string]any{}
	if len(upheld) == 0 {
		writePut(props, map[string]string{"recordedAt": first})
		if withdrawn { // it was never believed
			writePut(props, map[string]string{"retractedAt": first})
		}
		return props
	}
	gaps, end := writeGaps(first, upheld)
	writePut(props, map[string]string{"recordedAt": first, "retractedAt": end})
	if len(gaps) > 0 {
		props["gaps"] = gaps
	}
	return props
}

// writeSpan is the time in which a claim stood: from a day, or as long as one can tell, until another, or until now.
type writeSpan struct{ from, until string }

// writeGaps is what spans leave free since a day, and when the last of them ended.
func writeGaps(since string, spans []writeSpan) (gaps []string, end string) {
	slices.SortFunc(spans, func(a, b writeSpan) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.until, b.until)) })
	end = since
	for _, s := range spans {
		if writeBefore(end, s.from) {
			gaps = append(gaps, end+"/"+s.from)
		}
		if s.until == "" {
			return gaps, ""
		}
		end = max(end, s.until)
	}
	return gaps, end
}

// writeBefore tells whether a date lies before another, at the precision that both have.
func writeBefore(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] < b[:n]
}
