package store

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"puente/graph/model"
)

// A claim is stored as a node for each of its versions: the current one has the id of claimID, and earlier ones that id with ~1, ~2
// and so on, and the date on which they were replaced in retractedAt.

// claimID derives the id of a claim from its fact, source, page and quote.
func claimID(r *model.FactRecord) string {
	sum := sha256.Sum256([]byte(strings.Join([]string{r.FactID, r.Source, r.URL, r.Quote}, "\x00")))
	return "claim:" + strings.ToLower(base32.StdEncoding.EncodeToString(sum[:15]))
}

// claimProps are the properties of a claim that a row gives. They hold all of the row, so that the fact follows from its claims alone.
func claimProps(r *model.FactRecord) properties {
	props := properties{}
	for name, value := range r.Props {
		if value != nil && value != "" && !isClaimProperty(name) {
			props[name] = value
		}
	}
	props["confidence"], props["dissent"] = r.Confidence, r.Dissent
	return props.setTexts(map[string]string{
		"id": claimID(r), "fact": r.FactID, "source": r.Source, "quote": r.Quote, "url": r.URL, "status": string(r.Status),
		"validFrom": r.ValidFrom, "validTo": r.ValidTo, "observedOn": r.ObservedOn, "recordedAt": r.RecordedAt,
	})
}

// isClaimProperty reports whether a property of a claim is its own, and not one that its fact takes over as it is.
func isClaimProperty(name string) bool {
	switch name {
	case "id", "fact", "source", "quote", "url", "recordedAt", "retractedAt", "gaps", "closedBy", "statedTo", "dissent", "status", "confidence", "validFrom", "validTo", "observedOn":
		return true
	}
	return false
}

// add adds a row that is imported on a date. A claim with the same content keeps the date on which it was recorded. One with other
// content becomes the current version, and the earlier one is archived.
func (f *factClaims) add(r *model.FactRecord, today string) {
	props := claimProps(r)
	id := props.text("id")
	old, exists := f.claims[id]
	recorded := old.text("recordedAt")
	unchanged := exists && reflect.DeepEqual(claimContent(old), claimContent(props))
	switch given := props.text("recordedAt"); {
	case unchanged && recorded != "":
		return
	case given != "" && given > recorded:
		recorded = given
	case today > recorded:
		// The row changed and gives no later date of its own.
		recorded = today
	}
	props.setTexts(map[string]string{"recordedAt": recorded})
	if exists && !unchanged {
		f.archive(old, recorded)
	}
	f.claims[id] = props
}

// archive keeps a replaced version of a claim under the next free id.
func (f *factClaims) archive(claim properties, retracted string) {
	version := maps.Clone(claim)
	for n := 1; ; n++ {
		id := versionID(claim.text("id"), n)
		if _, taken := f.claims[id]; !taken {
			version["id"] = id
			break
		}
	}
	version.setTexts(map[string]string{"retractedAt": retracted})
	f.claims[version.text("id")] = version
}

// addVersion adds a row of a replaced version of a claim, as an export contains them. The current version is not affected. A version
// that is stored already is not stored again.
func (f *factClaims) addVersion(r *model.FactRecord) {
	props := claimProps(r)
	props["retractedAt"] = r.RetractedAt
	claim := props.text("id")
	for n := 1; ; n++ {
		id := versionID(claim, n)
		props["id"] = id
		if old, taken := f.claims[id]; taken && !reflect.DeepEqual(old, props) {
			continue
		}
		f.claims[id] = props
		return
	}
}

// versionID is the id of a replaced version, counted from 1.
func versionID(claim string, n int) string { return fmt.Sprintf("%s~%d", claim, n) }

// claimContent is what a claim asserts, without the date on which it was recorded and the end that a later release gave it.
func claimContent(claim properties) properties {
	content := reopenClaim(claim)
	delete(content, "recordedAt")
	return content
}

// currentClaims leaves out replaced versions.
func currentClaims(all []properties) []properties {
	return slices.DeleteFunc(slices.Clone(all), func(c properties) bool { return c["retractedAt"] != nil })
}

// isRetracted reports whether the source itself withdrew the claim.
func isRetracted(c properties) bool { return c.text("status") == string(model.StatusRetracted) }
