package store

import (
	"cmp"
	"slices"
)

// beliefProps are the properties of a fact that say when the graph believed it, from all versions of its claims:
//   - recordedAt: the first day on which a claim was recorded;
//   - retractedAt: the day on which the last claim that upheld it ended. It is absent while one upholds it, and if none ever did
//     and none was retracted. If one was retracted and none ever upheld the fact, it is recordedAt: the fact was never believed.
//   - gaps: the periods between in which no claim upheld it, as FROM/UNTIL, where UNTIL is the first day after the gap.
func beliefProps(versions []properties) properties {
	var first string
	retracted := false
	var upheld []interval
	for _, c := range versions {
		recorded := c.text("recordedAt")
		if recorded != "" && (first == "" || recorded < first) {
			first = recorded
		}
		switch {
		case c.isTrue("dissent"):
		case isRetracted(c):
			retracted = true
		default:
			upheld = append(upheld, interval{recorded, c.text("retractedAt")})
		}
	}
	props := properties{}
	if len(upheld) == 0 {
		props.setTexts(map[string]string{"recordedAt": first})
		if retracted {
			props.setTexts(map[string]string{"retractedAt": first})
		}
		return props
	}
	gaps, end := gapsBetween(first, upheld)
	props.setTexts(map[string]string{"recordedAt": first, "retractedAt": end})
	if len(gaps) > 0 {
		props["gaps"] = gaps
	}
	return props
}

// interval is a period of days: from the first until the day after the last. An empty from means since ever, an empty until means
// that the interval has not ended.
type interval struct{ from, until string }

// gapsBetween returns the periods after a day that no interval covers, and the day on which the last interval ends, "" if it does not.
func gapsBetween(since string, intervals []interval) (gaps []string, end string) {
	slices.SortFunc(intervals, func(a, b interval) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.until, b.until)) })
	end = since
	for _, i := range intervals {
		if isBefore(end, i.from) {
			gaps = append(gaps, end+"/"+i.from)
		}
		if i.until == "" {
			return gaps, ""
		}
		end = max(end, i.until)
	}
	return gaps, end
}
