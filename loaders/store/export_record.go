package store

import (
	"slices"
	"strings"

	"puente/graph/model"
)

func sourceRecord(p properties) *model.SourceRecord {
	return &model.SourceRecord{
		ID: p.text("id"), Publisher: p.text("publisher"), Title: p.text("title"), TitleEs: p.text("titleEs"), URL: p.text("url"), Vintage: p.text("vintage"),
		Retrieved: p.text("retrieved"), Licence: p.text("licence"), Dataset: p.text("dataset"), ReleasedOn: p.text("releasedOn"), Full: p.isTrue("full"),
	}
}

// storedEntity splits an entity into one row for each of its sources, with the properties that the source gave. Since each row needs
// a name, those of the other sources have the present name as well; the names they gave are aliases. The sources of aliases are not
// stored, so that the row of the first source has all aliases, and all properties without a known source.
func storedEntity(kind model.Kind, p properties) *model.StoredEntity {
	e := newEntityMerge(kind, p)
	stored := &model.StoredEntity{Kind: kind, ID: p.text("id")}
	for i, source := range e.sources {
		record := &model.EntityRecord{Kind: kind, ID: stored.ID, Name: p.text("name"), Source: source, Props: map[string]any{}}
		if i == 0 {
			record.Aliases = e.aliases
		}
		for name, value := range e.props {
			givenBy := e.givenBy[name]
			if givenBy != source && (i > 0 || slices.Contains(e.sources, givenBy)) {
				continue
			}
			switch name {
			case "id", "name":
			case "nameEs":
				record.NameEs = e.props.text(name)
			default:
				record.Props[name] = value
			}
		}
		stored.Rows = append(stored.Rows, record)
	}
	return stored
}

// claimRecords are all versions of the claims of a fact, in the order of their ids.
func claimRecords(f *model.StoredFact, claims []properties) []*model.FactRecord {
	slices.SortFunc(claims, func(a, b properties) int { return compareClaimIDs(a.text("id"), b.text("id")) })
	var records []*model.FactRecord
	for _, c := range claims {
		records = append(records, claimRecord(f, c))
	}
	return records
}

// compareClaimIDs orders versions of a claim by number: ~10 comes after ~9.
func compareClaimIDs(a, b string) int {
	claim, version, _ := strings.Cut(a, "~")
	other, number, _ := strings.Cut(b, "~")
	if claim != other {
		return strings.Compare(claim, other)
	}
	if len(version) != len(number) {
		return len(version) - len(number)
	}
	return strings.Compare(version, number)
}

// claimRecord is a claim as its row gave it. An end that a later release of its dataset set is left out: an import sets it again.
func claimRecord(f *model.StoredFact, c properties) *model.FactRecord {
	r := &model.FactRecord{
		FactID: f.ID, Relation: f.Relation, From: f.From, To: f.To, Status: model.FactStatus(c.text("status")), ValidFrom: c.text("validFrom"),
		ValidTo: c.text("validTo"), ObservedOn: c.text("observedOn"), Confidence: c.number("confidence"), Props: map[string]any{}, Source: c.text("source"),
		Quote: c.text("quote"), URL: c.text("url"), RecordedAt: c.text("recordedAt"), RetractedAt: c.text("retractedAt"), Dissent: c.isTrue("dissent"),
	}
	if c["closedBy"] != nil {
		r.ValidTo = c.text("statedTo")
	}
	for name, value := range c {
		if !isClaimProperty(name) {
			r.Props[name] = value
		}
	}
	return r
}

func seriesRecord(p properties) *model.SeriesRecord {
	return &model.SeriesRecord{
		SeriesID: p.text("id"), Subject: p.text("subject"), Measure: model.Measure(p.text("measure")), Unit: p.text("unit"),
		Frequency: model.Frequency(p.text("frequency")), Industry: p.text("industry"), Product: p.text("product"), Counterpart: p.text("counterpart"),
		Mode: model.TransportMode(p.text("mode")), Breakdown: p.text("breakdown"), First: p.text("first"), Values: p.numbers("values"),
		Lows: p.numbers("lows"), Highs: p.numbers("highs"), Flags: p.text("flags"), Source: p.text("source"),
	}
}
