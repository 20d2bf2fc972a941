package store

import (
	"cmp"
	"maps"
	"slices"

	"puente/graph/model"
)

// factClaims are the claims about one fact: the stored ones and those that rows add. The properties of the fact are a function of
// them all, so that the order of rows does not matter.
type factClaims struct {
	relation       model.Relation
	from, to       string                // ids of entities
	stored, claims map[string]properties // by id of the claim: before and after the rows are added
}

// newFactClaims starts from the stored fact and its claims, and from the row if the fact is not stored.
func newFactClaims(r *model.FactRecord, stored factState, claims []properties) *factClaims {
	f := &factClaims{relation: r.Relation, from: r.From, to: r.To, stored: map[string]properties{}}
	if stored.props != nil {
		f.relation, f.from, f.to = stored.relation, stored.from, stored.to
	}
	for _, c := range claims {
		f.stored[c.text("id")] = c
	}
	f.claims = maps.Clone(f.stored)
	return f
}

// fact returns the properties of the fact.
func (f *factClaims) fact(id string) properties {
	all := slices.SortedFunc(maps.Values(f.claims), func(a, b properties) int {
		return cmp.Or(
			-cmp.Compare(a.number("confidence"), b.number("confidence")),
			cmp.Compare(a.text("source"), b.text("source")),
			cmp.Compare(a.text("id"), b.text("id")))
	})
	belief := beliefProps(all)
	all = currentClaims(all)
	props := properties{"id": id, "status": factStatus(all)}
	var sources []string
	for _, c := range all {
		sources = append(sources, c.text("source"))
	}
	props["sources"] = sortedUnique(sources)
	decisive, confidence := decisiveClaims(all), 0.0
	for _, c := range decisive {
		for name, value := range c {
			if _, given := props[name]; !given && !isClaimProperty(name) {
				props[name] = value // of the claim with the highest confidence that gives it
			}
		}
		if !c.isTrue("dissent") {
			confidence = max(confidence, c.number("confidence"))
		}
	}
	props["confidence"] = confidence
	maps.Copy(props, belief)
	return props.setTexts(factDates(effectiveEnds(decisive)))
}

// decisiveClaims are the claims that determine the properties of the fact: those that uphold it; if there are none, those that were
// retracted by their source; if there are none either, those that deny it.
func decisiveClaims(all []properties) []properties {
	upholding := func(retractedToo bool) []properties {
		return slices.DeleteFunc(slices.Clone(all), func(c properties) bool {
			return c.isTrue("dissent") || !retractedToo && isRetracted(c)
		})
	}
	for _, claims := range [][]properties{upholding(false), upholding(true)} {
		if len(claims) > 0 {
			return claims
		}
	}
	return all
}

// factStatus is the strongest status among the claims: disputed, reported, inferred, retracted. A claim that denies the fact makes
// it disputed.
func factStatus(all []properties) string {
	present := map[string]bool{}
	for _, c := range all {
		present[c.text("status")] = true
		if c.isTrue("dissent") {
			present[string(model.StatusDisputed)] = true
		}
	}
	for _, s := range []model.FactStatus{model.StatusDisputed, model.StatusReported, model.StatusInferred} {
		if present[string(s)] {
			return string(s)
		}
	}
	return string(model.StatusRetracted)
}

// factDates are the earliest start, the latest end and the latest date of observation among the claims.
func factDates(claims []properties) map[string]string {
	dates := map[string]string{}
	for _, c := range claims {
		// Compared as strings, 2015 is before 2015-06: it begins earlier.
		if from := c.text("validFrom"); from != "" && (dates["validFrom"] == "" || from < dates["validFrom"]) {
			dates["validFrom"] = from
		}
		for _, name := range []string{"validTo", "observedOn"} {
			if date := c.text(name); date != "" && (dates[name] == "" || endKey(date) > endKey(dates[name])) {
				dates[name] = date
			}
		}
	}
	if isBefore(dates["validTo"], dates["validFrom"]) {
		// One source gives an end before the start that another gives: the fact has been resumed, and has no end.
		delete(dates, "validTo")
	}
	return dates
}

// endKey is a string by which dates of different precision compare by their last day: 2015 ends later than 2015-06.
func endKey(date string) string { return date + "-99-99" }

// isBefore reports whether a date is before another, compared at the precision that both have.
func isBefore(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] < b[:n]
}
