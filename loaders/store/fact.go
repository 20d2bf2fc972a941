package store

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"maps"
	"slices"
	"strings"

	"puente/graph/model"
)

// factClaims are the claims behind one fact: those that are stored and those that rows add. What
// the fact says follows from all of them, so that their order makes no difference.
type factClaims struct {
	relation       model.Relation
	from, to       string
	stored, claims map[string]map[string]any // by id of the claim
}

// newFactClaims takes a fact up as it is stored, or as the first row tells of it.
func newFactClaims(r *model.FactRecord, stored factState, claims []map[string]any) *factClaims {
	f := &factClaims{relation: r.Relation, from: r.From, to: r.To, stored: map[string]map[string]any{}}
	if stored.props != nil {
		f.relation, f.from, f.to = stored.relation, stored.from, stored.to
	}
	for _, c := range claims {
		f.stored[writeString(c["id"])] = c
	}
	f.claims = maps.Clone(f.stored)
	return f
}

// claimID is the id of a claim: the same for the same words of the same source on the same page.
func claimID(r *model.FactRecord) string {
	sum := sha256.Sum256([]byte(strings.Join([]string{r.FactID, r.Source, r.URL, r.Quote}, "\x00")))
	return "claim:" + strings.ToLower(base32.StdEncoding.EncodeToString(sum[:15]))
}

// claimProps is what is stored of a claim. It carries all that its row says, so that the fact
// can be made from its claims alone.
func claimProps(r *model.FactRecord) map[string]any {
	props := map[string]any{}
	for name, value := range r.Props {
		if value != nil && value != "" && !isClaimProperty(name) {
			props[name] = value
		}
	}
	props["confidence"], props["dissent"] = r.Confidence, r.Dissent
	return setTexts(props, map[string]string{
		"id": claimID(r), "fact": r.FactID, "source": r.Source, "quote": r.Quote, "url": r.URL, "status": string(r.Status),
		"validFrom": r.ValidFrom, "validTo": r.ValidTo, "observedOn": r.ObservedOn, "recordedAt": r.RecordedAt,
	})
}

// isClaimProperty are the properties of a claim that are not properties of its fact.
func isClaimProperty(name string) bool {
	switch name {
	case "id", "fact", "source", "quote", "url", "recordedAt", "retractedAt", "gaps", "closedBy", "statedTo", "dissent", "status", "confidence", "validFrom", "validTo", "observedOn":
		return true
	}
	return false
}

// fact is what all claims together make of the fact.
func (f *factClaims) fact(id string) map[string]any {
	all := slices.SortedFunc(maps.Values(f.claims), func(a, b map[string]any) int {
		return cmp.Or(
			-cmp.Compare(writeConfidence(a), writeConfidence(b)),
			cmp.Compare(writeString(a["source"]), writeString(b["source"])),
			cmp.Compare(writeString(a["id"]), writeString(b["id"])))
	})
	believed := beliefProps(all)
	all = currentClaims(all)
	props := map[string]any{"id": id, "status": factStatus(all), "confidence": 0.0}
	var sources []string
	for _, c := range all {
		sources = append(sources, writeString(c["source"]))
	}
	props["sources"] = sortedUnique(sources)
	voices := decisiveClaims(all)
	for _, c := range voices {
		for name, value := range c {
			if _, given := props[name]; !given && !isClaimProperty(name) {
				props[name] = value // of the most confident claim that gives it
			}
		}
		if c["dissent"] != true {
			props["confidence"] = max(props["confidence"].(float64), writeConfidence(c))
		}
	}
	maps.Copy(props, believed)
	return setTexts(props, factDates(effectiveEnds(voices)))
}

// decisiveClaims are the claims that tell what the fact is: those that uphold it, and only where there
// are none those that were withdrawn, or that deny it.
func decisiveClaims(all []map[string]any) []map[string]any {
	upheld := func(withdrawn bool) []map[string]any {
		return slices.DeleteFunc(slices.Clone(all), func(c map[string]any) bool {
			return c["dissent"] == true || !withdrawn && c["status"] == string(model.StatusRetracted)
		})
	}
	for _, voices := range [][]map[string]any{upheld(false), upheld(true)} {
		if len(voices) > 0 {
			return voices
		}
	}
	return all
}

func factStatus(all []map[string]any) string {
	said := map[string]bool{}
	for _, c := range all {
		said[writeString(c["status"])] = true
		if c["dissent"] == true {
			said[string(model.StatusDisputed)] = true
		}
	}
	for _, s := range []model.FactStatus{model.StatusDisputed, model.StatusReported, model.StatusInferred} {
		if said[string(s)] {
			return string(s)
		}
	}
	return string(model.StatusRetracted)
}

// factDates are the earliest start, the latest end and the latest date of observation.
func factDates(claims []map[string]any) map[string]string {
	dates := map[string]string{}
	for _, c := range claims {
		// As texts, 2015 stands before 2015-06: it begins earlier.
		if from := writeString(c["validFrom"]); from != "" && (dates["validFrom"] == "" || from < dates["validFrom"]) {
			dates["validFrom"] = from
		}
		for _, name := range []string{"validTo", "observedOn"} {
			if at := writeString(c[name]); at != "" && (dates[name] == "" || endKey(at) > endKey(dates[name])) {
				dates[name] = at
			}
		}
	}
	from, to := dates["validFrom"], dates["validTo"]
	if n := min(len(from), len(to)); to[:n] < from[:n] {
		// One source tells of an earlier end and another of a later start: the fact goes on.
		delete(dates, "validTo")
	}
	return dates
}

// endKey is a date by which ends compare: 2015 ends later than 2015-06.
func endKey(date string) string { return date + "-99-99" }

func writeConfidence(c map[string]any) float64 {
	x, _ := c["confidence"].(float64)
	return x
}
