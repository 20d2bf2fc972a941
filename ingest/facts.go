package ingest

import (
	"fmt"
	"math"
	"slices"

	"puente/graph/model"
)

// Confidence of a claim whose row gives none.
const (
	reportedConfidence = 0.9
	inferredConfidence = 0.5
)

// factTable declares the tables of facts.
func factTable() tidyTable {
	must := func(name string, read cell, about string) column {
		return column{name: name, required: true, read: read, about: about}
	}
	may := func(name string, read cell, about string) column { return column{name: name, read: read, about: about} }
	prop := func(name, stored string, read cell, about string) column {
		return column{name: name, stored: stored, read: read, about: about}
	}
	return tidyTable{
		name:  "facts",
		stage: Facts,
		marks: []string{"relation", "from", "to"},
		columns: []column{
			must("relation", oneOf(model.Relations()...), "what the first entity is to the second"),
			must("from", entityID, "id of the first entity"),
			must("to", entityID, "id of the second entity"),
			must("source", sourceID, "id of the source that makes the claim"),
			may("discriminator", text, "tells two facts of one relation between the same two entities apart"),
			may("fact", matching(`fact:[a-z2-7]{24}`, "the id of a fact as an export gives it"),
				"id of the fact; where it is empty the relation, the two ends and the discriminator make it"),
			may("status", oneOf(model.StatusReported, model.StatusInferred, model.StatusDisputed, model.StatusRetracted), "how sure the claim is; REPORTED where it is empty"),
			may("valid_from", date, "first day on which it held, as far as the source says"),
			may("valid_to", date, "last day on which it held, as far as the source says"),
			may("observed_on", date, "the date of which the source speaks"),
			may("recorded_at", date, "when the claim entered the dataset"),
			may("retracted_at", date, "when the claim was taken back"),
			may("confidence", decimal(0, 1), "from 0 to 1; 0.9 where a reported claim gives none, 0.5 otherwise"),
			may("quote", text, "what the source says, in other words, or the table cell"),
			may("url", address, "page that says it, where it is not that of the source"),
			may("dissent", boolean, "whether the source says that the fact is not so"),
			prop("role", "role", text, "in what role"),
			prop("product", "product", text, "which product is supplied"),
			prop("agreement", "agreement", text, "which agreement"),
			prop("method", "method", text, "how it was inferred"),
			prop("share", "share", decimal(0, 100), "OWNS: per cent of the capital; BUYS_FROM: share of purchases, from 0 to 1"),
			prop("level", "level", whole(1, 6), "CORRESPONDS_TO: deepest level at which the two agree"),
			prop("weight", "weight", decimal(0, 1), "MAKES: weight, from 0 to 1"),
			prop("million_pesos", "millionPesos", decimal(-math.MaxFloat64, math.MaxFloat64), "BUYS_FROM: million pesos"),
		},
		record: factRecord,
	}
}

func factRecord(l tableRow) (model.Record, error) {
	values, err := l.values("")
	if err != nil {
		return nil, err
	}
	v := &typedValues{values: values}
	rec := &model.FactRecord{
		Origin:     l.at,
		Relation:   model.Relation(as[string](v, "relation")),
		From:       as[string](v, "from"),
		To:         as[string](v, "to"),
		Status:     status(v),
		ValidFrom:  as[string](v, "valid_from"),
		ValidTo:    as[string](v, "valid_to"),
		ObservedOn: as[string](v, "observed_on"),
		Confidence: confidence(v),
		Props:      l.props(values),
		Source:     as[string](v, "source"),
		Quote:      as[string](v, "quote"),
		URL:        as[string](v, "url"),
		RecordedAt: as[string](v, "recorded_at"),
		Dissent:    as[bool](v, "dissent"),

		RetractedAt: as[string](v, "retracted_at"),
	}
	if rec.FactID = as[string](v, "fact"); rec.FactID == "" {
		rec.FactID = FactID(rec.Relation, rec.From, rec.To, as[string](v, "discriminator"))
	}
	if v.err != nil {
		return nil, v.err
	}
	if err := ends(rec); err != nil {
		return nil, err
	}
	if rec.ValidFrom != "" && rec.ValidTo != "" && before(rec.ValidTo, rec.ValidFrom) {
		return nil, cellError{"valid_to", rec.ValidTo, "the end lies before the start, " + rec.ValidFrom}
	}
	return rec, figures(l.table.columns, rec)
}

func status(v *typedValues) model.FactStatus {
	if s := as[string](v, "status"); s != "" {
		return model.FactStatus(s)
	}
	return model.StatusReported
}

func confidence(v *typedValues) float64 {
	if _, given := v.values["confidence"]; given {
		return as[float64](v, "confidence")
	}
	if status(v) == model.StatusReported {
		return reportedConfidence
	}
	return inferredConfidence
}

// ends checks that the relation may join the two entities.
func ends(rec *model.FactRecord) error {
	from, err := kindOf(rec.From)
	if err != nil {
		return cellError{"from", rec.From, err.Error()}
	}
	to, err := kindOf(rec.To)
	if err != nil {
		return cellError{"to", rec.To, err.Error()}
	}
	if !rec.Relation.Joins(from, to) {
		return cellError{"relation", string(rec.Relation), fmt.Sprintf("it does not lead from a %s to a %s (%s to %s)", from, to, rec.From, rec.To)}
	}
	if rec.From == rec.To {
		return cellError{"to", rec.To, "a fact joins two entities, and this row has the same one at both ends"}
	}
	return nil
}

// figures checks that a figure stands on a relation that has it, and within that relation's bounds.
func figures(columns []column, rec *model.FactRecord) error {
	for _, c := range columns {
		v, given := rec.Props[c.stored]
		if !given {
			continue
		}
		if on := model.RelationsWith(c.stored); len(on) > 0 && !slices.Contains(on, rec.Relation) {
			return cellError{c.name, fmt.Sprint(v), fmt.Sprintf("a fact of the relation %s has no such figure, only %v", rec.Relation, on)}
		}
	}
	if rec.Relation != model.RelationBuysFrom {
		return nil
	}
	v := &typedValues{values: rec.Props}
	if share := as[float64](v, "share"); share > 1 {
		return cellError{"share", fmt.Sprint(share), "the share of purchases is from 0 to 1"}
	}
	return v.err
}
