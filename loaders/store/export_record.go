package store

import (
	"slices"
	"strings"

	"puente/graph/model"
)

func sourceRecord(p map[string]any) *model.SourceRecord {
	text := func(name string) string { return writeString(p[name]) }
	return &model.SourceRecord{
		ID: text("id"), Publisher: text("publisher"), Title: text("title"), TitleEs: text("titleEs"), URL: text("url"), Vintage: text("vintage"),
		Retrieved: text("retrieved"), Licence: text("licence"), Dataset: text("dataset"), ReleasedOn: text("releasedOn"), Full: p["full"] == true,
	}
}

// storedEntity parts an entity into what each of its sources gave. Every row needs a name: those of sources that did not give the one
// that stands have it too, and what they called the entity is among its aliases. Nobody keeps who gave an alias, so that the first source has them.
func storedEntity(kind model.Kind, p map[string]any) *model.StoredEntity {
	e := newEntityMerge(kind, p)
	stored := &model.StoredEntity{Kind: kind, ID: writeString(p["id"])}
	for i, source := range e.sources {
		row := &model.EntityRecord{Kind: kind, ID: stored.ID, Name: writeString(p["name"]), Source: source, Props: map[string]any{}}
		if i == 0 {
			row.Aliases = e.aliases
		}
		for name, value := range e.props {
			by := e.givenBy[name]
			if by != source && (i > 0 || slices.Contains(e.sources, by)) {
				continue
			}
			switch name {
			case "id", "name":
			case "nameEs":
				row.NameEs = writeString(value)
			default:
				row.Props[name] = value
			}
		}
		stored.Rows = append(stored.Rows, row)
	}
	return stored
}

func storedFact(relation model.Relation, values []any) *model.StoredFact {
	f := &model.StoredFact{
		ID: writeString(values[0]), Relation: relation, From: writeString(values[1]), To: writeString(values[2]), Props: writeProps(values[3]),
	}
	claims, _ := values[4].([]any)
	all := make([]map[string]any, len(claims))
	for i, c := range claims {
		all[i] = writeProps(c)
	}
	// Versions of a claim are numbered: claim:…~10 comes after claim:…~9.
	slices.SortFunc(all, func(a, b map[string]any) int { return compareClaimIDs(writeString(a["id"]), writeString(b["id"])) })
	for _, c := range all {
		f.Claims = append(f.Claims, claimRecord(f, c))
	}
	return f
}

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

// claimRecord is a claim as its row gave it. The end that a later release of its dataset put to it is left out, since an import finds it again.
func claimRecord(f *model.StoredFact, c map[string]any) *model.FactRecord {
	text := func(name string) string { return writeString(c[name]) }
	r := &model.FactRecord{
		FactID: f.ID, Relation: f.Relation, From: f.From, To: f.To, Status: model.FactStatus(text("status")), ValidFrom: text("validFrom"),
		ValidTo: text("validTo"), ObservedOn: text("observedOn"), Confidence: writeConfidence(c), Props: map[string]any{}, Source: text("source"),
		Quote: text("quote"), URL: text("url"), RecordedAt: text("recordedAt"), RetractedAt: text("retractedAt"), Dissent: c["dissent"] == true,
	}
	if c["closedBy"] != nil {
		r.ValidTo = text("statedTo")
	}
	for name, value := range c {
		if !isClaimProperty(name) && name != "retractedAt" && name != "closedBy" && name != "statedTo" {
			r.Props[name] = value
		}
	}
	return r
}

func seriesRecord(p map[string]any) *model.SeriesRecord {
	text := func(name string) string { return writeString(p[name]) }
	numbers := func(name string) []float64 {
		list, _ := p[name].([]float64)
		return list
	}
	return &model.SeriesRecord{
		SeriesID: text("id"), Subject: text("subject"), Measure: model.Measure(text("measure")), Unit: text("unit"),
		Frequency: model.Frequency(text("frequency")), Industry: text("industry"), Product: text("product"), Counterpart: text("counterpart"),
		Mode: model.TransportMode(text("mode")), Breakdown: text("breakdown"), First: text("first"), Values: numbers("values"),
		Lows: numbers("lows"), Highs: numbers("highs"), Flags: text("flags"), Source: text("source"),
	}
}
