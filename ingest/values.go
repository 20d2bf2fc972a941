package ingest

import (
	"maps"
	"slices"

	"puente/graph/model"
)

// Values returns a record by the columns of its tidy table: the inverse of reading a row. Values are strings, int64, float64, bool and
// slices of strings and numbers; unknown ones are left out.
func Values(rec model.Record) map[string]any {
	switch r := rec.(type) {
	case *model.SourceRecord:
		return withoutEmpty(map[string]any{
			"id": r.ID, "publisher": r.Publisher, "title": r.Title, "title_es": r.TitleEs, "url": r.URL, "vintage": r.Vintage,
			"retrieved": r.Retrieved, "licence": r.Licence, "dataset": r.Dataset, "released_on": r.ReleasedOn, "full": r.Full,
		})
	case *model.EntityRecord:
		return withoutEmpty(entityValues(r))
	case *model.FactRecord:
		return withoutEmpty(factValues(r))
	case *model.SeriesRecord:
		return withoutEmpty(map[string]any{
			"subject": r.Subject, "measure": string(r.Measure), "unit": r.Unit, "frequency": string(r.Frequency), "first": r.First, "source": r.Source,
			"values": r.Values, "lows": r.Lows, "highs": r.Highs, "flags": r.Flags, "industry": r.Industry, "product": r.Product,
			"counterpart": r.Counterpart, "mode": string(r.Mode), "breakdown": r.Breakdown,
		})
	}
	return nil
}

func entityValues(r *model.EntityRecord) map[string]any {
	values := map[string]any{"id": r.ID, "name": r.Name, "name_es": r.NameEs, "aliases": r.Aliases, "source": r.Source}
	for _, c := range entityColumns() {
		if c.stored != "" && slices.Contains(c.kinds, r.Kind) {
			values[c.name] = r.Props[c.stored]
		}
	}
	if at, ok := r.Props["location"].(model.Point); ok {
		values["latitude"], values["longitude"] = at.Latitude, at.Longitude
	}
	if box, ok := r.Props["boundingBox"].([]float64); ok && len(box) == len(edges()) {
		for i, name := range edges() {
			values[name] = box[i]
		}
	}
	return values
}

func factValues(r *model.FactRecord) map[string]any {
	values := map[string]any{
		"relation": string(r.Relation), "from": r.From, "to": r.To, "source": r.Source, "status": string(r.Status), "valid_from": r.ValidFrom,
		"valid_to": r.ValidTo, "observed_on": r.ObservedOn, "recorded_at": r.RecordedAt, "retracted_at": r.RetractedAt,
		"confidence": r.Confidence, "quote": r.Quote, "url": r.URL, "dissent": r.Dissent,
	}
	if r.FactID != FactID(r.Relation, r.From, r.To, "") {
		values["fact"] = r.FactID // made with a discriminator, which is not stored
	}
	for _, c := range factTable().columns {
		if c.stored != "" {
			values[c.name] = r.Props[c.stored]
		}
	}
	return values
}

// withoutEmpty removes unknown values. A number is known, also if it is zero.
func withoutEmpty(values map[string]any) map[string]any {
	maps.DeleteFunc(values, func(_ string, v any) bool {
		switch v := v.(type) {
		case nil:
			return true
		case string:
			return v == ""
		case bool:
			return !v
		case []string:
			return len(v) == 0
		case []float64:
			return len(v) == 0
		}
		return false
	})
	return values
}
