package ingest

import (
	"fmt"
	"io"
	"slices"
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
	activity     string // code of SCIAN; empty where it is not known
	edition      string // of SCIAN, where it is not that of 2018
	operator     string // legal name; empty where it is not a firm that the register names
	operatorText string // what the register says of the operator
}

// register converts the entries of one edition of a register to records.
type register struct {
	source, vintage, year string
	notes                 *notes
	firms                 map[string]bool // ids emitted so far: the first spelling is kept
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
	if l.activity != "" {
		fact(model.RelationInIndustry, l.id, l.industry(), l.industryText())
	}
	for _, rec := range records {
		if err := emit(rec); err != nil {
			return err
		}
	}
	return nil
}

// industry returns the industry of SCIAN 2018 of the activity's code, and that of SCIAN 2023 where that edition made the code or
// changed what it holds.
func (l registerEntry) industry() string {
	made := []string{
		"112513", "112514", "112515", "112516", "112519", "312144", "312145", "31512", "33513", "4373", "513", "516", "519", "931411", "931412",
	}
	if l.edition == "2023" && slices.ContainsFunc(made, func(code string) bool { return strings.HasPrefix(l.activity, code) }) {
		return "industry:scian2023:" + l.activity
	}
	return scian2018 + l.activity
}

func (l registerEntry) industryText() string {
	if l.edition == "" || l.edition == "2018" {
		return "Listed under activity " + l.activity
	}
	return "Listed under activity " + l.activity + " of SCIAN " + l.edition
}

// check refuses an entry with an id of another form, and leaves out an activity that is none.
func (l *registerEntry) check(row officeRow, list *register, idColumn, activityColumn, nameColumn int) error {
	if _, err := kindOf(l.id); err != nil {
		return row.fault(idColumn, err.Error())
	}
	if l.activity != "" && (len(l.activity) != 6 || !allDigits(l.activity)) {
		list.notes.add(row.line, row.As(activityColumn), l.activity, "the industry is left out: not an activity of SCIAN, which has six digits")
		l.activity = ""
	}
	if l.operator != "" && len(names.FirmID(l.operator)) > maxID {
		return row.fault(nameColumn, fmt.Sprintf("the name is too long for an id of %d characters", maxID))
	}
	return nil
}

// readRegister reads a register: the release, then its entries, then what was left out of them. Its vintage is the user's, the one given,
// or what the first row has in the column year, which is -1 where there is none.
func readRegister(
	t officeTable, p publication, r io.Reader, in Input, vintage string, year int, emit func(model.Record) error, bad func(model.BadRow) error,
	read func(officeRow, *register) (registerEntry, error),
) error {
	f, wrong, err := t.open(r, in)
	if err != nil {
		return err
	}
	if wrong != nil {
		return bad(*wrong)
	}
	if vintage == "" && year >= 0 && f.header.Has(year) {
		vintage = f.header.Text(f.rows.peek(), year)
	}
	source, wrong := p.source(in, vintage)
	if wrong != nil {
		return bad(*wrong)
	}
	list := &register{source: source.ID, vintage: source.Vintage, notes: &f.notes, firms: map[string]bool{}}
	if day, err := model.ParseDate(source.Vintage); err == nil {
		list.year = string(day)
		if source.Full {
			source.ReleasedOn = string(day)
		}
	}
	if err := emit(source); err != nil {
		return err
	}
	if err := f.each(func(row officeRow) error {
		l, err := read(row, list)
		if err != nil {
			return err
		}
		at := f.rows.at()
		at.Wide = true
		if err := list.emit(at, l, emit); err != nil {
			return emitError{err}
		}
		return nil
	}, func(wrong model.BadRow) error {
		wrong.Wide, wrong.Source = true, list.source
		return bad(wrong)
	}); err != nil {
		return err
	}
	return f.notes.emit(list.source, bad)
}
