package ingest

import (
	"fmt"
	"strings"

	"puente/graph/model"
	"puente/names"
)

// registerEntry is one establishment of a Mexican register.
type registerEntry struct {
	id, name     string
	props        map[string]any
	municipio    string // five digits
	municipioAs  string // as the register names it
	activity     string // code of SCIAN
	operator     string // legal name; empty where it is not a firm that the register names
	operatorText string // what the register says of the operator
}

// register converts the entries of one edition of a register to records.
type register struct {
	source, year string
	firms        map[string]bool // ids emitted so far: the first spelling is kept
}

// emit emits the establishment, the firm that operates it where that is new, and the facts about both.
func (r *register) emit(at model.Origin, l registerEntry, emit func(model.Record) error) error {
	records := []model.Record{&model.EntityRecord{
		Origin: at, Kind: model.KindEstablishment, ID: l.id, Name: l.name, Source: r.source, Props: l.props,
	}}
	fact := func(relation model.Relation, from, to, quote string) {
		records = append(records, &model.FactRecord{
			Origin: at, FactID: FactID(relation, from, to, ""), Relation: relation, From: from, To: to, Status: model.StatusReported,
			ObservedOn: r.year, Confidence: reportedConfidence, Props: map[string]any{}, Source: r.source, Quote: quote,
		})
	}
	if l.operator != "" {
		id := names.FirmID(l.operator)
		if !r.firms[id] {
			r.firms[id] = true
			records = append(records, &model.EntityRecord{
				Origin: at, Kind: model.KindFirm, ID: id, Name: l.operator, Source: r.source, Props: map[string]any{"legalName": l.operator},
			})
		}
		fact(model.RelationOperates, id, l.id, l.operatorText)
	}
	fact(model.RelationLocatedIn, l.id, "municipio:"+l.municipio, "Listed in "+l.municipioAs)
	fact(model.RelationInIndustry, l.id, "industry:scian2018:"+l.activity, "Listed under activity "+l.activity)
	for _, rec := range records {
		if err := emit(rec); err != nil {
			return err
		}
	}
	return nil
}

// check refuses an entry with an id or activity code of another form.
func (l registerEntry) check(idColumn, activityColumn, nameColumn string) error {
	if _, err := kindOf(l.id); err != nil {
		return cellError{idColumn, strings.TrimPrefix(l.id, model.KindEstablishment.Prefix()), err.Error()}
	}
	if len(l.activity) != 6 || strings.Trim(l.activity, "0123456789") != "" {
		return cellError{activityColumn, l.activity, "not an activity of SCIAN: six digits"}
	}
	if l.operator != "" && len(names.FirmID(l.operator)) > maxID {
		return cellError{nameColumn, l.operator, fmt.Sprintf("the name is too long for an id of %d characters", maxID)}
	}
	return nil
}

// readEntries reads the rows of a register after its header.
func readEntries(rows *rows, list *register, emit func(model.Record) error, bad func(model.BadRow) error, read func(cells []string) (registerEntry, error)) error {
	return eachRow(rows, func(cells []string, wrong *model.BadRow) error {
		at := rows.at()
		at.Wide = true
		if wrong == nil {
			l, err := read(cells)
			if err == nil {
				return list.emit(at, l, emit)
			}
			wrong = rows.refuse(err)
		}
		wrong.Origin, wrong.Source = at, list.source
		return bad(*wrong)
	})
}
