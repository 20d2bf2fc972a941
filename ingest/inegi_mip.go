package ingest

import (
	"errors"
	"fmt"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"

	"puente/graph/model"
)

// mip reads INEGI's input–output matrix, industry by industry, of domestic origin, by rama of SCIAN (four digits), in million
// pesos at basic prices (MIP_53.xlsx of base year 2018). A row is the selling rama and a column the buying rama: the
// row "3363 - Fabricación de partes para vehículos automotores" has its largest cell in the column of car assembly, 3361.
//
// Each cell between two ramas that is not zero is a fact BUYS_FROM, from the buyer to the supplier, with the pesos as
// published and the share of all domestic purchases of the buyer in the matrix: of the row "UON - Usos de origen
// nacional", the sum of the column. What a rama buys from itself is part of that sum but no fact, since a fact
// joins two entities. The columns of final demand and the rows below UON (imports, taxes, value added, jobs) are not purchases
// between ramas.
type mip struct{}

func mipPublication() publication {
	return publication{
		kind: model.DatasetInputOutput, publisher: "INEGI", url: "https://www.inegi.org.mx/programas/mip/2018/", full: true,
		title:   "Input–output matrix by industry, domestic origin, SCIAN four digits, base year",
		titleEs: "Matriz de insumo producto simétrica, industria por industria, origen doméstico, rama SCIAN, año base",
		licence: "Términos de libre uso INEGI (attribution)",
	}
}

// Name is the kind that the import command takes.
func (mip) Name() string { return mipPublication().kind }

// Stage is the stage of such a file.
func (mip) Stage() Stage { return Official }

// Recognise reports whether the file is a workbook of INEGI's data bank. Whether its table is the matrix is checked by Read.
func (mip) Recognise(head []byte) bool { return isTabulado(head) }

// Read reads the matrix.
func (mip) Read(r io.Reader, in Input, emit func(model.Record) error, bad func(model.BadRow) error) error {
	table, about, err := tabulado(r)
	if unread := (readError{}); errors.As(err, &unread) {
		return unread.error
	}
	if err != nil {
		return bad(model.BadRow{Origin: model.Origin{File: in.File, Line: 1}, Reason: err.Error()})
	}
	m := matrix{file: in.File, rows: table}
	if wrong := m.header(); wrong != nil {
		return bad(*wrong)
	}
	source, wrong := mipPublication().source(in, m.base)
	if wrong != nil {
		return bad(*wrong)
	}
	source.ReleasedOn = mipReleased(about)
	if err := emit(source); err != nil {
		return err
	}
	return m.facts(source.ID, emit, bad)
}

// mipReleased returns the day on which INEGI last changed the table, from the sheet of metadata.
func mipReleased(about [][]string) string {
	for _, row := range about {
		if day, err := model.ParseDate(sheetCell(row, 2)); err == nil && sheetCell(row, 1) == "FECHA DE ACTUALIZACIÓN" {
			return string(day)
		}
	}
	return ""
}

// Rows of the sheet, from 0.
const (
	mipTitleRow  = 1
	mipKindRow   = 2
	mipHeaderRow = 5
	mipFirstRow  = 6
)

// matrix is the sheet and its layout.
type matrix struct {
	file   string
	rows   [][]string
	base   string // year
	buyers []buyer
}

// buyer is a column of the matrix.
type buyer struct {
	column   int
	industry string  // id of the entity
	total    float64 // all its domestic purchases, million pesos
}

func (m *matrix) at(row int) model.Origin {
	return model.Origin{File: m.file, Line: row + 1, Wide: true}
}

func (m *matrix) bad(row int, column, value, reason string) *model.BadRow {
	return &model.BadRow{Origin: m.at(row), Column: column, Value: value, Reason: reason}
}

func (m *matrix) cell(row, column int) string {
	if row < len(m.rows) {
		return sheetCell(m.rows[row], column)
	}
	return ""
}

// header finds the columns of the buyers, and refuses any other table of the data bank.
func (m *matrix) header() *model.BadRow {
	kind := m.cell(mipKindRow, 0)
	for _, part := range []string{"Industria por industria", "Origen doméstico", "Rama SCIAN", "Millones de pesos a precios básicos"} {
		if !strings.Contains(kind, part) {
			return m.bad(mipKindRow, "", kind, "the matrix that is read says here: Industria por industria, Economía total, Origen doméstico, Rama SCIAN, Millones de pesos a precios básicos")
		}
	}
	if found := regexp.MustCompile(`[Bb]ase ([0-9]{4})`).FindStringSubmatch(m.cell(mipTitleRow, 0)); found != nil {
		m.base = found[1]
	}
	if m.base != "2018" {
		return m.bad(mipTitleRow, "", m.cell(mipTitleRow, 0), "the matrix of base year 2018 is read, in ramas of SCIAN 2018, and this is another")
	}
	if got := m.cell(mipHeaderRow, 2); got != "Total" {
		return m.bad(mipHeaderRow, "C", got, `expected "Total", and the buyers from column D on`)
	}
	totals := m.totals()
	if totals < 0 {
		return m.bad(mipHeaderRow, "A", "", `no row "UON - Usos de origen nacional" holds the totals of what each rama buys`)
	}
	for column := 3; m.cell(mipHeaderRow, column) != "Total"; column++ {
		industry, ok := ramaID(m.cell(mipHeaderRow, column))
		if !ok {
			return m.bad(mipHeaderRow, letterOf(column), m.cell(mipHeaderRow, column), `expected a rama such as "1111 - Cultivo de semillas …", or "Total" behind the last`)
		}
		total, err := pesos(m.cell(totals, column))
		if err != nil {
			return m.bad(totals, industry, m.cell(totals, column), err.Error())
		}
		m.buyers = append(m.buyers, buyer{column, industry, total})
	}
	return nil
}

func (m *matrix) totals() int {
	for i := range m.rows {
		if strings.HasPrefix(m.cell(i, 0), "UON - ") {
			return i
		}
	}
	return -1
}

// facts emits the purchases row by row.
func (m *matrix) facts(source string, emit func(model.Record) error, bad func(model.BadRow) error) error {
	for row := mipFirstRow; row < len(m.rows); row++ {
		label := m.cell(row, 0)
		if label == "" && len(m.rows[row]) == 0 {
			continue
		}
		supplier, ok := ramaID(label)
		if !ok {
			if err := bad(model.BadRow{Origin: m.at(row), Column: "A", Value: label, Source: source, Outside: true, Reason: "the row is no rama of SCIAN that sells"}); err != nil {
				return err
			}
			continue
		}
		facts, wrong := m.sales(row, supplier, source)
		if wrong == nil && len(facts) == 0 {
			wrong = m.bad(row, "A", label, "no other rama buys from it")
			wrong.Outside = true
		}
		if wrong != nil {
			wrong.Source = source
			if err := bad(*wrong); err != nil {
				return err
			}
			continue
		}
		for _, f := range facts {
			if err := emit(f); err != nil {
				return err
			}
		}
	}
	return nil
}

// sales returns the purchases from one rama. One unreadable cell refuses the row.
func (m *matrix) sales(row int, supplier, source string) ([]*model.FactRecord, *model.BadRow) {
	var facts []*model.FactRecord
	for _, b := range m.buyers {
		value, err := pesos(m.cell(row, b.column))
		if err == nil && value > b.total {
			err = errors.New("more than all that the column's rama buys, by the row UON")
		}
		if err != nil {
			return nil, m.bad(row, letterOf(b.column), m.cell(row, b.column), err.Error())
		}
		if value == 0 || b.industry == supplier {
			continue
		}
		facts = append(facts, &model.FactRecord{
			Origin: m.at(row), FactID: FactID(model.RelationBuysFrom, b.industry, supplier, ""), Relation: model.RelationBuysFrom,
			From: b.industry, To: supplier, Status: model.StatusReported, ObservedOn: m.base, Confidence: reportedConfidence, Source: source,
			Props: map[string]any{"millionPesos": value, "share": roundToSixDigits(value / b.total)},
		})
	}
	return facts, nil
}

// ramaID returns the industry of a label such as "1111 - Cultivo de semillas …".
func ramaID(label string) (string, bool) {
	code, _, ok := strings.Cut(label, " - ")
	if !ok || len(code) != 4 || strings.Trim(code, "0123456789") != "" {
		return "", false
	}
	return "industry:scian2018:" + code, true
}

// pesos parses a cell of the matrix, in which nothing is suppressed or negative.
func pesos(text string) (float64, error) {
	x, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) || x < 0 {
		return 0, errors.New("not an amount in million pesos: a number from 0 on")
	}
	return x, nil
}

// roundToSixDigits rounds a quotient to six significant digits, as many as the published amounts have.
func roundToSixDigits(x float64) float64 {
	short, err := strconv.ParseFloat(fmt.Sprintf("%.6g", x), 64)
	if err != nil {
		return x
	}
	return short
}

// letterOf returns the name of a column of a sheet: A, B, …, Z, AA.
func letterOf(column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}
